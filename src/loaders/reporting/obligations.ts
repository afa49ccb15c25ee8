import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { type Actor, type ActorRole, type Lineage, may, nameOf, type Operation } from '../../domain/access/index.js';
import type { Lens } from '../../domain/lens.js';
import { lineageOfActions, lineageOfProjects } from '../access/lineage.js';
import { reportsThrough } from '../moments.js';
import type { ShownReport } from './reports.js';

export interface ObligationRow {
  kind: 'SUBMIT_REPORT' | 'REVISE_REPORT' | 'REVIEW_REPORT';
  dueOn: string;
  daysWaiting: number;
  timeliness: string;
  requestedAt: string | null;
  /** Whose turn it is. */
  turn: ActorRole;
  reportId: number;
  actionId: number | null;
  projectId: number | null;
}

type OpenReport = ShownReport & { daysWaiting: number };

const MOST = 200;

const kindOf: Record<string, Pick<ObligationRow, 'kind' | 'turn'> & { operation: Operation }> = {
  DUE: { kind: 'SUBMIT_REPORT', turn: 'FOCAL_POINT', operation: 'submitProgressReport' },
  DRAFT: { kind: 'SUBMIT_REPORT', turn: 'FOCAL_POINT', operation: 'submitProgressReport' },
  RETURNED: { kind: 'REVISE_REPORT', turn: 'FOCAL_POINT', operation: 'submitProgressReport' },
  SUBMITTED: { kind: 'REVIEW_REPORT', turn: 'CHAIR', operation: 'approveProgressReports' },
};

/** Whether the actor is to take the next step: reporters those of their scope, reviewers theirs. The keepers of the service are nobody's focal point. */
const isTheirs = (actor: Actor, operation: Operation, lineage: Lineage): boolean => {
  const acting = actor.grants.filter(({ role }) =>
    operation === 'submitProgressReport' ? role === 'FOCAL_POINT' : role !== 'ADMIN',
  );
  return may({ ...actor, grants: acting }, operation, lineage);
};

/** Whether the actor gives money to the project, and so waits for its reports. */
const waitsFor = ({ grants, organisationId }: Actor, funders: ReadonlySet<string>) =>
  grants.some(
    ({ role, scope }) =>
      role === 'DONOR' &&
      ((scope && funders.has(nameOf(scope))) ||
        (organisationId !== null && funders.has(nameOf({ type: 'Organisation', id: organisationId })))),
  );

const fundersOf = async (db: Reader, projectIds: readonly number[]): Promise<Map<number, Set<string>>> => {
  const { rows } = await sql<{
    projectId: number;
    name: string;
  }>`select project_id, 'Organisation:' || organisation_id as name from project_organisation where role = 'FUNDING' and project_id = any(${[...projectIds]}::int[])`.execute(
    db,
  );
  return new Map(
    [...Map.groupBy(rows, ({ projectId }) => projectId)].map(([id, some]) => [
      id,
      new Set(some.map(({ name }) => name)),
    ]),
  );
};

/** What somebody must do, or as a donor waits for, soonest first. */
export const obligationLoaders = (db: Reader, lens: Lens) => ({
  obligations: async (actor: Actor): Promise<ObligationRow[]> => {
    if (!actor.grants.length) return [];
    const { rows } = await sql<OpenReport>`
      select r.*, ${lens.asOf}::date - (select max(e.at) at time zone pl.time_zone from report_event e where e.report_id = r.id and (e.to <> 'DRAFT' or e.from = 'SUBMITTED'))::date as days_waiting
      from ${reportsThrough(lens)} r join reporting_period rp on rp.id = r.period_id and rp.state = 'OPEN' join action_plan pl on pl.id = rp.plan_id where r.state <> 'APPROVED' order by r.due_on, r.id`.execute(
      db,
    );
    const actions = await lineageOfActions(
      db,
      rows.flatMap(({ actionId }) => actionId ?? []),
    );
    const projectIds = rows.flatMap(({ projectId }) => projectId ?? []);
    const [projects, funders] = await Promise.all([lineageOfProjects(db, projectIds), fundersOf(db, projectIds)]);
    return rows
      .flatMap((row): ObligationRow[] => {
        const { operation, ...step } = kindOf[row.state] as (typeof kindOf)[string];
        const lineage =
          (row.actionId !== null ? actions.get(row.actionId) : projects.get(row.projectId ?? 0)) ?? new Set<string>();
        const concerns =
          isTheirs(actor, operation, lineage) || waitsFor(actor, funders.get(row.projectId ?? 0) ?? new Set());
        const { dueOn, daysWaiting, timeliness, requestedAt, id, actionId, projectId } = row;
        return concerns
          ? [
              {
                ...step,
                dueOn,
                daysWaiting: Math.max(0, daysWaiting),
                timeliness,
                requestedAt,
                reportId: id,
                actionId,
                projectId,
              },
            ]
          : [];
      })
      .slice(0, MOST);
  },
});
