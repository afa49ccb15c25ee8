import { Readable } from 'node:stream';
import type { Operation } from '../../../database/Operation.js';
import { reader } from '../../../database/orm.js';
import { type Book, type BookColumn, type BookRow, FORM_VERSION } from '../workbook/Book.js';
import { writeBook } from '../workbook/writeBook.js';
import { aboutFeed, type Described, type Tally } from './aboutFeed.js';
import { copiedRows } from './copiedRows.js';
import { copyCsv, copyJson, copyText, isText, type Table } from './statement.js';

/** How a feed is written. */
export type FeedFormat = 'csv' | 'json' | 'xlsx';

export const mediaTypes: Record<FeedFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const MARK = '\ufeff';

const csvOf = async (operation: Operation, table: Table, hasMark: boolean): Promise<Readable> => {
  const bytes = await operation.copyOut(copyCsv(reader(operation.em), table));
  const head = `${table.columns.map(({ name }) => name).join(',')}\n`;
  return joined(bytes, async function* () {
    yield Buffer.from(`${hasMark ? MARK : ''}${head}`);
    yield* bytes;
  });
};

/** Lines of JSON as one array, a line each. In JSON that PostgreSQL writes, a line feed ends a row and is nothing else. */
const jsonOf = async (operation: Operation, table: Table): Promise<Readable> => {
  const bytes = await operation.copyOut(copyJson(reader(operation.em), table));
  return joined(bytes, async function* () {
    yield Buffer.from('[\n');
    let ended = ''; // the end of a row, until it is known whether another one follows
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      const text = ended + chunk.toString('latin1');
      ended = text.endsWith('\n') ? '\n' : '';
      yield Buffer.from(text.slice(0, text.length - ended.length).replaceAll('\n', ',\n'), 'latin1');
    }
    yield Buffer.from(`${ended}]\n`);
  });
};

/** A stream of what is made of other bytes: if either is given up, both are. */
const joined = (bytes: Readable, make: () => AsyncGenerator<Buffer>): Readable => {
  const stream = Readable.from(make(), { objectMode: false });
  stream.once('close', () => bytes.destroy());
  bytes.once('error', (error) => stream.destroy(error));
  return stream;
};

const WIDEST = 48;
const WIDTHS: Partial<Record<string, number>> = { AMOUNT: 16, DAY: 12, BOOLEAN: 12, WHOLE: 10, NUMBER: 14, RATIO: 10 };

const widthOf = ({ name, type }: Table['columns'][number]): number => {
  const own = WIDTHS[type] ?? (/title|name|description|note|comment|narrative/.test(name) ? WIDEST : 20);
  return Math.max(own, name.length + 4);
};

/** Columns of a table in a workbook. */
const bookColumns = ({ columns, wayBack }: Described): BookColumn[] =>
  columns.map((column) => ({
    name: column.name,
    type: column.type,
    isShown: wayBack !== null && column.role === 'SHOWN',
    values: isText(column) ? column.values : null,
    width: widthOf(column),
  }));

const SPARE_ROWS = 2_000;

/** Rows as they pass, counted by what they say. */
async function* counted(
  rows: AsyncIterable<BookRow>,
  columns: Table['columns'],
  tally: Tally,
): AsyncGenerator<BookRow> {
  const [synthetic, converted] = ['is_synthetic', 'converted_amount'].map((name) =>
    columns.findIndex((column) => column.name === name),
  );
  tally.synthetic = synthetic === -1 ? null : 0;
  tally.converted = converted === -1 ? null : 0;
  for await (const row of rows) {
    if (tally.synthetic !== null && row[synthetic ?? -1] === 'true') tally.synthetic += 1;
    if (tally.converted !== null && row[converted ?? -1] !== null) tally.converted += 1;
    yield row;
  }
}

/** The workbook of a feed. */
const bookOf = (described: Described, rows: AsyncIterable<BookRow>): Book => {
  const tally: Tally = { synthetic: null, converted: null };
  return {
    title: described.title,
    sheets: [
      {
        name: described.title,
        columns: bookColumns(described),
        rows: counted(rows, described.columns, tally),
        spareRows: SPARE_ROWS,
      },
    ],
    stamp: {
      kind: described.name,
      version: FORM_VERSION,
      about: { plan: described.plan ?? '', revision: described.revision ?? '' },
    },
    about: ([count = 0]) => aboutFeed(described, count, tally),
  };
};

const xlsxOf = async (operation: Operation, table: Table, described: Described): Promise<Readable> => {
  const bytes = await operation.copyOut(copyText(reader(operation.em), table));
  const book = await writeBook(bookOf(described, copiedRows(bytes)));
  book.once('close', () => bytes.destroy());
  return book;
};

/** A feed as bytes, as fast as they are read: it holds no more than a piece of it. */
export const writeFeed = (
  operation: Operation,
  table: Table,
  { format, hasMark, described }: { format: FeedFormat; hasMark: boolean; described: Described },
): Promise<Readable> => {
  switch (format) {
    case 'csv':
      return csvOf(operation, table, hasMark);
    case 'json':
      return jsonOf(operation, table);
    case 'xlsx':
      return xlsxOf(operation, table, described);
  }
};
