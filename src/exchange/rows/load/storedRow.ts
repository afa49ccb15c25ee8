import type { FileColumn } from '../columns.js';
import type { FileRow } from '../form.js';
import { tableOfSubject } from '../tables.js';
import type { Names } from './Names.js';

const stored = ({ field, meaning }: FileColumn, table: string, row: FileRow, names: Names): unknown => {
  const value = row[field] ?? null;
  if (value === null) return null;
  switch (meaning.kind) {
    case 'id':
      return names.idOf(table, value);
    case 'row':
      return names.idOf(meaning.table, value);
    case 'rows':
      return (value as unknown[]).map((one) => names.idOf(meaning.table, one));
    case 'through':
      return names.lastUpTo(meaning.table, value as number);
    case 'subject':
      return names.idOf(tableOfSubject(String(row.subject_type)), value);
    default:
      return value;
  }
};

/** A row as the table has it, by column: with ids in place of what rows are called in the file. */
export const storedRow = (
  table: string,
  columns: readonly FileColumn[],
  row: FileRow,
  names: Names,
): Record<string, unknown> => {
  const ofColumns = columns.map((column) => [column.name, stored(column, table, row, names)]);
  return Object.fromEntries(ofColumns);
};
