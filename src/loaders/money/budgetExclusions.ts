import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { visibleBudgets } from './budgets.js';
import { ratesOf } from './effectiveSums.js';
import { type ExclusionRow, exclusionsOf, notYet } from './exclusions.js';
import { isBudgetSeen } from './seen.js';
import { type FlowArguments, weighted, weightedProjects } from './weighted.js';
import type { Weights } from './weights.js';

/**
 * The expressions `shown`, budgets of some projects with the days on which each counts, and `undecided`, those of them
 * of which nothing says whether they or another one count.
 */
export const undecidedBudgets = (lens: Lens, projects: RawBuilder<unknown>) => sql`
    -- one row is a budget that the lens shows, with the days on which it counts
    shown as materialized (select b.* from ${visibleBudgets(lens, projects)} b),
    -- two of one kind for the same days, recorded at the same moment, of which one counts
    undecided as (
      select distinct b.id, b.project_id
      from shown b
        join shown other
          on  other.project_id = b.project_id
          and other.type = b.type
          and other.recorded_at = b.recorded_at
          and other.id <> b.id
          and other.period_start <= b.period_end
          and other.period_end >= b.period_start
          and (b.effective_days > 0 or other.effective_days > 0)
    )`;

/** What is left out of the budget of each key of some scopes, and budgets that overlap undecided. */
export const budgetExclusionRows = async (
  db: Reader,
  lens: Lens,
  weights: Weights,
  given: FlowArguments,
): Promise<ExclusionRow[]> => {
  const { rows } = await sql<ExclusionRow>`
    with ${weighted(weights, given)},
    ${undecidedBudgets(lens, weightedProjects)},
    effective as (select * from shown where effective_days > 0),
    ${ratesOf(lens)},
    -- one row is a budget that does not count, or not for sure, and why
    left_out as (
      select b.project_id,
        ${notYet(sql`b.value_date`, lens)} as reason,
        b.id
      from budget b
      where b.project_id in ${weightedProjects}
        and not ${isBudgetSeen(lens)}
      union all
      select b.project_id, case when b.effective_days = 0 then 'SUPERSEDED' else 'SUPERSEDED_IN_PART' end, b.id
      from shown b
      where b.effective_days < b.days
      union all
      select b.project_id, 'BUDGET_OVERLAP', b.id
      from undecided b
      union all
      select b.project_id, 'NO_RATE', b.id
      from effective b
      where exists (
        select from rates r where r.currency = b.currency and r.value_date = b.value_date and r.rate is null
      )
      union all
      select component.project_id, 'COMPONENT', b.id
      from project_component component
        join budget b on b.project_id = component.component_id
      where ${isBudgetSeen(lens)}
    )
    ${exclusionsOf(given, { of: 'Budget', without: 'NO_DATA', having: sql`(select project_id from shown)` })}`.execute(
    db,
  );
  return rows;
};
