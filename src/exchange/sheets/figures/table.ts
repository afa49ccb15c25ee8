import { sql } from 'kysely';
import type { Table } from '../feeds/statement.js';
import type { BareColumn, CellType } from '../kinds/Column.js';
import type { Line } from './Figure.js';

const SQL_TYPES: Partial<Record<CellType, string>> = {
  WHOLE: 'bigint',
  NUMBER: 'numeric',
  AMOUNT: 'numeric',
  RATIO: 'numeric',
  BOOLEAN: 'boolean',
  DAY: 'date',
};

/** Lines as a table, which is sent as any other. */
export const tableOf = (columns: readonly BareColumn[], lines: readonly Line[]): Table => ({
  columns: columns.map((column) => ({
    ...column,
    from: sql`(given.line ->> ${sql.lit(column.name)})::${sql.raw(SQL_TYPES[column.type] ?? 'text')}`,
  })),
  rows: sql`
    from jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as given(line, place)
    order by given.place`,
});
