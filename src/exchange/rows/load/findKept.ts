import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { FileColumn } from '../columns.js';
import type { FileTable } from '../tables.js';

const asOne = (alias: string, columns: readonly string[]) =>
  sql`lower(row(${sql.join(columns.map((name) => sql.ref(`${alias}.${name}`)))})::text)`;

/**
 * Finds the rows of a file that a database has already, by the columns of their key, whatever the case: the place of
 * each in the list, and its id there. One that was merged into another means the other.
 */
export const findKept = async (
  em: EntityManager,
  { name }: FileTable,
  key: readonly FileColumn[],
  rows: readonly Record<string, unknown>[],
): Promise<Map<number, number>> => {
  if (!rows.length) return new Map();
  const columns = key.map((column) => column.name);
  const id = name === 'organisation' ? sql`coalesce(t.merged_into_id, t.id)` : sql`t.id`;
  const found = await sql<{ place: number; id: number }>`
    select given.ordinality::int - 1 as place, min(${id})::int as id
    from json_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(rows)}::json) with ordinality given
      join ${sql.table(name)} t on ${asOne('t', columns)} = ${asOne('given', columns)}
    group by 1`.execute(em.getKysely());
  return new Map(found.rows.map((row) => [row.place, row.id]));
};
