import type { EntityClass, EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';

/** Gives the stored row its new values, or makes it. Rows that stay the same are not written. */
export const store = <E extends object>(
  em: EntityManager,
  entity: EntityClass<E>,
  found: E | undefined,
  values: RequiredEntityData<E>,
): E => (found ? (em.assign(found, values as never) as E) : em.create(entity, values));

/** Makes the stored rows equal to the given ones: stores each by its key and removes those that are not given. */
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
    store(em, entity, found.get(keyOf(data)), valuesOf(data));
    found.delete(keyOf(data));
  }
  for (const row of found.values()) em.remove(row);
};

/** Rows in groups. */
export const grouped = <E>(rows: readonly E[], keyOf: (row: E) => unknown) => Map.groupBy(rows, keyOf);

/** What the check of references has found to be there. */
export const only = <V>(map: ReadonlyMap<string, V>, code: string): V => {
  const value = map.get(code);
  if (!value) throw new Error(`${code} passed the check but was not found`);
  return value;
};

/** The same for a reference that may be left out. */
export const onlyOrNull = <V>(map: ReadonlyMap<string, V>, code: string | null): V | null =>
  code === null ? null : only(map, code);
