import type { Problem } from '../../domain/problems.js';

/** Places in a list at which a key stands again; null is no key. */
export const repeats = (keys: readonly (string | number | null)[]): Set<number> => {
  const seen = new Set<string | number>();
  const again = new Set<number>();
  for (const [index, key] of keys.entries()) {
    if (key === null) continue;
    if (seen.has(key)) again.add(index);
    seen.add(key);
  }
  return again;
};

/** A problem for each key that stands in a list again; null is no key. */
export const twice = (path: string, keys: readonly (string | number | null)[], what: string): Problem[] =>
  [...repeats(keys)].map((index) => ({ path: `${path}.${index}`, message: `${what} ${keys[index]} is given twice` }));
