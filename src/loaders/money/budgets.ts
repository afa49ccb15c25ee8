import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow, FundingKind } from '../../domain/money/index.js';
import type { Budget } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';
import { countedByDay, effectiveAmount } from './byDay.js';
import { ratesOf, sumsOf } from './effectiveSums.js';
import { isBudgetSeen } from './seen.js';
import { type FlowArguments, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/** Budgets of some projects that the lens lets through, with the days on which each counts. */
export const visibleBudgets = (lens: Lens, projects: RawBuilder<unknown>) =>
  countedByDay({
    seen: sql`
        select b.*
        from budget b
        where b.project_id in ${projects}
          and ${isBudgetSeen(lens)}`,
    about: ['projectId'],
    until: null,
  });

/** A sum of effective budgets in one currency under one key. */
export interface BudgetRow extends Flow {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
  /** Number of the project, where they are told apart by it. */
  detailId: number | null;
  /** The part of a project that counts. */
  weight: string;
  isSynthetic: boolean;
}

/** Budgets by key and currency, each with the share of its days on which it counts. A donor or date in the filter does not affect them: a budget has neither. */
export const budgetRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments,
): Promise<BudgetRow[]> => {
  const { rows } = await sql<BudgetRow>`
    with ${weighted(weights, given)},
    -- one row is a budget that counts, with the part of it that does
    effective as materialized (
      select b.*, ${effectiveAmount('b')} as effective_amount
      from ${visibleBudgets(lens, weightedProjects)} b
      where b.effective_days > 0
    ),
    ${ratesOf(lens)}
    ${sumsOf(given.detail === 'project' ? sql`w.project_id` : sql`null::int`)}`.execute(db);
  return rows;
};

/** A budget as the lens shows it. */
export type BudgetOfProject = Row<Budget> & { days: number; effectiveDays: number };

/** Budgets of projects, by period, the latest first. */
export const budgetLoaders = (db: Reader, lens: Lens) => ({
  budgetsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<BudgetOfProject>`
    select b.*
    from ${visibleBudgets(lens, sql`(select unnest(${ids}::int[]))`)} b
    order by b.period_start, b.period_end, b.recorded_at desc, b.id desc`.execute(db);
      return listed(rows, 'projectId');
    },
    () => [] as BudgetOfProject[],
  ),
});
