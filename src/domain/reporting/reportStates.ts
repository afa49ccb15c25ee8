export type State = 'DUE' | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'APPROVED';
export type Step = 'save' | 'submit' | 'withdraw' | 'return' | 'approve' | 'comment' | 'settle';

/** Whether what a report says is with its readers, and not with its authors alone. */
export const isHandedIn = (state: string): boolean => ['SUBMITTED', 'RETURNED', 'APPROVED'].includes(state);

/** Where each step leads from each state; what is not here is not possible. */
const steps: Record<Step, Partial<Record<State, State>>> = {
  save: { DUE: 'DRAFT', DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  submit: { DRAFT: 'SUBMITTED', RETURNED: 'SUBMITTED' },
  withdraw: { SUBMITTED: 'DRAFT' },
  return: { SUBMITTED: 'RETURNED' },
  approve: { SUBMITTED: 'APPROVED' },
  comment: { SUBMITTED: 'SUBMITTED' },
  settle: { SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED' },
};

/** In a period that was reopened, what was approved can be sent back, too: that is what it was reopened for. */
const onceReopened: typeof steps = {
  ...steps,
  return: { ...steps.return, APPROVED: 'RETURNED' },
  comment: { ...steps.comment, APPROVED: 'APPROVED' },
};

const stepsOf = (isReopened: boolean) => (isReopened ? onceReopened : steps);

/** The state after a step; null where the step is not possible. */
export const stateAfter = (state: State, step: Step, isReopened: boolean): State | null =>
  stepsOf(isReopened)[step][state] ?? null;

/** Whether its authors may write on a report that is in this state. */
export const isWritable = (state: State): boolean => stateAfter(state, 'save', false) !== null;

/** Steps that are possible from a state. */
export const stepsFrom = (state: State, isReopened: boolean): Step[] =>
  (Object.keys(steps) as Step[]).filter((step) => state in stepsOf(isReopened)[step]);

/** States that may follow a state in a history that is loaded: those of the steps, and handing in without a draft before. */
export const statesAfter = (state: State): State[] =>
  [
    ...new Set([
      ...(Object.keys(steps) as Step[]).flatMap((step) => stateAfter(state, step, true) ?? []),
      ...(state === 'DUE' ? ['SUBMITTED' as const] : []),
    ]),
  ].filter((next) => next !== state);

/** A state as all but its authors see it. */
export const withoutDraft = (state: State): State => (state === 'DRAFT' ? 'DUE' : state);

/** A history as all but its authors see it: a draft is due, and its steps are none. */
export const withoutDrafts = <E extends { from: State | null; to: State }>(events: readonly E[]): E[] =>
  events
    .map((event) => ({ ...event, from: event.from && withoutDraft(event.from), to: withoutDraft(event.to) }))
    .filter(({ from, to }) => from !== to);
