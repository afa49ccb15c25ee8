import type { Problem } from '../domain/problems.js';

/** A problem for each key that stands in a list again; null is no key. */
export const twice = (path: string, keys: readonly (string | number | null)[], what: string): Problem[] => {
  const seen = new Set<string | number>();
  return keys.flatMap((key, index) => {
    if (key === null) return [];
    if (seen.has(key)) return [{ path: `${path}.${index}`, message: `${what} ${key} is given twice` }];
    seen.add(key);
    return [];
  });
};
