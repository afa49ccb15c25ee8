import type { EntityManager } from '@mikro-orm/postgresql';
import { TrackerError } from '../../domain/errors.js';
import { isAtLeast, VERSION } from '../../version.js';
import type { Database } from '../Database.js';
import { INSPECT } from '../purposes.js';
import { differencesOf, laterMigrations, migrationsIn } from './differences.js';

/** The tables are not those that this version works on: a line for each difference. */
export class TablesDiffer extends TrackerError {
  constructor(lines: readonly string[]) {
    super('TABLES_DIFFER', lines.join('\n'));
  }
}

/** What to say where the tables need a later version than this. */
export const tooOld = (needed: string): string =>
  `the tables need version ${needed} of the tracker or later; this is ${VERSION}`;

const neededVersion = async (em: EntityManager): Promise<string | null> => {
  const [table] = await em.execute<{ name: string | null }[]>("select to_regclass('compatibility') as name");
  if (!table?.name) return null;
  const rows = await em.execute<{ version: string }[]>('select oldest_version as version from compatibility');
  return rows.reduce<string | null>(
    (needed, { version }) => (needed !== null && isAtLeast(needed, version) ? needed : version),
    null,
  );
};

/** How the tables differ from those of this version, where a later version has changed them in ways that it can bear. */
const warningsOf = async (em: EntityManager): Promise<string[] | null> => {
  const later = laterMigrations(await migrationsIn(em));
  if (!later.length) return null;
  const needed = await neededVersion(em);
  if (needed === null || !isAtLeast(VERSION, needed)) throw new TablesDiffer([tooOld(needed ?? 'unknown')]);
  return [
    ...later.map((name) => `migration ${name} is of a later version, on which this one still works`),
    ...(await differencesOf(em)).map((line) => `${line} (a later version may have changed this)`),
  ];
};

/**
 * Checks that this version works on the tables of a database. Gives warnings; throws TablesDiffer that names every
 * difference.
 */
export const checkTables = (database: Database): Promise<string[]> =>
  database.read(async (em) => {
    const warnings = await warningsOf(em);
    if (warnings) return warnings;
    const differences = await differencesOf(em);
    if (differences.length) throw new TablesDiffer(differences);
    return [];
  }, INSPECT);
