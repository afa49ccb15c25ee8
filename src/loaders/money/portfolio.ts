import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { batch, listed, perArguments } from '../batch.js';
import { reportsThrough } from '../reporting/reportsThrough.js';
import { knownUntil } from './flows.js';

/** An action of a plan that a donor funds something of, with its pillar. */
export interface FundedAction {
  actionId: number;
  pillarId: number | null;
}

/** What of a plan donors fund: their projects (as a funder, or through transactions that the lens shows) and the actions of these. */
export const portfolioLoaders = (db: Reader, lens: Lens) => {
  const funded = (planId: number, organisationIds: readonly number[]) => sql`(
    select f.organisation_id, f.project_id from (
      select o.organisation_id, o.project_id from project_organisation o where o.role = ${OrganisationRole.FUNDING}
      union select t.provider_id, t.project_id from transaction t where t.transaction_date <= ${lens.asOf}::date and t.recorded_at <= ${knownUntil(lens)}) f
    where f.organisation_id = any(${[...organisationIds]}::int[]) and f.project_id in (
      select l.project_id from project_action l join action a on a.id = l.action_id where a.plan_id = ${planId}
      union select l.project_id from project_pillar l join pillar p on p.id = l.pillar_id where p.plan_id = ${planId}))`;
  return {
    /** First day by which a report on a project that it funds is, or was, to come in and has not. */
    nextReportDue: perArguments((planId: number) =>
      batch(
        async (ids) => {
          const { rows } = await sql<{ organisationId: number; dueOn: string }>`
            select f.organisation_id, min(r.due_on) as due_on from ${funded(planId, ids)} f join ${reportsThrough(lens)} r on r.project_id = f.project_id and r.plan_id = ${planId}
            where r.state in ('DUE', 'RETURNED') group by 1`.execute(db);
          return new Map(rows.map(({ organisationId, dueOn }) => [organisationId, dueOn]));
        },
        () => null as string | null,
      ),
    ),
    fundedProjects: perArguments((planId: number) =>
      batch(
        async (ids) => {
          const { rows } = await sql<{ organisationId: number; id: number }>`
            select f.organisation_id, p.id from ${funded(planId, ids)} f join project p on p.id = f.project_id order by p.code`.execute(
            db,
          );
          return listed(rows, 'organisationId');
        },
        () => [] as { id: number }[],
      ),
    ),
    fundedActions: perArguments((planId: number) =>
      batch(
        async (ids) => {
          const { rows } = await sql<FundedAction & { organisationId: number }>`
            select distinct f.organisation_id, a.id as action_id, a.pillar_id, a.number from ${funded(planId, ids)} f
              join project_action l on l.project_id = f.project_id join action a on a.id = l.action_id and a.plan_id = ${planId} order by a.number`.execute(
            db,
          );
          return listed(rows, 'organisationId');
        },
        () => [] as FundedAction[],
      ),
    ),
  };
};
