import type { FileColumn } from '../columns.js';
import type { FileRow } from '../form.js';
import { tableOfSubject } from '../tables.js';
import type { FormerTokens } from './FormerTokens.js';
import type { Numbering } from './Numbering.js';

/** What the rows of a file need beside themselves. */
export interface Naming {
  numbering: Numbering;
  tokens: FormerTokens;
}

/** A field that names a row which stays behind: a project of another plan, or of none, on a page about all. */
const mayStay = (table: string, field: string) => table === 'publication' && field === 'project';

const written = (column: FileColumn, row: FileRow, table: string, { numbering, tokens }: Naming): unknown => {
  const value = row[column.field];
  const { meaning } = column;
  const named = (of: string) => {
    const local = numbering.find(of, value as number);
    if (local === null && !mayStay(table, column.field))
      throw new Error(`${table}.${column.name} names ${of} ${value}, which does not go along`);
    return local;
  };
  switch (meaning.kind) {
    case 'plain':
      return value;
    case 'id':
      return numbering.find(table, value as number);
    case 'row':
      return named(meaning.table);
    case 'rows': // no reference of the database: what is gone may still be named
      return (value as number[]).flatMap((id) => numbering.find(meaning.table, id) ?? []);
    case 'through':
      return numbering.through(meaning.table, value as number);
    case 'subject':
      return named(tableOfSubject(String(row.subject_type)));
    case 'person':
      return tokens.named(value as string);
    case 'people':
      return (value as string[]).map((one) => tokens.named(one));
  }
};

/** A row as a line of a file: with what rows are called there in place of ids, and without what is null. */
export const writeRow = (table: string, columns: readonly FileColumn[], row: FileRow, naming: Naming): string =>
  JSON.stringify(
    Object.fromEntries(
      columns
        .filter(({ field }) => row[field] !== null)
        .map((column) => [column.field, written(column, row, table, naming)] as const)
        .filter(([, value]) => value !== null),
    ),
  );
