import DataLoader from 'dataloader';

/** For loaders that always find something: a key without a value is a fault of ours. */
export const neverAbsent = (): never => {
  throw new Error('a loader found nothing for a key that always has something');
};

/** A loader for rows by number: one statement for all that a tick asks for. */
export const batch = <V>(fetch: (ids: number[]) => Promise<Map<number, V>>, absent: () => V) =>
  new DataLoader<number, V>(async (ids) => {
    const found = await fetch([...ids]);
    return ids.map((id) => found.get(id) ?? absent());
  });

/** One loader for each different set of arguments, so that two aliases never get each other's answer. */
export const perArguments = <A, V>(make: (given: A) => DataLoader<number, V>) => {
  const loaders = new Map<string, DataLoader<number, V>>();
  return (given: A): DataLoader<number, V> => {
    const key = canonical(given);
    const loader = loaders.get(key) ?? make(given);
    loaders.set(key, loader);
    return loader;
  };
};

/** JSON with sorted keys and without what is null, so that the same arguments always give the same text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, v]) => v != null)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  ) ?? '';

/** Rows by the number in one of their columns. */
export const keyed = <R, K extends keyof R>(rows: readonly R[], column: K) =>
  new Map(rows.map((row) => [row[column] as number, row]));

/** Lists of rows by the number in one of their columns, in the order they came. */
export const listed = <R, K extends keyof R>(rows: readonly R[], column: K) =>
  Map.groupBy(rows, (row) => row[column] as number);
