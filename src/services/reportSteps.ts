import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Lineage } from '../domain/access.js';
import { type State, type Step, stateAfter, stepsFrom } from '../domain/reportStates.js';
import { type Mistake, refuse } from '../domain/userErrors.js';
import { ProgressReport } from '../entities/ProgressReport.js';
import { ReportEvent } from '../entities/ReportEvent.js';
import { ReportingPeriod } from '../entities/ReportingPeriod.js';
import type { Writing } from './change.js';
import { atVersion } from './checks.js';
import { lineageOf } from './lineage.js';

/** A report held until the write ends, with where it stands. */
export interface HeldReport {
  report: ProgressReport;
  state: State;
  lineage: Lineage;
}

/** The state of a report now: that of its latest event. */
export const stateOf = async (em: EntityManager, report: ProgressReport): Promise<State> =>
  (await em.findOneOrFail(ReportEvent, { report }, { orderBy: { at: 'desc', id: 'desc' } })).to;

/** What stands against a step: the state that the report is in, or its period. */
const obstacle = ({ report, state }: Pick<HeldReport, 'report' | 'state'>, step: Step, field: string): Mistake[] => {
  if (report.period.unwrap().state === 'CLOSED')
    return [{ code: 'PERIOD_CLOSED', field, message: `${report.period.unwrap().code} is closed; reopen it with a reason first` }];
  if (stateAfter(state, step) !== null) return [];
  const possible = stepsFrom(state);
  return [
    {
      code: 'INVALID_TRANSITION',
      field,
      message: `a report that is ${state} cannot be: ${step}; from here ${possible.length ? `only: ${possible.join(', ')}` : 'nothing is possible but reopening the period'}`,
    },
  ];
};

/** Reports with these numbers, held, if all of them may take this step. Throws what stands against it. */
export const holdReports = async ({ em, allow }: Writing, ids: readonly number[], step: Step, at: (index: number) => string): Promise<HeldReport[]> => {
  const rows = new Map(
    (await em.find(ProgressReport, { id: { $in: [...ids] } }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } })).map((row) => [row.id, row]),
  );
  // Held, too: no report changes while its period is being closed.
  await em.find(ReportingPeriod, { id: { $in: [...rows.values()].map(({ period }) => period.id) } }, { lockMode: LockMode.PESSIMISTIC_READ });
  const mistakes: Mistake[] = [];
  const held: HeldReport[] = [];
  for (const [index, id] of ids.entries()) {
    const report = rows.get(id);
    if (!report) {
      mistakes.push({ code: 'NOT_FOUND', field: at(index), message: 'there is no such report' });
      continue;
    }
    await em.populate(report, ['period', 'period.plan']);
    const lineage = await lineageOf(em, report);
    allow(lineage);
    const one = { report, state: await stateOf(em, report), lineage };
    mistakes.push(...obstacle(one, step, at(index)));
    held.push(one);
  }
  refuse(mistakes);
  return held;
};

/** One report, held for a step on the version that was read. */
export const holdReport = async (writing: Writing, id: number, version: number | null, step: Step): Promise<HeldReport> => {
  const [held] = await holdReports(writing, [id], step, () => 'id');
  if (!held) throw new Error('a report that was held is missing');
  if (version !== null) atVersion(held.report, version, 'report');
  return held;
};

/** Moves a report on: one more event, and the audit. Saving what is a draft already leaves no event. */
export const move = ({ em, audit, actor }: Writing, { report, state }: HeldReport, step: Step, note: string | null = null) => {
  const to = stateAfter(state, step);
  if (to === null || to === state) return;
  em.create(ReportEvent, { report, from: state, to, actor: actor.name ?? 'unknown', note, reportedStatus: to === 'SUBMITTED' ? report.reportedStatus : null });
  audit({ subjectType: 'ProgressReport', subjectId: report.id, field: 'state', from: state, to, reason: note });
};
