import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow } from '../../domain/money/index.js';
import type { Budget } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';
import { type FlowArguments, knownUntil, narrowed } from './flows.js';
import type { Weights } from './weights.js';

/** Budgets that the lens lets through, each with whether it is the effective one of its project and period. */
const visibleBudgets = (lens: Lens) => sql`(
  select b.*, row_number() over (partition by b.project_id, b.period_start, b.period_end order by b.type = 'REVISED' desc, b.recorded_at desc, b.id desc) = 1 as is_effective
  from budget b where b.value_date <= ${lens.asOf}::date and b.recorded_at <= ${knownUntil(lens)})`;

/** A sum of effective budgets in one currency under one key. */
export interface BudgetRow extends Flow {
  scopeId: number;
  kind: string;
  keyId: number;
  isSynthetic: boolean;
}

/** Effective budgets by key and currency. A donor or a date in the filter does not bear on them: a budget has neither. */
export const budgetRows = async (
  db: Reader,
  lens: Lens,
  { scopes, weights }: Weights,
  given: FlowArguments,
): Promise<BudgetRow[]> => {
  const { rows } = await sql<BudgetRow>`
    with scopes as materialized (${scopes}), weights as materialized (select * from ${narrowed(weights, given)} w where w.weight <> 0),
    effective as materialized (select b.* from ${visibleBudgets(lens)} b where b.is_effective and b.project_id in (select w.project_id from weights w)),
    rates as (select p.*, r.rate from (select distinct e.currency, e.value_date, s.target from effective e cross join (select distinct target from scopes) s) p
      left join lateral (select 1::numeric as rate where p.currency = p.target union all
        select c.rate from conversion_rate(p.currency, p.target, p.value_date, ${lens.asOf}::date, ${knownUntil(lens)}) c where p.currency <> p.target) r on true)
    select w.scope_id, w.kind, w.key_id, e.currency, sum(e.amount * w.weight)::text as amount, coalesce(sum(e.amount * w.weight * r.rate), 0)::text as converted,
      (sum(e.amount * w.weight) filter (where r.rate is null))::text as unconverted,
      bool_or(e.provenance_id in (select v.id from provenance v where v.is_synthetic)) as is_synthetic
    from weights w join scopes s on s.scope_id = w.scope_id join effective e on e.project_id = w.project_id
      join rates r on r.currency = e.currency and r.value_date = e.value_date and r.target = s.target
    group by w.scope_id, w.kind, w.key_id, e.currency`.execute(db);
  return rows;
};

export type BudgetOfProject = Row<Budget> & { isEffective: boolean };

/** Budgets of projects, by period, the latest first. */
export const budgetLoaders = (db: Reader, lens: Lens) => ({
  budgetsOfProject: batch(
    async (ids) => {
      const { rows } = await sql<BudgetOfProject>`
        select * from ${visibleBudgets(lens)} b where b.project_id = any(${ids}::int[]) order by b.period_start, b.period_end, b.recorded_at desc, b.id desc`.execute(
        db,
      );
      return listed(rows, 'projectId');
    },
    () => [] as BudgetOfProject[],
  ),
});
