import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import { type Duty, hasDuty, nameOf, type Viewer } from '../../domain/access/index.js';
import type { Lens } from '../../domain/lens.js';
import { type Subject, subjectKey, subjectOfRow } from '../../domain/subject.js';
import type { Role } from '../../vocabulary/index.js';
import { lineagesOf } from '../access/lineage.js';
import { neverAbsent } from '../batch.js';
import { reportsThrough, type ShownReport } from './reportsThrough.js';

/** What is to be done next on a report, and by whom. */
export interface ObligationRow {
  kind: 'SUBMIT_REPORT' | 'REVISE_REPORT' | 'REVIEW_REPORT';
  dueOn: string;
  daysWaiting: number;
  timeliness: string;
  requestedAt: string | null;
  /** Role that takes the next step. */
  turn: Role;
  reportId: number;
  actionId: number | null;
  projectId: number | null;
}

type OpenReport = ShownReport & { daysWaiting: number };

interface Step extends Pick<ObligationRow, 'kind' | 'turn'> {
  duty: Duty;
}

const submitting: Step = { kind: 'SUBMIT_REPORT', turn: 'FOCAL_POINT', duty: 'submitProgressReport' };

/** The next step on a report, by its state; none on an approved one. */
const nextSteps = new Map<string, Step>([
  ['DUE', submitting],
  ['DRAFT', submitting],
  ['RETURNED', { kind: 'REVISE_REPORT', turn: 'FOCAL_POINT', duty: 'submitProgressReport' }],
  ['SUBMITTED', { kind: 'REVIEW_REPORT', turn: 'CHAIR', duty: 'approveProgressReports' }],
]);

/** Reports of open periods that are not approved, with the days since the last step that not only their authors see. */
const openReports = async (db: Reader, lens: Lens): Promise<OpenReport[]> => {
  const { rows } = await sql<OpenReport>`
    select
      report.*,
      ${lens.asOf}::date - (
        select max(step.at) at time zone pl.time_zone
        from report_event step
        where step.report_id = report.id and (step.to <> 'DRAFT' or step.from = 'SUBMITTED')
      )::date as days_waiting
    from ${reportsThrough(lens)} report
      join reporting_period period on period.id = report.period_id and period.state = 'OPEN'
      join action_plan pl          on pl.id = period.plan_id
    where report.state <> 'APPROVED'
    order by report.due_on, report.id`.execute(db);
  return rows;
};

/** Names of the organisations that fund each of some projects, by the key of the project. */
const fundersOf = async (db: Reader, subjects: readonly Subject[]): Promise<Map<string, Set<string>>> => {
  const projectIds = subjects.flatMap(({ type, id }) => (type === 'Project' ? [id] : []));
  const { rows } = await sql<{ projectId: number; organisationId: number }>`
    select project_id, organisation_id
    from project_organisation
    where role = 'FUNDING' and project_id = any(${projectIds}::int[])`.execute(db);
  const byProject = Map.groupBy(rows, ({ projectId }) => subjectKey({ type: 'Project', id: projectId }));
  return new Map([...byProject].map(([key, some]) => [key, new Set(some.map(organisationName))]));
};

const organisationName = ({ organisationId }: { organisationId: number }) =>
  nameOf({ type: 'Organisation', id: organisationId });

/** Whether the viewer gives money to the project, and so waits for its reports. */
const waitsFor = ({ grants, organisationId }: Viewer, funders: ReadonlySet<string>): boolean =>
  grants.some(
    ({ role, scope }) =>
      role === 'DONOR' &&
      ((scope !== null && funders.has(nameOf(scope))) ||
        (organisationId !== null && funders.has(organisationName({ organisationId })))),
  );

const obligationOf = (report: OpenReport, { kind, turn }: Step): ObligationRow => {
  const { dueOn, daysWaiting, timeliness, requestedAt, id, actionId, projectId } = report;
  return {
    kind,
    turn,
    dueOn,
    daysWaiting: Math.max(0, daysWaiting),
    timeliness,
    requestedAt,
    reportId: id,
    actionId,
    projectId,
  };
};

/** What somebody must do, or as a donor waits for, soonest first. */
const obligationsOf = async (db: Reader, lens: Lens, viewer: Viewer): Promise<ObligationRow[]> => {
  if (!viewer.grants.length) return [];
  const reports = await openReports(db, lens);
  const subjects = reports.map(subjectOfRow);
  const [lineages, funders] = await Promise.all([lineagesOf(db, subjects), fundersOf(db, subjects)]);
  const none: ReadonlySet<string> = new Set();
  return reports.flatMap((report) => {
    const key = subjectKey(subjectOfRow(report));
    const step = nextSteps.get(report.state) ?? neverAbsent();
    const concerns =
      hasDuty(viewer, step.duty, lineages.get(key) ?? none) || waitsFor(viewer, funders.get(key) ?? none);
    return concerns ? [obligationOf(report, step)] : [];
  });
};

/** Obligations of a viewer, read once whoever asks for a page of them or for their number. */
export const obligationLoaders = (db: Reader, lens: Lens) => {
  const known = new Map<Viewer, Promise<ObligationRow[]>>();
  return {
    obligations: (viewer: Viewer): Promise<ObligationRow[]> => {
      const found = known.get(viewer) ?? obligationsOf(db, lens, viewer);
      known.set(viewer, found);
      return found;
    },
  };
};
