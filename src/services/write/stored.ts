import type { EntityClass, EntityManager, FilterQuery } from '@mikro-orm/postgresql';

/** A row with a code. */
export type Coded = { code: string };

/** Rows by their code. */
export const byCode = <E extends Coded>(rows: readonly E[]) => new Map(rows.map((row) => [row.code, row]));

/** The stored rows that have one of these codes, by code. */
export const stored = async <E extends Coded & object>(
  em: EntityManager,
  entity: EntityClass<E>,
  codes: Iterable<string | null>,
) => {
  const wanted = [...new Set(codes)].filter((code) => code !== null);
  return byCode(await em.find(entity, { code: { $in: wanted } } as FilterQuery<E>));
};

/** The row with a key that was checked before: that it is missing is a fault of ours. */
export const checked = <K, R>(rows: ReadonlyMap<K, R>, key: K): R => {
  const row = rows.get(key);
  if (row === undefined) throw new Error(`${String(key)} was checked, and is missing`);
  return row;
};
