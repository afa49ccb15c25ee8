import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow, FundingKind } from '../../domain/money/index.js';
import type { Budget } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';
import { knownUntil } from './seen.js';
import { type FlowArguments, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/** Budgets that the lens lets through, each with whether it is the effective one of its project and period. */
const visibleBudgets = (lens: Lens) => sql`(
      select b.*,
        row_number() over (
          partition by b.project_id, b.period_start, b.period_end
          order by b.type = 'REVISED' desc, b.recorded_at desc, b.id desc
        ) = 1 as is_effective
      from budget b
      where b.value_date <= ${lens.asOf}::date
        and b.recorded_at <= ${knownUntil(lens)}
    )`;

/** A sum of effective budgets in one currency under one key. */
export interface BudgetRow extends Flow {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
  isSynthetic: boolean;
}

/** Effective budgets by key and currency. A donor or date in the filter does not affect them: a budget has neither. */
export const budgetRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments,
): Promise<BudgetRow[]> => {
  const { rows } = await sql<BudgetRow>`
    with ${weighted(weights, given)},
    -- one row is an effective budget
    effective as materialized (
      select b.*
      from ${visibleBudgets(lens)} b
      where b.is_effective
        and b.project_id in ${weightedProjects}
    ),
    -- one row is a pair of currencies on a value date, with its rate; null where there is none
    rates as (
      select pair.currency, pair.value_date, pair.target, r.rate
      from (
        select distinct e.currency, e.value_date, s.target
        from effective e
          cross join (select distinct target from scopes) s
      ) pair
        left join lateral (
          select 1::numeric as rate
          where pair.currency = pair.target
          union all
          select c.rate
          from conversion_rate(pair.currency, pair.target, pair.value_date, ${lens.asOf}::date, ${knownUntil(lens)}) c
          where pair.currency <> pair.target
        ) r on true
    )
    select w.scope_id, w.kind, w.key_id, e.currency,
      sum(e.amount * w.weight)::text as amount,
      coalesce(sum(e.amount * w.weight * r.rate), 0)::text as converted,
      (sum(e.amount * w.weight) filter (where r.rate is null))::text as unconverted,
      bool_or(e.provenance_id in (select v.id from provenance v where v.is_synthetic)) as is_synthetic
    from weights w
      join scopes s    on s.scope_id = w.scope_id
      join effective e on e.project_id = w.project_id
      join rates r     on r.currency = e.currency and r.value_date = e.value_date and r.target = s.target
    group by w.scope_id, w.kind, w.key_id, e.currency`.execute(db);
  return rows;
};

/** A budget as the lens shows it. */
export type BudgetOfProject = Row<Budget> & { isEffective: boolean };

/** Budgets of projects, by period, the latest first. */
export const budgetLoaders = (db: Reader, lens: Lens) => ({
  budgetsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<BudgetOfProject>`
    select b.*
    from ${visibleBudgets(lens)} b
    where b.project_id = any(${ids}::int[])
    order by b.period_start, b.period_end, b.recorded_at desc, b.id desc`.execute(db);
      return listed(rows, 'projectId');
    },
    () => [] as BudgetOfProject[],
  ),
});
