import { InvalidInput } from '../../../domain/problems.js';

/** What the driver says of a constraint that a row breaks. */
interface ConstraintError extends Error {
  code: string;
  constraint?: string;
  detail?: string;
  table?: string;
  column?: string;
}

/** Integrity constraints and values out of range: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const isOfInput = (error: unknown): error is ConstraintError =>
  error instanceof Error && /^(22|23)[0-9A-Z]{3}$/.test(String((error as Partial<ConstraintError>).code));

/**
 * What tables refuse that no check has found is still an error of the input: the net below the rules, told by the name
 * of the constraint.
 */
export const asInvalidInput = (error: unknown, what: string): unknown => {
  if (!isOfInput(error)) return error;
  const { table, column, constraint, detail, message } = error;
  const path = [table, column ?? constraint].filter(Boolean).join('.');
  return new InvalidInput(what, [{ path: path || 'tables', message: detail ?? message }]);
};
