import DataLoader from 'dataloader';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import { canonicalOf } from '../domain/canonical.js';

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
    const key = canonicalOf(given);
    const loader = loaders.get(key) ?? make(given);
    loaders.set(key, loader);
    return loader;
  };
};

/** Rows by the number in one of their columns. */
export const keyed = <R, K extends keyof R>(rows: readonly R[], column: K) =>
  new Map(rows.map((row) => [row[column] as number, row]));

/** Lists of rows by the number in one of their columns, in the order they came. */
export const listed = <R, K extends keyof R>(rows: readonly R[], column: K) =>
  Map.groupBy(rows, (row) => row[column] as number);

/** A statement for the rows of many keys, which it names `= any(${ids})`. */
type Select = (ids: RawBuilder<unknown>) => RawBuilder<unknown>;

/** A column with the key of a row; `ownerId` is added by a statement whose rows have no such column themselves. */
type KeyColumn<R> = keyof R | 'ownerId';

/** Loaders that consist of one statement for the rows of all keys; the column `key` says whose a row is. */
export const related = (db: Reader) => {
  /** What is made of the rows of each key. */
  const hasComputed = <R, V>(key: KeyColumn<R>, select: Select, make: (rows: R[]) => V) =>
    batch<V>(
      async (ids) => {
        const { rows } = (await select(sql`${ids}::int[]`).execute(db)) as { rows: (R & { ownerId: number })[] };
        return new Map([...listed(rows, key)].map(([id, some]) => [id, make(some)]));
      },
      () => make([]),
    );
  return {
    hasComputed,
    /** The rows of each key, in the order of the statement. */
    hasMany: <R>(key: KeyColumn<R>, select: Select) => hasComputed<R, R[]>(key, select, (rows) => rows),
    /** The only row of each key; null where there is none. */
    hasOne: <R>(key: KeyColumn<R>, select: Select) => hasComputed<R, R | null>(key, select, ([row]) => row ?? null),
    /** The value of each key; the statement gives rows of (owner_id, value). */
    hasValue: <V>(absent: V, select: Select) =>
      hasComputed<{ value: V | null }, V>('ownerId', select, ([row]) => row?.value ?? absent),
  };
};
