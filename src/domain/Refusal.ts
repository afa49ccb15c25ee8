import { TrackerError } from './errors.js';

/** Codes of the refusals that a caller may read in `extensions.code`. */
export type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'DEADLINE_EXCEEDED'
  | 'UNAVAILABLE';

/** An error meant for the caller: its message names what was wrong, the value and the way out. */
export class Refusal extends TrackerError {
  declare readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(code, message, code === 'DEADLINE_EXCEEDED' || code === 'UNAVAILABLE' ? 1 : 2);
  }
}

/** Input of the right shape whose value cannot be used. */
export const badInput = (message: string) => new Refusal('BAD_USER_INPUT', message);
