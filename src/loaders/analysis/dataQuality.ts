import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { ActionCode, ProjectCode } from '../../domain/analysis/index.js';
import type { Lens } from '../../domain/lens.js';
import { batch, listed } from '../batch.js';
import { knownUntil, liveFlows, pricedFlows } from '../money/flows.js';
import { actionLinks, planMembers, usualCurrency } from '../money/weights.js';
import { reportsThrough } from '../reporting/reportsThrough.js';
import type { Condition } from '../search.js';

export interface ActionIssue {
  actionId: number;
  planId: number;
  code: ActionCode;
}

export interface ProjectIssue {
  projectId: number;
  code: ProjectCode;
}

const COMMITTED = sql.lit('COMMITTED');

/** The expression `rep`: per thing and plan, whether a report was due or is overdue, and when the last one came in. */
const reporting = (lens: Lens, subject: 'action_id' | 'project_id', things: RawBuilder<unknown>) => sql`
  rep as materialized (select r.${sql.ref(subject)} as id, bool_or(r.timeliness = 'OVERDUE') as is_overdue, max(r.submitted_on) filter (where r.state in ('SUBMITTED', 'APPROVED')) as last_on,
      max(pl.aging_days) as aging_days
    from ${reportsThrough(lens)} r join action_plan pl on pl.id = r.plan_id where r.${sql.ref(subject)} in ${things} group by 1),
  silent as (
    select id, 'OVERDUE' as code from rep where is_overdue union all select id, 'NO_REPORT' from rep where is_overdue and last_on is null
    union all select id, 'STALE' from rep where last_on < ${lens.asOf}::date - aging_days)`;

/** The expression `money`: per project, whether anything is committed to it, and whether something has no rate. Needs `scopes` and the flows. */
const money = sql`money as materialized (
  select project_id, target, bool_or(committed <> 0) as is_funded, bool_or(lacks_rate) as lacks_rate
  from (select project_id, target, currency, coalesce(sum(amount) filter (where measure = ${COMMITTED}), 0) as committed, bool_or(rate is null) as lacks_rate from priced group by 1, 2, 3) sums group by 1, 2)`;

const actionIssues = async (db: Reader, lens: Lens, planIds: readonly number[]): Promise<ActionIssue[]> => {
  const plans = sql`(select unnest(${[...planIds]}::int[]))`;
  const { rows } = await sql<ActionIssue>`
    with a as materialized (select a.* from action a where a.plan_id in ${plans}), links as materialized ${actionLinks(plans)},
    scopes as materialized (select p.id as scope_id, coalesce(${lens.currency}::text, p.reporting_currency) as target from action_plan p where p.id in ${plans}),
    ${liveFlows(sql`(select project_id from links)`, lens, {})}, ${pricedFlows(lens)}, ${money},
    funds as materialized (select l.action_id, bool_or(m.is_funded) as is_funded, bool_or(m.lacks_rate) as lacks_rate
      from links l join scopes s on s.scope_id = l.plan_id join money m on m.project_id = l.project_id and m.target = s.target where l.share > 0 group by 1),
    ${reporting(lens, 'action_id', sql`(select id from a)`)},
    issues as (
      select a.id, 'NO_PROJECT' as code from a where not exists (select from project_action l where l.action_id = a.id)
      union all select a.id, 'NO_FUNDING' from a left join funds f on f.action_id = a.id where f.is_funded is not true
      union all select f.action_id, 'RATE_MISSING' from funds f where f.lacks_rate
      union all select a.id, 'NO_INDICATOR' from a where not exists (select from indicator i where i.action_id = a.id)
      union all select a.id, 'NO_LEAD' from a where not exists (select from action_party p where p.action_id = a.id and p.role = 'LEAD')
      union all select a.id, 'NO_PILLAR' from a where a.pillar_id is null
      union all select a.id, 'UNVERIFIED_WORDING' from a where a.wording <> 'OFFICIAL'
      union all select a.id, 'NO_SDG' from a where a.sdg_targets = '{}'
      union all select id, code from silent)
    select i.id as action_id, a.plan_id, i.code from issues i join a on a.id = i.id order by a.number, i.code`.execute(
    db,
  );
  return rows;
};

