import type { EntityManager } from '@mikro-orm/postgresql';
import { isTimeZone } from '../../domain/lens.js';

/**
 * Those of some time zones that the service knows and the database does not: newer ones, where it has older data. What
 * is no time zone breaks the law, which says so.
 */
export const unknownTimeZones = async (em: EntityManager, given: readonly string[]): Promise<ReadonlySet<string>> => {
  const names = given.filter(isTimeZone);
  if (!names.length) return new Set();
  const rows = await em.execute<{ name: string }[]>('select name from pg_timezone_names where name in (?)', [names]);
  const known = new Set(rows.map(({ name }) => name));
  return new Set(names.filter((name) => !known.has(name)));
};

/** What is said of such a zone. */
export const zoneUnknown = (name: string): string =>
  `the database does not know the time zone "${name}"; take that of a place near by`;
