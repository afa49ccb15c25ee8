import type { ReportState } from '../../vocabulary/index.js';

/** What can be done with a report. */
export type Step = 'save' | 'submit' | 'withdraw' | 'return' | 'approve' | 'comment' | 'resolve';

// rule: docs/numbers.md#states-that-count
/** Whether a report counts: everybody can read what was submitted, and not its authors alone. */
export const isOnRecord = (state: string): boolean => ['SUBMITTED', 'RETURNED', 'APPROVED'].includes(state);

/** Where each step leads from each state; what is not here is not possible. */
const steps: Record<Step, Partial<Record<ReportState, ReportState>>> = {
  save: { DUE: 'DRAFT', DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  submit: { DRAFT: 'SUBMITTED', RETURNED: 'SUBMITTED' },
  withdraw: { SUBMITTED: 'DRAFT' },
  return: { SUBMITTED: 'RETURNED' },
  approve: { SUBMITTED: 'APPROVED' },
  comment: { SUBMITTED: 'SUBMITTED' },
  resolve: { SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED' },
};

/** In a period that was reopened, an approved report can be returned, too: that is what it was reopened for. */
const onceReopened: typeof steps = {
  ...steps,
  return: { ...steps.return, APPROVED: 'RETURNED' },
  comment: { ...steps.comment, APPROVED: 'APPROVED' },
};

const stepsOf = (isReopened: boolean) => (isReopened ? onceReopened : steps);

/** The state after a step; null where the step is not possible. */
export const stateAfter = (state: ReportState, step: Step, isReopened: boolean): ReportState | null =>
  stepsOf(isReopened)[step][state] ?? null;

/** The mutation that takes each step, and what is said of a report that cannot take it. */
const mutations: Record<Step, { name: string; refused: string }> = {
  save: { name: 'saveProgressReport', refused: 'cannot be saved' },
  submit: { name: 'submitProgressReport', refused: 'cannot be submitted' },
  withdraw: { name: 'withdrawProgressReport', refused: 'cannot be withdrawn' },
  return: { name: 'returnProgressReport', refused: 'cannot be returned' },
  approve: { name: 'approveProgressReports', refused: 'cannot be approved' },
  comment: { name: 'addReviewComment', refused: 'cannot be commented on' },
  resolve: { name: 'resolveReviewComment', refused: 'cannot have its comments resolved' },
};

const waysOn = (names: readonly string[]): string => {
  if (names.length > 1) return `the steps possible now are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const [only] = names;
  return only === undefined
    ? 'no step is possible now, until the period is reopened (reopenReportingPeriod)'
    : `the only step possible now is ${only}`;
};

/** Says that a report in this state cannot take a step, and which steps it can take. */
export const stepRefused = (state: ReportState, step: Step, isReopened: boolean): string => {
  const names = stepsFrom(state, isReopened).map((possible) => mutations[possible].name);
  return `${state === 'APPROVED' ? 'an' : 'a'} ${state} report ${mutations[step].refused}; ${waysOn(names)}`;
};

/** Whether authors may write on a report in this state. */
export const isWritable = (state: ReportState): boolean => stateAfter(state, 'save', false) !== null;

/** Steps that are possible from a state. */
const stepsFrom = (state: ReportState, isReopened: boolean): Step[] =>
  (Object.keys(steps) as Step[]).filter((step) => state in stepsOf(isReopened)[step]);

/**
 * States that may follow a state in a history that is loaded: those of the steps, and a submission without a draft
 * before.
 */
export const statesAfter = (state: ReportState): ReportState[] =>
  [
    ...new Set([
      ...(Object.keys(steps) as Step[]).flatMap((step) => stateAfter(state, step, true) ?? []),
      ...(state === 'DUE' ? ['SUBMITTED' as const] : []),
    ]),
  ].filter((next) => next !== state);

// rule: docs/numbers.md#states-that-count
/** The state of a report as all but its authors see it. */
export const withoutDraft = (state: ReportState): ReportState => (state === 'DRAFT' ? 'DUE' : state);

/** A history as all but its authors see it: a draft is due, and what leads to it or away from it is no step. */
export const withoutDrafts = <E extends { from: ReportState | null; to: ReportState }>(events: readonly E[]): E[] =>
  events
    .map((event) => ({ ...event, from: event.from && withoutDraft(event.from), to: withoutDraft(event.to) }))
    .filter(({ from, to }) => from !== to);
