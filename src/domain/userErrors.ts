import type { UserErrorCode } from '../vocabulary/index.js';
import { TrackerError } from './errors.js';

/** An error in the input that the caller can fix. */
export interface UserError {
  code: UserErrorCode;
  /** Path of the input field, e.g. "input.0.value.amount". */
  field: string | null;
  message: string;
}

/** Input refused whole: nothing is written. */
export class UserErrors extends TrackerError {
  constructor(readonly errors: readonly UserError[]) {
    super('USER_ERRORS', errors.map(({ message }) => message).join('; '));
  }
}

/** Throws all errors found, if there are any. */
export const refuse = (errors: readonly UserError[]): void => {
  if (errors.length) throw new UserErrors(errors);
};

/** A value that is needed to go on. Where it is missing, throws the errors: that it is, and all others found so far. */
export const required = <V>(value: V | null | undefined, ...errors: UserError[]): V => {
  if (value === null || value === undefined) throw new UserErrors(errors);
  return value;
};

/** The error if the condition holds, else none: for lists of everything that is wrong. */
export const when = (condition: boolean, error: UserError): UserError[] => (condition ? [error] : []);

/** Makes errors of one kind: each says with its name what is wrong, and where. */
const kind =
  (code: UserErrorCode) =>
  (field: string | null, message: string): UserError => ({ code, field, message });

/** Something is missing. */
export const requiredField = kind('REQUIRED');
/** A value cannot be used. */
export const invalid = kind('INVALID');
/** What is named does not exist. */
export const absent = kind('NOT_FOUND');
/** It exists already, or is given twice. */
export const duplicate = kind('DUPLICATE');
/** A number or date is beyond what is allowed. */
export const outOfRange = kind('OUT_OF_RANGE');
/** The step is not possible from the present state. */
export const invalidTransition = kind('INVALID_TRANSITION');
/** Somebody changed it since it was read. */
export const versionConflict = kind('VERSION_CONFLICT');
/** The reporting period is closed. */
export const periodClosed = kind('PERIOD_CLOSED');
/** Percentages add up to more than 100. */
export const sharesExceed100 = kind('SHARES_EXCEED_100');
/** Somebody would approve their own report. */
export const selfApproval = kind('SELF_APPROVAL');
/** Something else depends on it. */
export const inUse = kind('IN_USE');
/** The idempotency key was used for other input. */
export const idempotencyMismatch = kind('IDEMPOTENCY_MISMATCH');

/** Nothing has this code. */
export const notFound = (field: string, what: string, code: string): UserError =>
  absent(field, `there is no ${what} ${code}`);

/** No row has the id that is given as an argument of the mutation. */
export const noSuch = (field: string, what: string): UserError => absent(field, `there is no ${what} with this id`);

/** No row has this id, which is somewhere in the input. */
export const noneWithId = (field: string, what: string, id: string): UserError =>
  absent(field, `there is no ${what} with the id "${id.slice(0, 40)}"`);
