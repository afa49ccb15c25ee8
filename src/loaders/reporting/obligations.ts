import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { type Lineage, may, nameOf, type Permission, type Viewer } from '../../domain/access/index.js';
import type { Lens } from '../../domain/lens.js';
import type { Role } from '../../vocabulary/index.js';
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
  turn: Role;
  reportId: number;
  actionId: number | null;
  projectId: number | null;
}

type OpenReport = ShownReport & { daysWaiting: number };

const MOST = 200;

const kindOf: Record<string, Pick<ObligationRow, 'kind' | 'turn'> & { permission: Permission }> = {
  DUE: { kind: 'SUBMIT_REPORT', turn: 'FOCAL_POINT', permission: 'submitProgressReport' },
  DRAFT: { kind: 'SUBMIT_REPORT', turn: 'FOCAL_POINT', permission: 'submitProgressReport' },
  RETURNED: { kind: 'REVISE_REPORT', turn: 'FOCAL_POINT', permission: 'submitProgressReport' },
  SUBMITTED: { kind: 'REVIEW_REPORT', turn: 'CHAIR', permission: 'approveProgressReports' },
};

/** Whether the viewer is to take the next step: reporters those of their scope, reviewers theirs. The keepers of the service are nobody's focal point. */
const isTheirs = (viewer: Viewer, permission: Permission, lineage: Lineage): boolean => {
  const acting = viewer.grants.filter(({ role }) =>
    permission === 'submitProgressReport' ? role === 'FOCAL_POINT' : role !== 'ADMIN',
  );
  return may({ ...viewer, grants: acting }, permission, lineage);
};

/** Whether the viewer gives money to the project, and so waits for its reports. */
const waitsFor = ({ grants, organisationId }: Viewer, funders: ReadonlySet<string>) =>
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
  obligations: async (viewer: Viewer): Promise<ObligationRow[]> => {
    if (!viewer.grants.length) return [];
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
        const { permission, ...step } = kindOf[row.state] as (typeof kindOf)[string];
        const lineage =
          (row.actionId !== null ? actions.get(row.actionId) : projects.get(row.projectId ?? 0)) ?? new Set<string>();
        const concerns =
          isTheirs(viewer, permission, lineage) || waitsFor(viewer, funders.get(row.projectId ?? 0) ?? new Set());
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
