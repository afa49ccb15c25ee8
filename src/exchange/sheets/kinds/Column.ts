import type { RawBuilder } from 'kysely';

/** What the cells of a column hold. Ratios are fractions from 0 to 1. */
export type CellType =
  | 'TEXT'
  | 'WHOLE'
  | 'NUMBER'
  | 'AMOUNT'
  | 'RATIO'
  | 'BOOLEAN'
  | 'DAY'
  /** A day, a month, a year, or a span of two with a slash between them. */
  | 'PARTIAL_DATE'
  | 'MOMENT'
  /** Codes, with a semicolon between them; each may be followed by a percentage: "A01 60%; A02 40%". */
  | 'CODES'
  /** Free texts, with a bar between them. */
  | 'TEXTS'
  /** A list of records, as JSON. */
  | 'JSON';

/** What a column is for: it names the row, says something of it, or is shown beside what does and is not taken in. */
type ColumnRole = 'KEY' | 'STATED' | 'SHOWN';

/** One column of a sheet. Its name is never changed; new ones come last. */
export interface Column {
  name: string;
  type: CellType;
  /** What it holds, for people and for the metadata. */
  description: string;
  role: ColumnRole;
  /** A row cannot be without it. */
  isNeeded: boolean;
  /** An empty cell keeps what is stored, or of something new stands for the usual value. */
  isKept: boolean;
  /** Once it is given, it can be changed, but not emptied. */
  isLasting: boolean;
  /** It is computed through a lens, and shown as of the day of the file. */
  isOfLens: boolean;
  /** The only values that it takes; null where there is no such list. */
  values: readonly string[] | null;
  /** The expression that gives it. */
  from: RawBuilder<unknown>;
}

/** A column whose cells come from elsewhere: from lines of a figure, or from people. */
export type BareColumn = Omit<Column, 'from'>;

/** A column that is stated, and is none of the special ones. */
export const bareColumn = (type: CellType, name: string, description: string): BareColumn => ({
  name,
  type,
  description,
  role: 'STATED',
  isNeeded: false,
  isKept: false,
  isLasting: false,
  isOfLens: false,
  values: null,
});

type More = Partial<Pick<Column, 'isNeeded' | 'isKept' | 'isLasting' | 'isOfLens' | 'values'>>;

const column =
  (type: CellType) =>
  (name: string, from: RawBuilder<unknown>, description: string, more: More = {}): Column => ({
    ...bareColumn(type, name, description),
    from,
    ...more,
  });

export const text = column('TEXT');
export const whole = column('WHOLE');
export const number = column('NUMBER');
export const amount = column('AMOUNT');
export const boolean = column('BOOLEAN');
export const day = column('DAY');
export const partialDate = column('PARTIAL_DATE');
export const codes = column('CODES');
export const texts = column('TEXTS');
export const json = column('JSON');

/** One of the members of an enum. */
export const member = (
  name: string,
  from: RawBuilder<unknown>,
  description: string,
  values: object,
  more: More = {},
): Column => text(name, from, description, { ...more, values: Object.keys(values) });

/** A column that a row is found by. */
export const key = (one: Column): Column => ({ ...one, role: 'KEY', isNeeded: true });

/** A column without which a row cannot be. */
export const needed = (one: Column): Column => ({ ...one, isNeeded: true, isLasting: true });

/** A column that is computed or looked up: it is shown, and not taken in. */
export const shown = (one: Column): Column => ({ ...one, role: 'SHOWN' });

/** A column that is computed through the lens. */
export const computed = (one: Column): Column => ({ ...shown(one), isOfLens: true });

/** A column that a row is found by, and that may be empty. */
export const optionalKey = (one: Column): Column => ({ ...one, role: 'KEY' });

/** What cells of key columns say together; what is empty and what is not there are the same. */
export const keyOf = (cells: readonly (string | null | undefined)[]): string =>
  JSON.stringify(cells.map((one) => one ?? null));
