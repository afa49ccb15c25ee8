import type { DatasetInput } from '../../bundle/dataset/dataset.js';
import { statingOnly } from '../../bundle/dataset/stated.js';
import type { GivenRow, Records } from './SheetKind.js';

/** Cells of a row, by column. */
export type Cells = Readonly<Record<string, string | null>>;

/** A field of a record: the columns that state it, and its value by them. */
export interface Field {
  columns: readonly string[];
  read(cells: Cells): unknown;
}

/** How the fields of a record follow from the cells of a row. */
export type Fields = Readonly<Record<string, Field>>;

/** What a row says of each column: what it gives, else what is stored. */
export const cellsOf = ({ given, current }: Pick<GivenRow, 'given' | 'current'>): Cells => ({ ...current, ...given });

/** A field that is one cell as it is; an empty one is null. */
export const cell = (column: string): Field => ({ columns: [column], read: (cells) => cells[column] ?? null });

/** The same for a field that has a usual value: an empty cell states that. */
export const cellOr = (column: string, usual: unknown): Field => ({
  columns: [column],
  read: (cells) => cells[column] ?? usual,
});

/** A field that is a number of JSON. */
export const numberCell = (column: string): Field => ({
  columns: [column],
  read: (cells) => (cells[column] == null ? null : Number(cells[column])),
});

/** A field that is read from JSON. */
export const jsonCell = (column: string, usual: unknown): Field => ({
  columns: [column],
  read: (cells) => (cells[column] == null ? usual : JSON.parse(cells[column])),
});

/** A field that is true or false. */
export const flag = (column: string, usual: boolean | null): Field => ({
  columns: [column],
  read: (cells) => (cells[column] == null ? usual : cells[column] === 'true'),
});

/** The codes in a cell. */
export const codesIn = (given: string | null | undefined): string[] =>
  (given ?? '').split(';').flatMap((one) => one.trim() || []);

/** The codes in a cell, each with its percentage; null where it has none. */
export const sharesIn = (given: string | null | undefined): [code: string, percentage: string | null][] =>
  codesIn(given).map((one) => {
    const [, code = one, percentage] = /^(\S+)\s+([\d.]+)\s*%$/.exec(one) ?? [];
    return [code, percentage ?? null];
  });

const BAR = /(?<!\\)\|/;

/** The texts in a cell: a bar within a text has a backslash before it. */
export const textsIn = (given: string | null | undefined): string[] =>
  (given ?? '').split(BAR).flatMap((one) => one.trim().replaceAll('\\|', '|') || []);

/** The column in which one of several is, by its place in the list that these columns make up together. */
export const columnOfPlace =
  (list: string, columns: readonly string[]) =>
  (path: string, cells: Cells): string | null => {
    const [field, place = ''] = path.split('.');
    if (field !== list || !/^\d+$/.test(place)) return null;
    return columns.flatMap((column) => codesIn(cells[column]).map(() => column))[Number(place)] ?? null;
  };

/** A field that is a list of codes. */
export const codeList = (column: string): Field => ({ columns: [column], read: (cells) => codesIn(cells[column]) });

/** Columns that say where a row comes from. */
export const ORIGIN = ['is_synthetic', 'provenance', 'confidence', 'sources', 'provenance_note'] as const;

/** Where a record comes from: entered by hand, unless its row says otherwise. */
export const originOf = (cells: Cells) => {
  const isSynthetic = cells.is_synthetic === 'true';
  return {
    kind: cells.provenance ?? (isSynthetic ? 'SYNTHETIC' : 'ENTERED'),
    confidence: cells.confidence ?? (isSynthetic ? 'UNVERIFIED' : 'READ'),
    sources: codesIn(cells.sources),
    note: cells.provenance_note ?? null,
    isSynthetic,
  };
};

/** What empty cells of provenance stand for. */
export const usualOrigin = (cells: Cells): Cells => {
  const { kind, confidence, isSynthetic } = originOf(cells);
  return { is_synthetic: String(isSynthetic), provenance: kind, confidence };
};

const isGiven = ({ given }: GivenRow, columns: readonly string[]) => columns.some((column) => column in given);

/**
 * Where a row comes from. Its own columns say so. A row without them that changes something that is there is entered by
 * hand from then on, unless it is synthetic, which it stays.
 */
const originFor = (row: GivenRow): { provenance: object; isStated: boolean } => {
  const hasColumns = isGiven(row, ORIGIN);
  const isKept = row.current?.is_synthetic === 'true';
  if (!row.current || hasColumns)
    return {
      provenance: originOf(cellsOf(row)),
      isStated: !row.current || ORIGIN.some((column) => row.changed.has(column)),
    };
  return { provenance: originOf(isKept ? row.current : {}), isStated: !isKept };
};

interface RecordOptions {
  /** Fields that a record has whatever its row says. */
  always?: object;
  /** Whether records of this kind say where they come from. */
  hasOrigin?: boolean;
}

/**
 * A row as a record: of a new one everything that is given is stated, of a stored one what changes. Usual values stand for
 * the rest.
 */
export const recordOf = (
  row: GivenRow,
  fields: Fields,
  { always = {}, hasOrigin = true }: RecordOptions = {},
): Record<string, unknown> => {
  const cells = cellsOf(row);
  const stated = Object.entries(fields).flatMap(([name, { columns }]) => {
    const isStated = row.current ? columns.some((column) => row.changed.has(column)) : isGiven(row, columns);
    return isStated ? [name] : [];
  });
  const values = Object.entries(fields).flatMap(([name, { columns, read }]) => {
    const isStated = stated.includes(name);
    const isKnown = isStated || columns.some((column) => column in cells);
    const value = read(cells);
    // Of what no cell says, a new row has the usual value. A list that is not stated is left out: what is in it is there,
    // and would be added again.
    return isStated || (!Array.isArray(value) && (isKnown || value !== null)) ? [[name, value]] : [];
  });
  const record = { ...always, ...Object.fromEntries(values) };
  if (!hasOrigin) return statingOnly(record, [...Object.keys(always), ...stated]);
  const { provenance, isStated } = originFor(row);
  return statingOnly({ ...record, provenance }, [
    ...Object.keys(always),
    ...stated,
    ...(isStated ? ['provenance'] : []),
  ]);
};

/** A stored row as the record that others belong to: it states only them. */
export const holderOf = (cells: Cells, fields: Fields, always: object, parts: object): Record<string, unknown> => {
  const record = recordOf({ given: {}, current: cells, changed: new Set() }, fields, { always });
  return statingOnly({ ...record, ...parts }, [...Object.keys(always), ...Object.keys(parts)]);
};

/** Records of one list of a dataset, in the order of the rows. */
export const listed = (
  list: keyof DatasetInput,
  rows: readonly GivenRow[],
  fields: Fields,
  options: RecordOptions = {},
): Records => ({
  // What the cells hold is checked as the dataset is read.
  input: { [list]: rows.map((row) => recordOf(row, fields, options)) } as DatasetInput,
  at: rows.map((_, index) => `${list}.${index}`),
});
