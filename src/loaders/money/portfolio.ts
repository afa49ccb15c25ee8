import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { batch, listed, perArguments } from '../batch.js';
import { reportsThrough } from '../reporting/reportsThrough.js';
import { fundedBy } from './fundedBy.js';

/** An action of a plan that a donor funds something of, with its pillar. */
export interface FundedAction {
  actionId: number;
  pillarId: number | null;
}

/** A link of such an action to a project that the donor funds something of. */
export interface FundedLink extends FundedAction, Pick<FundedProject, 'ambiguous'> {
  linkId: number;
  projectId: number;
}

/** A project that a donor funds something of, and whether its source says so of several organisations at once. */
interface FundedProject {
  id: number;
  ambiguous: boolean;
}

/** Projects of a plan that donors fund. */
const funded = (planId: number, organisationIds: readonly number[], lens: Lens) => sql`(
        select link.organisation_id, link.project_id
        from ${fundedBy(organisationIds, lens)} link
          join project_place place on place.project_id = link.project_id and place.kind = 'plan'
        where place.parent_id = ${planId}
      )`;

/** What donors fund of a plan: their projects, and the actions that these serve. */
export const portfolioLoaders = (db: Reader, lens: Lens) => ({
  /** Next day by which a report on a project that it funds is due: of the reports of open periods not submitted yet. */
  nextReportDue: perArguments((planId: number) =>
    batch(
      async (ids) => {
        const { rows } = await sql<{ organisationId: number; dueOn: string }>`
    select f.organisation_id, min(r.due_on) as due_on
    from ${funded(planId, ids, lens)} f
      join ${reportsThrough(lens)} r on r.project_id = f.project_id and r.plan_id = ${planId}
      join reporting_period period on period.id = r.period_id and period.state = 'OPEN'
    where r.state in ('DUE', 'RETURNED') and r.due_on >= ${lens.asOf}::date
    group by f.organisation_id`.execute(db);
        return new Map(rows.map(({ organisationId, dueOn }) => [organisationId, dueOn]));
      },
      () => null as string | null,
    ),
  ),
  /** Projects that it funds, by code. */
  fundedProjects: perArguments((planId: number) =>
    batch(
      async (ids) => {
        const { rows } = await sql<FundedProject & { organisationId: number }>`
    select f.organisation_id, p.id, coalesce(link.ambiguous, false) as ambiguous
    from ${funded(planId, ids, lens)} f
      join project p on p.id = f.project_id
      left join project_organisation link
        on link.project_id = f.project_id
          and link.organisation_id = f.organisation_id
          and link.role = ${OrganisationRole.FUNDING}
    order by p.code`.execute(db);
        return listed(rows, 'organisationId');
      },
      () => [] as FundedProject[],
    ),
  ),
  /** Its projects with the actions that they serve: by number of the action, then by code of the project. */
  fundedLinks: perArguments((planId: number) =>
    batch(
      async (ids) => {
        const { rows } = await sql<FundedLink & { organisationId: number }>`
    select f.organisation_id, link.id as link_id, p.id as project_id, place.action_id, place.pillar_id,
      coalesce(own.ambiguous, false) as ambiguous
    from ${funded(planId, ids, lens)} f
      join project p           on p.id = f.project_id
      join project_action link on link.project_id = p.id and link.share is distinct from 0
      join action_place place  on place.action_id = link.action_id and place.plan_id = ${planId}
      left join project_organisation own
        on own.project_id = p.id
          and own.organisation_id = f.organisation_id
          and own.role = ${OrganisationRole.FUNDING}
    order by place.number, p.code`.execute(db);
        return listed(rows, 'organisationId');
      },
      () => [] as FundedLink[],
    ),
  ),
  /** Actions that its projects serve, by number. */
  fundedActions: perArguments((planId: number) =>
    batch(
      async (ids) => {
        const { rows } = await sql<FundedAction & { organisationId: number }>`
    select distinct f.organisation_id, place.action_id, place.pillar_id, place.number
    from ${funded(planId, ids, lens)} f
      join project_action link on link.project_id = f.project_id and link.share is distinct from 0
      join action_place place  on place.action_id = link.action_id and place.plan_id = ${planId}
    order by place.number`.execute(db);
        return listed(rows, 'organisationId');
      },
      () => [] as FundedAction[],
    ),
  ),
});
