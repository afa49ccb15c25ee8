export type State = 'DUE' | 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'APPROVED';
export type Step = 'save' | 'submit' | 'withdraw' | 'return' | 'approve';

/** Where each step leads from each state; what is not here is not possible. */
const steps: Record<Step, Partial<Record<State, State>>> = {
  save: { DUE: 'DRAFT', DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  submit: { DRAFT: 'SUBMITTED', RETURNED: 'SUBMITTED' },
  withdraw: { SUBMITTED: 'DRAFT' },
  return: { SUBMITTED: 'RETURNED' },
  approve: { SUBMITTED: 'APPROVED' },
};

/** The state after a step; null where the step is not possible. */
export const stateAfter = (state: State, step: Step): State | null => steps[step][state] ?? null;

/** Steps that are possible from a state. */
export const stepsFrom = (state: State): Step[] => (Object.keys(steps) as Step[]).filter((step) => state in steps[step]);

/** States that may follow a state in a history that is loaded: those of the steps, and handing in without a draft before. */
export const statesAfter = (state: State): State[] =>
  [...new Set([...(Object.keys(steps) as Step[]).flatMap((step) => steps[step][state] ?? []), ...(state === 'DUE' ? ['SUBMITTED' as const] : [])])].filter(
    (next) => next !== state,
  );
