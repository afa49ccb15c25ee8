/** Codes of the refusals that a caller may read in `extensions.code`. */
export type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'DEADLINE_EXCEEDED'
  | 'UNAVAILABLE';

/** An error meant for the caller: its message names what was wrong, the value and the way out. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/** Input of the right shape whose value cannot be used. */
export const badInput = (message: string) => new Refusal('BAD_USER_INPUT', message);
