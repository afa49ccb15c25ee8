import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { InvalidInput } from '../../../domain/problems.js';
import { asInvalidInput } from '../../bundle/load/refusedByTables.js';

type StoredRow = Readonly<Record<string, unknown>>;

/** A row as the table has it, with its place in the file. */
export interface PlacedRow {
  index: number;
  row: StoredRow;
}

const AT_ONCE = 1_000;

const insert = (em: EntityManager, table: string, columns: readonly string[], rows: readonly StoredRow[]) => {
  const names = sql.join(columns.map((name) => sql.ref(name)));
  return sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
    em.getKysely(),
  );
};

/** Does some work that may be refused, and undoes it then: gives the error, or null. */
const tried = async (em: EntityManager, work: () => Promise<unknown>): Promise<unknown> => {
  const db = em.getKysely();
  await sql`savepoint some_rows`.execute(db);
  try {
    await work();
    await sql`release savepoint some_rows`.execute(db);
    return null;
  } catch (error) {
    await sql`rollback to savepoint some_rows`.execute(db);
    return error;
  }
};

/** Rows on their way into a table. */
interface Insertion {
  table: string;
  columns: readonly string[];
  rows: readonly PlacedRow[];
}

/** Finds the first row that the table refuses, by giving them to it one by one. */
const refusedRow = async (em: EntityManager, { table, columns, rows }: Insertion, what: string): Promise<unknown> => {
  for (const { index, row } of rows) {
    const refused = asInvalidInput(await tried(em, () => insert(em, table, columns, [row])), what);
    if (!(refused instanceof InvalidInput)) continue;
    const problems = refused.problems.map(({ path, message }) => ({
      path: `tables.${table}.${index}`,
      message: `is refused by ${path}: ${message}`,
    }));
    return new InvalidInput(what, problems);
  }
  return null;
};

/** Stores rows in their order. Throws InvalidInput that names the first one that the table refuses, and the reason. */
export const insertRows = async (
  em: EntityManager,
  { table, columns, rows }: Insertion,
  what: string,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const all = some.map(({ row }) => row);
    const error = await tried(em, () => insert(em, table, columns, all));
    if (error === null) continue;
    const isOfRows = asInvalidInput(error, what) !== error;
    throw (isOfRows ? await refusedRow(em, { table, columns, rows: some }, what) : null) ?? error;
  }
};
