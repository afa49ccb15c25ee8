import { readFileSync } from 'node:fs';
import type { EntityManager } from '@mikro-orm/postgresql';
import * as migrations from '../../migrations/index.js';
import { describeTables } from './describeTables.js';

const expected = (): string[] =>
  readFileSync(new URL('../../../tables.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

/** What makes search quick where the server has it: a tracker without it works. */
const OPTIONAL = ['extension pg_trgm', 'index project.project_search_index'];

/** Things that an operator may add to tables of ours, or beside them. */
const mayBeAdded = (line: string) => /^(index|function|extension) /.test(line);

/** The table that a line is about; null for what belongs to none. */
const tableOf = (line: string): string | null =>
  /^(?:column|constraint|index|trigger) ([^.]+)\./.exec(line)?.[1] ?? null;

/** Names of the migrations that have run on a database. */
export const migrationsIn = async (em: EntityManager): Promise<string[]> => {
  const [table] = await em.execute<{ name: string | null }[]>("select to_regclass('mikro_orm_migrations') as name");
  if (!table?.name) return [];
  const rows = await em.execute<{ name: string }[]>('select name from mikro_orm_migrations order by id');
  return rows.map(({ name }) => name);
};

/** Migrations that a database has seen, and this version does not know. */
export const laterMigrations = (run: readonly string[]): string[] =>
  run.filter((name) => !Object.hasOwn(migrations, name));

/** How the tables of a database differ from those of this version: a line each; none where they are the same. */
export const differencesOf = async (em: EntityManager): Promise<string[]> => {
  const run = await migrationsIn(em);
  const missing = Object.keys(migrations).filter((name) => !run.includes(name));
  if (missing.length) return missing.map((name) => `migration ${name} has not run; run \`tracker migrate\``);
  const found = new Set(await describeTables(em));
  const known = new Set(expected());
  const tables = new Set([...known].map(tableOf));
  return [
    ...[...known].filter((line) => !found.has(line) && !OPTIONAL.includes(line)).map((line) => `missing: ${line}`),
    ...[...found]
      .filter((line) => !known.has(line) && !mayBeAdded(line) && tables.has(tableOf(line)))
      .map((line) => `not of this version: ${line}`),
  ];
};
