import { leavesNothing, NOTHING_LEFT, totalAbove100 } from '../../../domain/plan/index.js';
import type { Problem } from '../../../domain/problems.js';

/** A problem if a condition holds. */
export const problemIf = (condition: boolean, path: string, message: string): Problem[] =>
  condition ? [{ path, message }] : [];

/** A problem if a day has not begun anywhere on earth. */
export const futureProblem = (date: string, today: string, path: string): Problem[] =>
  problemIf(date > today, path, `${date} is in the future`);

/** A problem if shares add up to more than 100, or to 100 where some are not stated. */
export const excessProblem = (shares: readonly (string | null)[], what: string, path: string): Problem[] => {
  if (leavesNothing(shares)) return [{ path, message: `${what} ${NOTHING_LEFT}` }];
  const total = totalAbove100(shares);
  return total ? [{ path, message: `${what} add up to ${total}, which is more than 100` }] : [];
};

/** What a record breaks of the rules for all ways in, as problems at the paths of its fields. */
export const problemsAt = (path: string, breaches: readonly { field: string; message: string }[]): Problem[] =>
  breaches.map(({ field, message }) => ({ path: `${path}.${field}`, message }));
