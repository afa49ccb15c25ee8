/** A mistake in the input that the caller can mend. */
export interface Mistake {
  code:
    | 'REQUIRED'
    | 'INVALID'
    | 'NOT_FOUND'
    | 'DUPLICATE'
    | 'OUT_OF_RANGE'
    | 'INVALID_TRANSITION'
    | 'VERSION_CONFLICT'
    | 'PERIOD_CLOSED'
    | 'SHARES_EXCEED_100'
    | 'SELF_APPROVAL'
    | 'IN_USE'
    | 'IDEMPOTENCY_MISMATCH';
  /** Path of the input field, e.g. "input.0.value.amount". */
  field: string | null;
  message: string;
}

/** Input refused whole: nothing is written. */
export class Mistakes extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ message }) => message).join('; '));
  }
}

/** Throws all mistakes found, if there are any. */
export const refuse = (mistakes: readonly Mistake[]): void => {
  if (mistakes.length) throw new Mistakes(mistakes);
};
