import type { ReportState } from '../../vocabulary/index.js';
export type Step = 'save' | 'submit' | 'withdraw' | 'return' | 'approve' | 'comment' | 'resolve';

// rule: docs/numbers.md#states-that-count
/** Whether what a report says is with its readers, and not with its authors alone. */
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

/** In a period that was reopened, what was approved can be sent back, too: that is what it was reopened for. */
const onceReopened: typeof steps = {
  ...steps,
  return: { ...steps.return, APPROVED: 'RETURNED' },
  comment: { ...steps.comment, APPROVED: 'APPROVED' },
};

const stepsOf = (isReopened: boolean) => (isReopened ? onceReopened : steps);

/** The state after a step; null where the step is not possible. */
export const stateAfter = (state: ReportState, step: Step, isReopened: boolean): ReportState | null =>
  stepsOf(isReopened)[step][state] ?? null;

/** Whether its authors may write on a report that is in this state. */
export const isWritable = (state: ReportState): boolean => stateAfter(state, 'save', false) !== null;

/** Steps that are possible from a state. */
export const stepsFrom = (state: ReportState, isReopened: boolean): Step[] =>
  (Object.keys(steps) as Step[]).filter((step) => state in stepsOf(isReopened)[step]);

/** States that may follow a state in a history that is loaded: those of the steps, and handing in without a draft before. */
export const statesAfter = (state: ReportState): ReportState[] =>
  [
    ...new Set([
      ...(Object.keys(steps) as Step[]).flatMap((step) => stateAfter(state, step, true) ?? []),
      ...(state === 'DUE' ? ['SUBMITTED' as const] : []),
    ]),
  ].filter((next) => next !== state);

// rule: docs/numbers.md#states-that-count
/** A state as all but its authors see it. */
export const withoutDraft = (state: ReportState): ReportState => (state === 'DRAFT' ? 'DUE' : state);

/** A history as all but its authors see it: a draft is due, and its steps are none. */
export const withoutDrafts = <E extends { from: ReportState | null; to: ReportState }>(events: readonly E[]): E[] =>
  events
    .map((event) => ({ ...event, from: event.from && withoutDraft(event.from), to: withoutDraft(event.to) }))
    .filter(({ from, to }) => from !== to);
