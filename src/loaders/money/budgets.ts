import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Flow, FundingKind } from '../../domain/money/index.js';
import type { Budget } from '../../entities/money/index.js';
import type { Row } from '../../entities/Row.js';
import { batch, listed } from '../batch.js';
import { isBudgetSeen, knownUntil } from './seen.js';
import { type FlowArguments, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/**
 * Budgets of some projects that the lens lets through, each with its `days`, and on how many of them it is the one that
 * counts: of those that cover a day, the revised one recorded last, else the original one; of two recorded at the same
 * moment the larger.
 */
const visibleBudgets = (lens: Lens, projects: RawBuilder<unknown>) => sql`(
      with
      -- one row is a budget that the lens lets through
      seen as materialized (
        select b.*
        from budget b
        where b.project_id in ${projects}
          and ${isBudgetSeen(lens)}
      ),
      -- one row is a day of a project on which a budget begins, or the day after one ends
      cuts as (
        select project_id, period_start as day from seen
        union
        select project_id, period_end + 1 from seen
      ),
      -- one row is a span of days between two of them: budgets cover it whole, or not at all
      spans as (
        select project_id, day as first_day, lead(day) over (partition by project_id order by day) as next_day
        from cuts
      ),
      -- one row is such a span with the budget that counts in it
      won as (
        select distinct on (span.project_id, span.first_day) b.id, span.next_day - span.first_day as days
        from spans span
          join seen b
            on  b.project_id = span.project_id
            and span.first_day between b.period_start and b.period_end
        where span.next_day is not null
        order by span.project_id, span.first_day, b.type = 'REVISED' desc, b.recorded_at desc, b.amount desc, b.id desc
      )
      select seen.*,
        seen.period_end - seen.period_start + 1 as days,
        coalesce(counted.days, 0) as effective_days
      from seen
        left join (select id, sum(days)::int as days from won group by id) counted on counted.id = seen.id
    )`;

/** A sum of effective budgets in one currency under one key. */
export interface BudgetRow extends Flow {
  scopeId: number;
  kind: FundingKind;
  keyId: number;
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
      -- rule: docs/numbers.md#budget
      select b.*, b.amount * b.effective_days * 1.00000000000000000000 / b.days as effective_amount
      from ${visibleBudgets(lens, weightedProjects)} b
      where b.effective_days > 0
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
      sum(e.effective_amount * w.weight)::text as amount,
      coalesce(sum(e.effective_amount * w.weight * r.rate), 0)::text as converted,
      (sum(e.effective_amount * w.weight) filter (where r.rate is null))::text as unconverted,
      bool_or(e.provenance_id in (select v.id from provenance v where v.is_synthetic)) as is_synthetic
    from weights w
      join scopes s    on s.scope_id = w.scope_id
      join effective e on e.project_id = w.project_id
      join rates r     on r.currency = e.currency and r.value_date = e.value_date and r.target = s.target
    group by w.scope_id, w.kind, w.key_id, e.currency`.execute(db);
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
