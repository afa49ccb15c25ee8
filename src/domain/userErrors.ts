/** A mistake in the input that the caller can mend. */
export interface UserError {
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
export class UserErrors extends Error {
  constructor(readonly errors: readonly UserError[]) {
    super(errors.map(({ message }) => message).join('; '));
  }
}

/** Throws all errors found, if there are any. */
export const refuse = (errors: readonly UserError[]): void => {
  if (errors.length) throw new UserErrors(errors);
};
