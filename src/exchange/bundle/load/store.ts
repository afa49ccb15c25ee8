import type { EntityClass, EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { statedIn } from '../dataset/stated.js';

/** The values of a stored row that a record states. */
const statedOf = <V extends object>(values: V, record: object): V => {
  const stated = statedIn(record);
  return Object.fromEntries(Object.entries(values).filter(([name]) => stated.has(name) || !(name in record))) as V;
};

/**
 * Gives the stored row the values that its record states, or creates it with all of them. Rows that stay the same are
 * not written.
 */
export const store = <E extends object>(
  em: EntityManager,
  entity: EntityClass<E>,
  row: E | undefined,
  values: RequiredEntityData<E>,
  record: object,
): E => (row ? (em.assign(row, statedOf(values, record) as never) as E) : em.create(entity, values));

interface Replacement<E, D extends object> {
  /** All rows that are stored. */
  rows: readonly E[];
  /** All that shall be stored. */
  given: readonly D[];
  /** Equal for a row and the data that it is to hold. */
  keyOfRow: (row: E) => string;
  keyOf: (data: D) => string;
  valuesOf: (data: D) => RequiredEntityData<E>;
}

/** Makes the stored rows equal to the given data: stores each by its key and removes rows that are not given. */
export const replace = <E extends object, D extends object>(
  em: EntityManager,
  entity: EntityClass<E>,
  { rows, given, keyOfRow, keyOf, valuesOf }: Replacement<E, D>,
): void => {
  const left = new Map(rows.map((row) => [keyOfRow(row), row]));
  for (const data of given) {
    store(em, entity, left.get(keyOf(data)), valuesOf(data), data);
    left.delete(keyOf(data));
  }
  for (const row of left.values()) em.remove(row);
};

/** The row with this code, which the check has found to exist. */
export const only = <V>(rows: ReadonlyMap<string, V>, code: string): V => {
  const row = rows.get(code);
  if (!row) throw new Error(`${code} passed the check but was not found`);
  return row;
};

/** The same for a reference that may be left out. */
export const onlyOrNull = <V>(rows: ReadonlyMap<string, V>, code: string | null): V | null =>
  code === null ? null : only(rows, code);
