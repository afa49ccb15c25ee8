import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { periodClosed, type UserError } from '../../domain/userErrors.js';
import { closedPeriodIds, REOPEN } from './closedPeriods.js';

/**
 * Errors where a project has facts or reports in a closed period of a plan that it serves, or served once: whatever
 * takes it out of the figures, or into those of another project, would change what was reported. One for each period.
 * With `other`, the plans of that project count, too; with `among`, only these periods.
 */
export const checkNotInClosed = async (
  em: EntityManager,
  projectId: number,
  field: string,
  { other = null, among = null }: { other?: number | null; among?: readonly number[] | null } = {},
): Promise<UserError[]> => {
  const closed = among ?? (await closedPeriodIds(em)); // locked: none of them is reopened or closed meanwhile
  if (!closed.length) return [];
  const { rows } = await sql<{ code: string; day: string | null }>`
    with recursive
    -- one row is the project, the other one, or one that either is a part of
    whole (id, parent_id) as (
      select p.id, p.parent_id
      from project p
      where p.id in (${projectId}, ${other}::int)
      union
      select p.id, p.parent_id
      from whole
        join project p on p.id = whole.parent_id
    ),
    -- one row is a plan that they serve, or that the project served once: the audit keeps the actions by plan and code
    served as (
      select a.plan_id
      from project_action link
        join action a on a.id = link.action_id
      where link.project_id in (select id from whole)
      union
      select pi.plan_id
      from project_pillar link
        join pillar pi on pi.id = link.pillar_id
      where link.project_id in (select id from whole)
      union
      select pl.id
      from audit_entry e
        cross join jsonb_array_elements(e.from::jsonb) earlier
        join action_plan pl on pl.code = earlier->>'plan'
      where e.subject_type = 'Project'
        and e.subject_id = ${projectId}
        and e.field in ('actions', 'pillars')
        and e.from like '[{%'
    ),
    -- one row is the day of a fact of the project
    fact (day) as (
      select transaction_date from transaction where project_id = ${projectId}
      union
      select unnest(array[value_date, period_end]) from budget where project_id = ${projectId}
      union
      select v.date
      from indicator_value v
        join indicator i on i.id = v.indicator_id
      where ${projectId} in (v.project_id, i.project_id)
      union
      select unnest(array[m.due_on, done.completed_on])
      from milestone m
        left join milestone_completion done on done.milestone_id = m.id
      where m.project_id = ${projectId}
    )
    select period.code, coalesce(
      (select min(fact.day) from fact where fact.day between period.start and period."end")::text,
      case when exists (
        select from progress_report report where report.period_id = period.id and report.project_id = ${projectId}
      ) then 'report' end
    ) as day
    from reporting_period period
    where period.id = any(${[...closed]}::int[])
      and period.plan_id in (select plan_id from served)
    order by period.start, period.code`.execute(reader(em));
  return rows.flatMap(({ code, day }) => {
    if (day === null) return [];
    const what = day === 'report' ? 'it has a report' : `it has a fact of ${day}`;
    return [periodClosed(field, `${what} in ${code}, which is closed; ${REOPEN}`)];
  });
};
