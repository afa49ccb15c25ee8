import { parse } from 'csv-parse/sync';
import { InvalidInput } from '../../domain/problems.js';

/** One row of a sheet: its cells by the names in the header, and the line of the file on which it ends. */
export interface SheetRow {
  line: number;
  cells: Record<string, string>;
}

const SEPARATORS = [',', ';', '\t'];

/** Spreadsheets may say on a line of its own by what they separate cells. */
const SAID = /^sep=(.)\r?\n/i;

const parts = (text: string, separator: string) => text.split(separator).length;

/** What separates cells: what the file says, else what its header has most of. */
const separatorOf = (text: string): string => {
  const said = SAID.exec(text)?.[1];
  if (said) return said;
  const header = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
  return SEPARATORS.reduce((best, one) => (parts(header, one) > parts(header, best) ? one : best));
};

/** How every sheet is read, whatever is in it. */
const optionsFor = (text: string) => ({
  bom: true,
  delimiter: separatorOf(text),
  from_line: SAID.test(text) ? 2 : 1,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
  info: true as const,
});

/** Characters of a message of the parser, which may hold a whole cell. */
const MOST_SAID = 300;

/** Parses, and says in which line of the file it cannot. */
const parsed = <R>(what: string, read: () => unknown): R => {
  try {
    return read() as R;
  } catch (error) {
    const { lines, message } = error as Error & { lines?: number };
    throw new InvalidInput(what, [{ path: `line ${lines ?? 1}`, message: message.slice(0, MOST_SAID) }]);
  }
};

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Lines on which rows end, one row after the other: the parser counts CR and LF within quotes as two lines. */
const endings = (): ((counted: number, cells: readonly string[]) => number) => {
  let twice = 0;
  return (counted, cells) => {
    for (const cell of cells) twice += count(cell, '\r\n');
    return counted - twice;
  };
};

/** The names of columns; of two with one name, one would be lost. */
const namedOnce = (header: string[]): string[] => {
  const again = header.find((name, index) => name !== '' && header.indexOf(name) < index);
  if (again !== undefined) throw new Error(`the header names the column ${again} twice; leave one out`);
  return header;
};

/**
 * Reads a sheet with a header line, with commas, semicolons or tabs between its cells: rows of trimmed text without
 * those that are empty. Throws InvalidInput that names the line.
 */
export const readCsv = (text: string, what: string): SheetRow[] => {
  const rows = parsed<{ info: { lines: number }; record: Record<string, string> }[]>(what, () =>
    parse(text, { ...optionsFor(text), columns: namedOnce, trim: true }),
  );
  const lineOf = endings();
  return rows.map(({ info, record }) => ({ line: lineOf(info.lines, Object.values(record)), cells: record }));
};

/**
 * The same without names: every row with the line on which it begins, its cells as they are. Rows may differ in length.
 * Reads no more rows than are asked for; a row of more characters is an error.
 */
export const readCsvRows = (
  text: string,
  what: string,
  most: { rows: number; line: number },
): { line: number; cells: string[] }[] => {
  const limits = { relax_column_count: true, to: most.rows, max_record_size: most.line };
  const rows = parsed<{ info: { lines: number }; record: string[] }[]>(what, () =>
    parse(text, { ...optionsFor(text), ...limits }),
  );
  const lineOf = endings();
  return rows.map(({ info, record }) => {
    const end = lineOf(info.lines, record);
    return { line: end - record.reduce((lines, cell) => lines + count(cell, '\n'), 0), cells: record };
  });
};
