import { TrackerError } from './errors.js';

/** Codes of the refusals that a caller may read in `extensions.code`. */
export type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'DEADLINE_EXCEEDED'
  | 'OVERLOADED'
  | 'UNAVAILABLE';

/** Refusals for which the caller can do nothing but wait or ask for less. */
const OF_THE_MOMENT: readonly string[] = ['DEADLINE_EXCEEDED', 'OVERLOADED', 'UNAVAILABLE'];

export const isCodeOfTheMoment = (code: unknown): boolean => OF_THE_MOMENT.includes(String(code));

/** What is said where a write is done, and what became of it could not be read for the answer. */
export const WRITTEN_NOT_READ =
  'The write is done, but the answer could not be read: do not send it again without its idempotencyKey; read what became of it';

/** Whether an error is such a refusal, also where a library has wrapped it and kept its message and code. */
export const isOfTheMoment = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && isCodeOfTheMoment((error as { code?: unknown }).code);

/** An error meant for the caller: its message names what was wrong, the value and the way out. */
export class Refusal extends TrackerError {
  declare readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(code, message, OF_THE_MOMENT.includes(code) ? 1 : 2);
  }
}

/** Input of the right shape whose value cannot be used. */
export const badInput = (message: string) => new Refusal('BAD_USER_INPUT', message);
