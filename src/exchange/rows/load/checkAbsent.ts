import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { InvalidInput, type Problem } from '../../../domain/problems.js';
import { caseless } from '../../../domain/text.js';
import type { PlanFile } from '../form.js';
import { fileTables } from '../tables.js';

const MOST_NAMED = 5;

/** Says which rows of a table a database has already: those at these places, by their codes. */
const problemOf = (table: string, there: readonly { index: number; code: string }[]): Problem[] => {
  const [first] = there;
  if (!first) return [];
  const named = there.slice(0, MOST_NAMED).map(({ code }) => code);
  const more = there.length > MOST_NAMED ? ` and ${there.length - MOST_NAMED} more` : '';
  const message = `${named.join(', ')}${more}: in this database already; an export goes into one that does not have it`;
  return [{ path: `tables.${table}.${first.index}`, message }];
};

/** Tables whose rows no database may have yet. What is under these, such as indicators and periods, is new with them. */
const ownTables = fileTables.filter(({ isCoded, key }) => isCoded && !key).map(({ name }) => name);

/** Checks that a database has no plan, project or snapshot of a file. Throws InvalidInput that names each that it has. */
export const checkAbsent = async (em: EntityManager, { tables }: PlanFile, what: string): Promise<void> => {
  const problems: Problem[] = [];
  for (const table of ownTables) {
    const codes = (tables[table] ?? []).map(({ code }) => String(code));
    const { rows } = await sql<{ code: string }>`
      select lower(code) as code from ${sql.table(table)} where lower(code) = any(${codes.map(caseless)})`.execute(
      em.getKysely(),
    );
    const stored = new Set(rows.map(({ code }) => code));
    const given = codes.map((code, index) => ({ code, index }));
    problems.push(
      ...problemOf(
        table,
        given.filter(({ code }) => stored.has(caseless(code))),
      ),
    );
  }
  if (problems.length) throw new InvalidInput(what, problems);
};
