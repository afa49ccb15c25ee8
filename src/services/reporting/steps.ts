import { type EntityManager, LockMode, type Ref } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { type Lineage, may, type Viewer } from '../../domain/access/index.js';
import { type Step, stateAfter, stepsFrom, withoutDraft } from '../../domain/reporting/index.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ProgressReport, ReportEvent, ReportingPeriod, type Submission } from '../../entities/reporting/index.js';
import type { ReportState } from '../../vocabulary/index.js';
import { lineageOf } from '../access/lineage.js';
import type { Writing } from '../write/change.js';
import { atVersion } from '../write/checks.js';

/** A report locked until the write ends, with where it stands. */
export interface LockedReport {
  report: ProgressReport;
  state: ReportState;
  /** Moment of its latest step. */
  since: Date;
  /** What is handed in; null while nothing is. */
  submission: Ref<Submission> | null;
  lineage: Lineage;
}

/** The latest step of a report: what tells its state. */
export const latestStep = (em: EntityManager, report: ProgressReport): Promise<ReportEvent> =>
  em.findOneOrFail(ReportEvent, { report }, { orderBy: { at: 'desc', id: 'desc' } });

const isReopened = ({ report }: Pick<LockedReport, 'report'>) => report.period.unwrap().reopenReason !== null;

/** What stands against a step: the state that the report is in, as the viewer may know it, or its period. */
const obstacle = (viewer: Viewer, locked: LockedReport, step: Step, field: string): UserError[] => {
  const { report, state, lineage } = locked;
  const period = report.period.unwrap();
  if (period.state === 'CLOSED')
    return [{ code: 'PERIOD_CLOSED', field, message: `${period.code} is closed; reopen it with a reason first` }];
  if (period.state === 'PLANNED') return [{ code: 'PERIOD_CLOSED', field, message: `${period.code} is not open yet` }];
  if (stateAfter(state, step, isReopened(locked)) !== null) return [];
  const shown = may(viewer, 'readDrafts', lineage) ? state : withoutDraft(state);
  const possible = stepsFrom(shown, isReopened(locked));
  return [
    {
      code: 'INVALID_TRANSITION',
      field,
      message: `a report that is ${shown} cannot take the step "${step}"; from here ${possible.length ? `only: ${possible.join(', ')}` : 'nothing is possible but reopening the period'}`,
    },
  ];
};

/** Reports with these numbers, locked, if all of them may take this step. Throws what stands against it. */
export const lockReports = async (
  { em, allow, viewer }: Writing,
  ids: readonly number[],
  step: Step,
  at: (index: number) => string,
): Promise<LockedReport[]> => {
  const rows = new Map(
    (
      await em.find(
        ProgressReport,
        { id: { $in: [...ids] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      )
    ).map((row) => [row.id, row]),
  );
  // Held, too: no report changes while its period is being closed.
  await em.find(
    ReportingPeriod,
    { id: { $in: [...rows.values()].map(({ period }) => period.id) } },
    { lockMode: LockMode.PESSIMISTIC_READ },
  );
  await em.populate([...rows.values()], ['period', 'period.plan']);
  const errors: UserError[] = [];
  const locked: LockedReport[] = [];
  for (const [index, id] of ids.entries()) {
    const report = rows.get(id);
    if (!report) {
      errors.push({ code: 'NOT_FOUND', field: at(index), message: 'there is no such report' });
      continue;
    }
    const lineage = await lineageOf(em, report);
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

/** Now, but never before a moment: a clock that was put back, or another's that is ahead, makes no later step an earlier one. */
const after = (moment: Date) => new Date(Math.max(now().getTime(), moment.getTime() + 1));

interface Moved {
  note?: string | null;
  submission?: Submission | Ref<Submission> | null;
}

/** Moves a report on: one more event, and the audit. Saving what is a draft already leaves no event. */
export const move = (
  { em, audit, viewer }: Writing,
  locked: LockedReport,
  step: Step,
  { note = null, submission = locked.submission }: Moved = {},
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

/** What hangs on a report is a part of it, and so is where it stands: its version grows by one with each write, whatever was written. */
export const bumpVersion = async ({ em }: Writing, { report }: LockedReport): Promise<number> => {
  const before = report.version;
  await em.flush();
  if (report.version === before)
    await em.execute('update progress_report set version = version + 1 where id = ?', [report.id]);
  return report.id;
};
