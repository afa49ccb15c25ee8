import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { now } from '../../clock.js';
import { reader } from '../../database/orm.js';
import { approvedAsOf, todayIn } from '../../domain/lens.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { ReportingPeriod } from '../../entities/reporting/index.js';
import { createLoaders } from '../../loaders/index.js';

/**
 * The actions and projects of a plan on which a period asks for reports: those under way in it that an organisation is
 * responsible for. Those that ended before it began are not.
 */
export const reportable = async (
  em: EntityManager,
  plan: ActionPlan,
  { start, end }: Pick<ReportingPeriod, 'start' | 'end'>,
) => {
  const db = reader(em);
  const standings = await createLoaders(db, approvedAsOf(todayIn(plan.timeZone, now()))).planProgress(plan.id);
  const { rows: actions } = await sql<{ actionId: number; organisationId: number }>`
    select distinct on (a.id) a.id as action_id, party.organisation_id
    from action a
      join action_party party on party.action_id = a.id
    where a.plan_id = ${plan.id}
    order by a.id, party.role = 'LEAD' desc, party.id`.execute(db);
  const { rows: projects } = await sql<{ projectId: number; organisationId: number }>`
    select distinct on (p.id) p.id as project_id, part.organisation_id
    from project p
      join project_organisation part
        on  part.project_id = p.id
        and part.role in ('ACCOUNTABLE', 'IMPLEMENTING')
    where coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
      and (p.starts_on <= ${end}::date or p.starts_on is null)
      and (coalesce(p.activity_status, '') <> 'CLOSED' or coalesce(p.ends_on >= ${start}::date, false))
      and p.id in (
        select link.project_id
        from project_action link
          join action a on a.id = link.action_id
        where a.plan_id = ${plan.id}
        union
        select link.project_id
        from project_pillar link
          join pillar i on i.id = link.pillar_id
        where i.plan_id = ${plan.id}
      )
    order by p.id, part.role, part.id`.execute(db);
  const isAsked = (id: number) =>
    !['NOT_STARTED', 'CANCELLED', 'MERGED'].includes(standings.of('action', id).progress.status);
  return [
    ...actions.filter(({ actionId }) => isAsked(actionId)).map((one) => ({ ...one, projectId: null })),
    ...projects.map((one) => ({ ...one, actionId: null })),
  ];
};

/** What a report is asked for on, and from which organisation. */
export type Asked = Awaited<ReturnType<typeof reportable>>;
