import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { ProjectCode } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import { undecidedBudgets } from '../money/budgetExclusions.js';
import { pricedFlows } from '../money/conversion.js';
import { liveFlows } from '../money/liveFlows.js';
import { isBudgetSeen, knownUntil } from '../money/seen.js';
import { projectsWithMoney } from '../money/weighted.js';
import { usualCurrency } from '../money/weights.js';
import type { Condition } from '../search.js';
import { differingParts, moneyPart, reportingParts } from './issueParts.js';

/** Something missing or wrong in a project. */
export interface ProjectIssue {
  projectId: number;
  code: ProjectCode;
}

/** Whether a payment of a project `p` was recorded before its day had begun anywhere on earth: what no way in lets pass. */
const isPaidBeforehand = (lens: Lens) => sql`exists (
          select
          from transaction t
          where t.project_id = p.id
            and greatest(t.transaction_date, t.value_date) > (t.recorded_at at time zone 'UTC')::date + 1
            and t.recorded_at <= ${knownUntil(lens)}
            and t.reverses_id is null
            and not exists (select from transaction r where r.reverses_id = t.id and r.recorded_at <= ${knownUntil(lens)})
        )`;

/** Whether phase and dates of a project `p` cannot both be true on the lens's day. */
const datesContradict = ({ asOf }: Lens) => sql`
        partial_date_latest(p.actual_end) < partial_date_earliest(p.actual_start)
        or partial_date_latest(p.planned_end) < partial_date_earliest(p.planned_start)
        or (p.activity_status = 'PIPELINE' and partial_date_latest(p.actual_start) <= ${asOf}::date)
        or (p.activity_status = 'IMPLEMENTATION' and partial_date_latest(p.actual_end) < ${asOf}::date)
        or (
          p.activity_status = 'CLOSED'
          and coalesce(
            partial_date_earliest(p.actual_end) > ${asOf}::date,
            p.planned_end is null or partial_date_earliest(p.planned_end) > ${asOf}::date
          )
        )`;

/** Whether phase, dates and payments of a project `p` cannot all be true on the lens's day. */
const contradicts = (lens: Lens) => sql`(
        ${isPaidBeforehand(lens)}
        or (${datesContradict(lens)})
      )`;

/** The expression `issues`: what is looked for in projects. */
const issuesOf = (lens: Lens) => sql`
    -- one row is an issue of a project
    issues as (
      select p.id, 'DATES_INCONSISTENT' as code
      from p
      where ${contradicts(lens)}
      union all
      select p.id, 'NO_FUNDING'
      from p
        left join money m on m.project_id = p.id
      where m.is_funded is not true
        and p.financial_scope = 'WHOLE'
        and coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
      union all
      select project_id, 'RATE_MISSING'
      from money
      where lacks_rate
      union all
      select p.id, 'BUDGET_MISSING'
      from p
      where not exists (
        select
        from budget b
        where b.project_id = p.id and ${isBudgetSeen(lens)}
      )
      union all
      -- two budgets of one kind for the same days, recorded at the same moment: nothing says which of them counts
      select distinct project_id, 'BUDGET_OVERLAP'
      from undecided
      union all
      -- a part with money of its own, beside a parent that has money, and no word that it is in the parent's already
      select p.id, 'POSSIBLE_DOUBLE_COUNT'
      from p
      where p.financial_scope = 'WHOLE'
        and p.parent_id is not null
        and p.id in ${projectsWithMoney(lens, sql`(select id from p)`)}
        and p.parent_id in ${projectsWithMoney(lens, sql`(select parent_id from p)`)}
      union all
      select distinct s.project_id, 'SHARES_BELOW_100'
      from shares s
      where not s.is_open and s.total < 100
      union all
      select distinct o.project_id, 'AMBIGUOUS_DONOR'
      from project_organisation o
      where o.role = 'FUNDING'
        and o.ambiguous
        and o.project_id in (select id from p)
      union all
      select p.id, 'NO_COUNTRY'
      from p
      where not exists (
        select from project_country link where link.project_id = p.id and link.percentage is distinct from 0
      )
        and not exists (
          select from project_region link where link.project_id = p.id and link.percentage is distinct from 0
        )
      union all
      select p.id, 'NO_SECTOR'
      from p
      where not exists (
        select from project_sector link where link.project_id = p.id and link.percentage is distinct from 0
      )
      union all
      select id, 'VALUE_PARTS_DIFFER'
      from differing
      union all
      select id, code
      from silent
    )`;

/** Issues of the projects (alias `p`) that fulfil a condition, by code of the project and of the issue. */
export const projectIssues = async (db: Reader, lens: Lens, which: Condition): Promise<ProjectIssue[]> => {
  const { rows } = await sql<ProjectIssue>`
    with
    -- one row is a project that fulfils the condition
    p as materialized (
      select p.*
      from project p
      where ${which} and p.archived_at is null
    ),
    -- the one row is the currency of totals
    scopes as materialized (select ${usualCurrency(lens)} as target),
    ${liveFlows(sql`(select id from p)`, lens, {})},
    ${pricedFlows(lens)},
    ${moneyPart},
    ${undecidedBudgets(lens, sql`(select id from p)`)},
    ${reportingParts(lens, 'project_id', sql`(select id from p)`)},
    ${differingParts(lens, 'project_id', sql`(select id from p)`)},
    -- one row is a project and a plan that it serves: what the shares add up to, and whether one is not stated
    shares as (
      select link.project_id, a.plan_id, sum(link.share) as total, bool_or(link.share is null) as is_open
      from project_action link
        join action a on a.id = link.action_id
      where link.project_id in (select id from p)
      group by link.project_id, a.plan_id
    ),
    ${issuesOf(lens)}
    select i.id as project_id, i.code
    from issues i
      join p on p.id = i.id
    order by p.code, i.code`.execute(db);
  return rows;
};
