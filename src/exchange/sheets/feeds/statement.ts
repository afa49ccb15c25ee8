import { type RawBuilder, sql } from 'kysely';
import { inlined } from '../../../database/inlined.js';
import type { Reader } from '../../../database/orm.js';
import type { Column } from '../kinds/index.js';

/** A table to be sent: its columns, and from where its rows come. */
export interface Table {
  columns: readonly Column[];
  rows: RawBuilder<unknown>;
}

const TEXTS: readonly Column['type'][] = ['TEXT', 'PARTIAL_DATE', 'CODES', 'TEXTS', 'JSON', 'MOMENT'];

/** Whether cells of a column are text, which a spreadsheet might take for something else. */
export const isText = ({ type }: Column): boolean => TEXTS.includes(type);

const asText = ({ from }: Column): RawBuilder<unknown> => sql`(${from})::text`;

/**
 * A text that a spreadsheet would take for a formula, with an apostrophe before it. One that has apostrophes before such
 * a beginning gets one more, so that taking one off gives back what was there.
 */
const guarded = (column: Column): RawBuilder<unknown> =>
  sql`regexp_replace(${asText(column)}, '^(''*[-=+@\t\r])', '''\\1')`;

const select = ({ columns, rows }: Table, cellOf: (column: Column) => RawBuilder<unknown>) => {
  const cells = columns.map((column) => sql`${cellOf(column)} as ${sql.id(column.name)}`);
  return sql`select ${sql.join(cells)} ${rows}`;
};

/** The cells of each row of a table as texts, in the order of its columns: a list as JSON, which is quick to read. */
export const cellsOf = ({ columns, rows }: Table) => sql`
  select json_build_array(${sql.join(columns.map(asText))})::text as cells ${rows}`;

const copying = (db: Reader, statement: RawBuilder<unknown>, options: RawBuilder<unknown>): string =>
  inlined(sql`copy (${statement}) to stdout (${options})`.compile(db));

/** COPY of a table as CSV (RFC 4180): texts in quotes, so that what is empty and what is not there differ. */
export const copyCsv = (db: Reader, table: Table): string => {
  const texts = table.columns.filter(isText).map(({ name }) => sql.id(name));
  const quoting = texts.length ? sql`, force_quote (${sql.join(texts)})` : sql``;
  const cells = select(table, (column) => (isText(column) ? guarded(column) : asText(column)));
  return copying(db, cells, sql`format csv${quoting}`);
};

/** COPY of a table as JSON, one object a line. JSON holds no control characters, so that nothing is quoted twice. */
export const copyJson = (db: Reader, table: Table): string => {
  const rows = select(table, ({ from, type }) => (type === 'JSON' ? sql`(${from})::jsonb` : from));
  const options = sql`format csv, quote E'\\x01', delimiter E'\\x02'`;
  return copying(db, sql`select row_to_json(line)::text from (${rows}) line`, options);
};

/** COPY of a table as texts with tabs between them. */
export const copyText = (db: Reader, table: Table): string => copying(db, select(table, asText), sql`format text`);
