import type { EntityManager } from '@mikro-orm/postgresql';

/** Those of some time zones that the database does not know: newer ones, where it has older data of zones. */
export const unknownTimeZones = async (em: EntityManager, names: readonly string[]): Promise<ReadonlySet<string>> => {
  if (!names.length) return new Set();
  const rows = await em.execute<{ name: string }[]>('select name from pg_timezone_names where name in (?)', [names]);
  const known = new Set(rows.map(({ name }) => name));
  return new Set(names.filter((name) => !known.has(name)));
};

/** What is said of such a zone. */
export const zoneUnknown = (name: string): string =>
  `the database does not know the time zone "${name}"; take that of a place near by`;
