import type { SheetKind } from '../kinds/index.js';
import { ABOUT, FORM_VERSION, STAMP, STAMPED } from '../workbook/Book.js';
import { lettersOf } from '../workbook/cellXml.js';
import type { RawCell, RawSheet } from '../workbook/RawSheet.js';
import { eachInTurn } from './eachInTurn.js';
import { type Mistake, mistakeIn } from './ImportResult.js';
import { readCell } from './readCell.js';

/** A row of a table: what its cells say, by column; and what is wrong with them. */
export interface TableRow {
  number: number;
  sheet: string;
  given: Record<string, string | null>;
  mistakes: Mistake[];
}

/** What was read of a file of one kind. */
export interface ReadTable {
  rows: TableRow[];
  /** Names of the columns that it has. */
  columns: ReadonlySet<string>;
  /** State of the data that a workbook of ours was made from; null for any other file. */
  revision: string | null;
  /** What is wrong with the file as a whole; then there are no rows. */
  mistakes: Mistake[];
}

const textAt = (cells: readonly RawCell[] | undefined, index: number): string => {
  const cell = cells?.[index];
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
};

/** The stamp of a form: its version and what is said in it; null for a file that is no form of ours. */
export const stampIn = (sheets: readonly RawSheet[]): { version: number; said: Map<string, string> } | null => {
  const rows = sheets.find(({ name }) => name === STAMP)?.rows ?? [];
  const [head, ...rest] = rows;
  if (textAt(head?.cells, 0) !== STAMPED) return null;
  return {
    version: Number(textAt(head?.cells, 1)),
    said: new Map(rest.map(({ cells }) => [textAt(cells, 0), textAt(cells, 1)])),
  };
};

/** What is wrong with the form that a file is, for a kind that is to be taken in. */
export const stampMistakes = (sheets: readonly RawSheet[], kind: string): Mistake[] => {
  const stamp = stampIn(sheets);
  if (!stamp) return [];
  const own = stamp.said.get('kind');
  if (own !== kind) return [mistakeIn(null, 'INVALID', `this is a sheet of ${own}, not of ${kind}`)];
  if (stamp.version !== FORM_VERSION)
    return [
      mistakeIn(
        null,
        'INVALID',
        `this is form ${stamp.version} of ${kind}, and form ${FORM_VERSION} is taken in; download a new one and copy your rows into it`,
      ),
    ];
  return [];
};

/** The sheet with the rows: the one that is called as ours are, else the first that people see. */
const sheetOf = ({ title }: SheetKind, sheets: readonly RawSheet[]): RawSheet | undefined => {
  const seen = sheets.filter(({ name, isHidden }) => !isHidden && name !== ABOUT);
  return seen.find(({ name }) => name === title) ?? seen[0];
};

const headMistakes = (kind: SheetKind, sheet: string, names: readonly string[]): Mistake[] => {
  const known = new Set(kind.columns.map(({ name }) => name));
  const unknown = names.filter((name) => name !== '' && !known.has(name));
  const again = names.filter((name, index) => name !== '' && names.indexOf(name) < index);
  const missing = kind.columns.filter(
    ({ name, role, isNeeded }) => role === 'KEY' && isNeeded && !names.includes(name),
  );
  return [
    ...unknown.map((name, index) => {
      const meant = [...known].find((one) => one === name.toLowerCase().replaceAll(' ', '_'));
      const wayOut = meant ? `write it as ${meant}` : 'delete it, or give it the name of one';
      const all = index === 0 ? `; ${kind.name} has ${[...known].join(', ')}` : '';
      const named = name.slice(0, 60);
      return mistakeIn(named, 'INVALID', `row 1 of ${sheet}: there is no column "${named}": ${wayOut}${all}`);
    }),
    ...[...new Set(again)].map((name) =>
      mistakeIn(name, 'DUPLICATE', `row 1: the column ${name} is there twice; leave one out`),
    ),
    ...missing.map(({ name }) =>
      mistakeIn(name, 'REQUIRED', `row 1: the column ${name} is missing; rows are found by it`),
    ),
  ];
};

const rowOf = (
  kind: SheetKind,
  names: readonly string[],
  sheet: string,
  number: number,
  cells: readonly RawCell[],
): TableRow => {
  const given: Record<string, string | null> = {};
  const mistakes: Mistake[] = [];
  for (const column of kind.columns) {
    const index = names.indexOf(column.name);
    if (index === -1) continue;
    const read = readCell(column, cells[index] ?? null);
    // A cell that is only shown is never in the way.
    if ('mistake' in read && column.role !== 'SHOWN') mistakes.push(mistakeIn(column.name, 'INVALID', read.mistake));
    given[column.name] = 'value' in read ? read.value : null;
  }
  const beyond = cells.findIndex((cell, index) => cell !== null && cell !== '' && !names[index]);
  if (beyond !== -1)
    mistakes.push(
      mistakeIn(
        null,
        'INVALID',
        `the cell in column ${lettersOf(beyond)} has no name above it in row 1; give it one, or empty it`,
      ),
    );
  return { number, sheet, given, mistakes };
};

/** Reads a file as rows of one kind. */
export const readTable = async (kind: SheetKind, sheets: readonly RawSheet[]): Promise<ReadTable> => {
  const revision = stampIn(sheets)?.said.get('revision') || null;
  const none = { rows: [], columns: new Set<string>(), revision };
  const ofStamp = stampMistakes(sheets, kind.name);
  if (ofStamp.length) return { ...none, mistakes: ofStamp };
  const sheet = sheetOf(kind, sheets);
  const [head, ...rest] = sheet?.rows ?? [];
  if (!sheet || !head)
    return {
      ...none,
      mistakes: [mistakeIn(null, 'REQUIRED', 'the file is empty: it needs a first row with the names of columns')],
    };
  const names = head.cells.map((_, index) => textAt(head.cells, index));
  const mistakes = headMistakes(kind, sheet.name, names);
  if (mistakes.length) return { ...none, mistakes };
  return {
    rows: await eachInTurn(rest, ({ number, cells }) => rowOf(kind, names, sheet.name, number, cells)),
    columns: new Set(names.filter(Boolean)),
    revision,
    mistakes: [],
  };
};