/** Phase and dates that cannot both be true on the lens's day. Expects the alias `p`. */
const contradicts = ({ asOf }: Lens) => sql`(
  partial_date_latest(p.actual_end) < partial_date_earliest(p.actual_start) or partial_date_latest(p.planned_end) < partial_date_earliest(p.planned_start)
  or (p.activity_status = 'PIPELINE' and partial_date_latest(p.actual_start) <= ${asOf}::date) or (p.activity_status = 'IMPLEMENTATION' and partial_date_latest(p.actual_end) < ${asOf}::date)
  or (p.activity_status = 'CLOSED' and coalesce(partial_date_earliest(p.actual_end) > ${asOf}::date, p.planned_end is null or partial_date_earliest(p.planned_end) > ${asOf}::date)))`;

/** Issues of projects (alias `p`) that fulfil a condition. */
const projectIssues = async (db: Reader, lens: Lens, which: Condition): Promise<ProjectIssue[]> => {
  const { rows } = await sql<ProjectIssue>`
    with p as materialized (select p.* from project p where ${which}), scopes as materialized (select ${usualCurrency(lens)} as target),
    ${liveFlows(sql`(select id from p)`, lens, {})}, ${pricedFlows(lens)}, ${money}, ${reporting(lens, 'project_id', sql`(select id from p)`)},
    shares as (select l.project_id, a.plan_id, sum(l.share) as total, bool_or(l.share is null) as is_open from project_action l join action a on a.id = l.action_id where l.project_id in (select id from p) group by 1, 2),
    issues as (
      select p.id, 'DATES_INCONSISTENT' as code from p where ${contradicts(lens)}
      union all select p.id, 'NO_FUNDING' from p left join money m on m.project_id = p.id
        where m.is_funded is not true and p.financial_scope = 'WHOLE' and coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
      union all select project_id, 'RATE_MISSING' from money where lacks_rate
      union all select p.id, 'BUDGET_MISSING' from p where not exists (select from budget b where b.project_id = p.id and b.value_date <= ${lens.asOf}::date and b.recorded_at <= ${knownUntil(lens)})
      union all select distinct s.project_id, 'SHARES_BELOW_100' from shares s where not s.is_open and s.total < 100
      union all select distinct o.project_id, 'AMBIGUOUS_DONOR' from project_organisation o where o.role = 'FUNDING' and o.ambiguous and o.project_id in (select id from p)
      union all select p.id, 'NO_COUNTRY' from p where not exists (select from project_country c where c.project_id = p.id)
      union all select p.id, 'NO_SECTOR' from p where p.sectors = '{}'
      union all select id, code from silent)
    select i.id as project_id, i.code from issues i join p on p.id = i.id order by p.code, i.code`.execute(db);
  return rows;
};

/** What is missing or wrong in actions and projects. */
export const dataQualityLoaders = (db: Reader, lens: Lens) => ({
  /** Issues of every action of a plan. */
  actionIssues: batch(
    async (ids) => listed(await actionIssues(db, lens, ids), 'planId'),
    () => [] as ActionIssue[],
  ),
  issuesOfProject: batch(
    async (ids) => listed(await projectIssues(db, lens, sql<boolean>`p.id = any(${ids}::int[])`), 'projectId'),
    () => [] as ProjectIssue[],
  ),
  /** Issues of every project that serves a plan, and how many actions and projects there are. */
  projectIssuesOfPlan: batch(
    async (ids) => {
      const members = planMembers(sql`(select unnest(${ids}::int[]))`);
      const [issues, { rows: links }, { rows: actions }] = await Promise.all([
        projectIssues(db, lens, sql<boolean>`p.id in (select project_id from ${members} m)`),
        sql<{
          planId: number;
          projectIds: number[];
        }>`select m.plan_id, array_agg(m.project_id) as project_ids from ${members} m group by 1`.execute(db),
        sql<{
          planId: number;
          count: number;
        }>`select a.plan_id, count(*)::int as count from action a where a.plan_id = any(${ids}::int[]) group by 1`.execute(
          db,
        ),
      ]);
      return new Map(
        ids.map((id) => {
          const projects = new Set(links.find(({ planId }) => planId === id)?.projectIds);
          const count = actions.find(({ planId }) => planId === id)?.count ?? 0;
          return [
            id,
            {
              issues: issues.filter(({ projectId }) => projects.has(projectId)),
              actions: count,
              projects: projects.size,
            },
          ] as const;
        }),
      );
    },
    () => ({ issues: [] as ProjectIssue[], actions: 0, projects: 0 }),
  ),
});
