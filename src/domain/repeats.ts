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
