import type { Problem } from '../../domain/problems.js';
import { repeats } from '../../domain/repeats.js';

/** A problem for each key that repeats an earlier one of its list; null is no key. */
export const duplicateProblems = (path: string, keys: readonly (string | number | null)[], what: string): Problem[] =>
  [...repeats(keys)].map((index) => ({ path: `${path}.${index}`, message: `${what} ${keys[index]} is given twice` }));
