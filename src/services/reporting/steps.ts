import { type EntityManager, LockMode, type Ref } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { type Lineage, may, type Viewer } from '../../domain/access/index.js';
import { type Step, stateAfter, stepRefused, withoutDraft } from '../../domain/reporting/index.js';
import { invalidTransition, noSuch, periodClosed, refuse, type UserError } from '../../domain/userErrors.js';
import { ProgressReport, ReportEvent, ReportingPeriod, type Submission } from '../../entities/reporting/index.js';
import type { ReportState } from '../../vocabulary/index.js';
import { lineageOf } from '../access/lineage.js';
import { subjectOf } from '../access/subject.js';
import type { Writing } from '../write/change.js';
import { atVersion } from '../write/checks.js';
import { raiseVersion } from '../write/fields.js';
import { REOPEN } from './closedPeriods.js';

/** A report that is locked until the write ends, with its state. */
export interface LockedReport {
  report: ProgressReport;
  state: ReportState;
  /** Moment of its latest step. */
  since: Date;
  /** The submission that its state is about; null while there is none. */
  submission: Ref<Submission> | null;
  lineage: Lineage;
}

/** The latest step of a report: it tells the state of the report. */
export const latestStep = (em: EntityManager, report: ProgressReport): Promise<ReportEvent> =>
  em.findOneOrFail(ReportEvent, { report }, { orderBy: { at: 'desc', id: 'desc' } });

const isReopened = ({ report }: Pick<LockedReport, 'report'>) => report.period.unwrap().reopenReason !== null;

/** Why a report cannot take a step: its period, or its state as the viewer may know it. */
const obstacle = (viewer: Viewer, locked: LockedReport, step: Step, field: string): UserError[] => {
  const { report, state, lineage } = locked;
  const period = report.period.unwrap();
  if (period.state === 'CLOSED') return [periodClosed(field, `${period.code} is closed; ${REOPEN}`)];
  if (period.state === 'PLANNED')
    return [periodClosed(field, `${period.code} is not open; open it first (openReportingPeriod)`)];
  if (stateAfter(state, step, isReopened(locked)) !== null) return [];
  const shown = may(viewer, 'readDrafts', lineage) ? state : withoutDraft(state);
  return [invalidTransition(field, stepRefused(shown, step, isReopened(locked)))];
};

/** Locks reports and their periods, which no one closes meanwhile. Gives the reports that exist, by number, but for those of archived projects. */
const lock = async (em: EntityManager, ids: readonly number[]): Promise<Map<number, ProgressReport>> => {
  const reports = await em.find(
    ProgressReport,
    { id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  await em.find(
    ReportingPeriod,
    { id: { $in: reports.map(({ period }) => period.id) } },
    { lockMode: LockMode.PESSIMISTIC_READ },
  );
  await em.populate(reports, ['period', 'period.plan', 'project']);
  const live = reports.filter(({ project }) => !project?.unwrap().archivedAt);
  return new Map(live.map((report) => [report.id, report]));
};

/** Reports with these numbers, locked, if all of them can take this step. Throws every error that one cannot. */
export const lockReports = async (
  { em, allow, viewer }: Writing,
  ids: readonly number[],
  step: Step,
  at: (index: number) => string,
): Promise<LockedReport[]> => {
  const reports = await lock(em, ids);
  const errors: UserError[] = [];
  const locked: LockedReport[] = [];
  for (const [index, id] of ids.entries()) {
    const report = reports.get(id);
    if (!report) {
      errors.push(noSuch(at(index), 'report'));
      continue;
    }
    const lineage = await lineageOf(em, subjectOf(report));
    allow(lineage);
    const { to: state, at: since, submission } = await latestStep(em, report);
    const one = { report, state, since, submission, lineage };
    errors.push(...obstacle(viewer, one, step, at(index)));
    locked.push(one);
  }
  refuse(errors);
  return locked;
};

/** One report, locked for a step on the version that was read. */
export const lockReport = async (
  writing: Writing,
  id: number,
  version: number | null,
  step: Step,
): Promise<LockedReport> => {
  const [locked] = await lockReports(writing, [id], step, () => 'id');
  if (!locked) throw new Error('a report that was locked is missing');
  if (version !== null) atVersion(locked.report, version, 'report');
  return locked;
};

/**
 * Now, but never before a moment: a clock that was set back, or one that is ahead, does not put a later step before an
 * earlier one.
 */
const after = (moment: Date) => new Date(Math.max(now().getTime(), moment.getTime() + 1));

/** What comes with a step: why, and the submission that it is about. */
interface StepDetails {
  note?: string | null;
  submission?: Submission | Ref<Submission> | null;
}

/** Takes a step: one more event, and an entry in the audit. Saving a report that is a draft already leaves no event. */
export const move = (
  { em, audit, viewer }: Writing,
  locked: LockedReport,
  step: Step,
  { note = null, submission = locked.submission }: StepDetails = {},
) => {
  const { report, state } = locked;
  const to = stateAfter(state, step, isReopened(locked));
  if (to === null || to === state) return;
  em.create(ReportEvent, {
    report,
    at: after(locked.since),
    from: state,
    to,
    actor: viewer.name ?? 'unknown',
    note,
    submission: to === 'DRAFT' ? null : submission,
  });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'state', from: state, to, reason: note });
};

/**
 * Raises the version of a report by one: its state and everything that belongs to it are a part of it. Gives its
 * number.
 */
export const bumpVersion = async ({ em }: Writing, { report }: LockedReport): Promise<number> => {
  const before = report.version;
  await em.flush();
  if (report.version === before) await raiseVersion(em, 'progress_report', report.id);
  return report.id;
};
