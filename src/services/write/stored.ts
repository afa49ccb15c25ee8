import type { EntityClass, EntityManager, FilterQuery, RequiredEntityData } from '@mikro-orm/postgresql';

export type Coded = { code: string };

/** Rows by their code. */
export const byCode = <E extends Coded>(rows: readonly E[]) => new Map(rows.map((row) => [row.code, row]));

/** The stored rows that have one of these codes, by code. */
export const stored = async <E extends Coded & object>(em: EntityManager, entity: EntityClass<E>, codes: Iterable<string | null>) => {
  const wanted = [...new Set(codes)].filter((code) => code !== null);
  return byCode(await em.find(entity, { code: { $in: wanted } } as FilterQuery<E>));
};

/** Gives the stored row its new values, or makes it. Rows that stay the same are not written. */
export const put = <E extends object>(em: EntityManager, entity: EntityClass<E>, found: E | undefined, values: RequiredEntityData<E>): E =>
  found ? (em.assign(found, values as never) as E) : em.create(entity, values);

/** Makes the stored rows equal to the given ones: puts each by its key and removes those that are not given. */
export const replace = <E extends object, D>(
  em: EntityManager,
  entity: EntityClass<E>,
  rows: readonly E[],
  given: readonly D[],
  keyOfRow: (row: E) => string,
  keyOf: (data: D) => string,
  valuesOf: (data: D) => RequiredEntityData<E>,
) => {
  const found = new Map(rows.map((row) => [keyOfRow(row), row]));
  for (const data of given) {
    put(em, entity, found.get(keyOf(data)), valuesOf(data));
    found.delete(keyOf(data));
  }
  for (const row of found.values()) em.remove(row);
};

/** Rows in groups. */
export const grouped = <E>(rows: readonly E[], keyOf: (row: E) => unknown) => Map.groupBy(rows, keyOf);

/** What the check of references has found to be there. */
export const some = <V>(map: ReadonlyMap<string, V>, code: string): V => {
  const value = map.get(code);
  if (!value) throw new Error(`${code} passed the check but was not found`);
  return value;
};

/** The same for a reference that may be left out. */
export const maybe = <V>(map: ReadonlyMap<string, V>, code: string | null): V | null => (code === null ? null : some(map, code));
