import { type EntityManager, LockMode, type Ref } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { type Actor, type Lineage, may } from '../../domain/access/index.js';
import { type State, type Step, stateAfter, stepsFrom, withoutDraft } from '../../domain/reporting/index.js';
import { type Mistake, refuse } from '../../domain/userErrors.js';
import { ProgressReport, ReportEvent, ReportingPeriod, type Submission } from '../../entities/reporting/index.js';
import { lineageOf } from '../access/lineage.js';
import type { Writing } from '../write/change.js';
import { atVersion } from '../write/checks.js';

/** A report held until the write ends, with where it stands. */
export interface HeldReport {
  report: ProgressReport;
  state: State;
  /** Moment of its latest step. */
  since: Date;
  /** What is handed in; null while nothing is. */
  submission: Ref<Submission> | null;
  lineage: Lineage;
}

/** The latest step of a report: what tells its state. */
export const latestStep = (em: EntityManager, report: ProgressReport): Promise<ReportEvent> =>
  em.findOneOrFail(ReportEvent, { report }, { orderBy: { at: 'desc', id: 'desc' } });

const isReopened = ({ report }: Pick<HeldReport, 'report'>) => report.period.unwrap().reopenReason !== null;

/** What stands against a step: the state that the report is in, as the actor may know it, or its period. */
const obstacle = (actor: Actor, held: HeldReport, step: Step, field: string): Mistake[] => {
  const { report, state, lineage } = held;
  const period = report.period.unwrap();
  if (period.state === 'CLOSED')
    return [{ code: 'PERIOD_CLOSED', field, message: `${period.code} is closed; reopen it with a reason first` }];
  if (period.state === 'PLANNED') return [{ code: 'PERIOD_CLOSED', field, message: `${period.code} is not open yet` }];
  if (stateAfter(state, step, isReopened(held)) !== null) return [];
  const shown = may(actor, 'readDrafts', lineage) ? state : withoutDraft(state);
  const possible = stepsFrom(shown, isReopened(held));
  return [
    {
      code: 'INVALID_TRANSITION',
      field,
      message: `a report that is ${shown} cannot take the step "${step}"; from here ${possible.length ? `only: ${possible.join(', ')}` : 'nothing is possible but reopening the period'}`,
    },
  ];
};

/** Reports with these numbers, held, if all of them may take this step. Throws what stands against it. */
export const holdReports = async (
  { em, allow, actor }: Writing,
  ids: readonly number[],
  step: Step,
  at: (index: number) => string,
): Promise<HeldReport[]> => {
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
  const mistakes: Mistake[] = [];
  const held: HeldReport[] = [];
  for (const [index, id] of ids.entries()) {
    const report = rows.get(id);
    if (!report) {
      mistakes.push({ code: 'NOT_FOUND', field: at(index), message: 'there is no such report' });
      continue;
    }
    const lineage = await lineageOf(em, report);
    allow(lineage);
    const { to: state, at: since, submission } = await latestStep(em, report);
    const one = { report, state, since, submission, lineage };
    mistakes.push(...obstacle(actor, one, step, at(index)));
    held.push(one);
  }
  refuse(mistakes);
  return held;
};

/** One report, held for a step on the version that was read. */
export const holdReport = async (
  writing: Writing,
  id: number,
  version: number | null,
  step: Step,
): Promise<HeldReport> => {
  const [held] = await holdReports(writing, [id], step, () => 'id');
  if (!held) throw new Error('a report that was held is missing');
  if (version !== null) atVersion(held.report, version, 'report');
  return held;
};

/** Now, but never before a moment: a clock that was put back, or another's that is ahead, makes no later step an earlier one. */
const after = (moment: Date) => new Date(Math.max(now().getTime(), moment.getTime() + 1));

interface Moved {
  note?: string | null;
  submission?: Submission | Ref<Submission> | null;
}

/** Moves a report on: one more event, and the audit. Saving what is a draft already leaves no event. */
export const move = (
  { em, audit, actor }: Writing,
  held: HeldReport,
  step: Step,
  { note = null, submission = held.submission }: Moved = {},
) => {
  const { report, state } = held;
  const to = stateAfter(state, step, isReopened(held));
  if (to === null || to === state) return;
  em.create(ReportEvent, {
    report,
    at: after(held.since),
    from: state,
    to,
    actor: actor.name ?? 'unknown',
    note,
    submission: to === 'DRAFT' ? null : submission,
  });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'state', from: state, to, reason: note });
};

/** What hangs on a report is a part of it, and so is where it stands: its version grows by one with each write, whatever was written. */
export const settle = async ({ em }: Writing, { report }: HeldReport): Promise<number> => {
  const before = report.version;
  await em.flush();
  if (report.version === before)
    await em.execute('update progress_report set version = version + 1 where id = ?', [report.id]);
  return report.id;
};
