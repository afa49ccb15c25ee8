import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { FileColumn } from '../columns.js';
import type { FileRow } from '../form.js';
import { type FileTable, tableOfSubject } from '../tables.js';
import { findKept } from './findKept.js';
import { Names } from './Names.js';
import type { RowsLoad } from './RowsLoad.js';
import { storedRow } from './storedRow.js';

/** Rows of a table: the places in the file of those that are new, and how many were there already. */
export interface Sorted {
  table: FileTable;
  places: readonly number[];
  kept: number;
}

/** Ids for new rows, going up. */
const newIds = async (em: EntityManager, { name, links }: FileTable, count: number): Promise<number[]> => {
  if (links || !count) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence(${`"${name}"`}, 'id'))::int as id
    from generate_series(1, ${count}::int)`.execute(em.getKysely());
  return rows.map(({ id }) => id);
};

/** Whether a row is a part of one that was there already, and stays as it is. */
const isOfKept = ({ partOf }: FileTable, columns: readonly FileColumn[], row: FileRow, names: Names): boolean => {
  const part = columns.find(({ name }) => name === partOf);
  if (!part) return false;
  const { field, meaning } = part;
  const table = meaning.kind === 'row' ? meaning.table : tableOfSubject(String(row.subject_type));
  return names.isKept(table, row[field]);
};

/**
 * Finds the rows of a table that the database has already, and gives every row its id: whatever is stored later may
 * name it.
 */
export const giveIds = async ({ em, file, columns: columnsOf, names }: RowsLoad, table: FileTable): Promise<Sorted> => {
  const rows = file.tables[table.name] ?? [];
  const columns = columnsOf(table.name);
  const key = columns.filter(({ name }) => table.key?.includes(name));
  const keys = key.length ? rows.map((row) => storedRow(table.name, key, row, names)) : [];
  const kept = await findKept(em, table, key, keys);
  const places = [...rows.keys()].filter(
    (place) => !kept.has(place) && !isOfKept(table, columns, rows[place] ?? {}, names),
  );
  const ids = await newIds(em, table, places.length);
  const given = [...kept, ...ids.map((id, nth) => [places[nth] ?? 0, id] as const)];
  for (const [place, id] of given) {
    const name = Names.of(table.name, rows[place] ?? {});
    if (name !== null) names.give(table.name, name, id, kept.has(place));
  }
  return { table, places, kept: kept.size };
};
