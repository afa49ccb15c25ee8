import type { Problem } from '../../domain/problems.js';

/** Indexes at which a list repeats an earlier key; null is no key. */
export const repeats = (keys: readonly (string | number | null)[]): Set<number> => {
  const seen = new Set<string | number>();
  const indexes = new Set<number>();
  for (const [index, key] of keys.entries()) {
    if (key === null) continue;
    if (seen.has(key)) indexes.add(index);
    seen.add(key);
  }
  return indexes;
};

/** A problem for each key that repeats an earlier one of its list; null is no key. */
export const duplicateProblems = (path: string, keys: readonly (string | number | null)[], what: string): Problem[] =>
  [...repeats(keys)].map((index) => ({ path: `${path}.${index}`, message: `${what} ${keys[index]} is given twice` }));
