import type { CellType } from '../kinds/Column.js';

/** A column of a sheet of a workbook. */
export interface BookColumn {
  name: string;
  type: CellType;
  /** Whether it is only shown: its cells are protected. */
  isShown: boolean;
  /** The values that its cells offer; null where anything goes. */
  values: readonly string[] | null;
  width: number;
}

/** Cells as feeds write them. */
export type BookRow = readonly (string | null)[];

/** A sheet of a workbook: rows under a head. */
export interface BookSheet {
  name: string;
  columns: readonly BookColumn[];
  rows: AsyncIterable<BookRow> | Iterable<BookRow>;
  /** How many empty rows below have their drop-down lists, too. */
  spareRows: number;
}

/** What a form is, hidden in its workbook: a sheet that comes back says so itself. */
interface FormStamp {
  kind: string;
  version: number;
  /** What the form is about, such as the plan. */
  about: Readonly<Record<string, string>>;
}

/** A workbook for people. */
export interface Book {
  title: string;
  sheets: readonly BookSheet[];
  stamp: FormStamp;
  /** Lines of the sheet "About", when the rows of the sheets are counted. */
  about(counts: readonly number[]): (readonly [label: string, text: string])[];
}

/** Form of the workbooks that are made and taken. A form of another number is refused. */
export const FORM_VERSION = 1;
/** The sheet that says what a workbook holds, for people. */
export const ABOUT = 'About';
/** The hidden sheet with the stamp and the drop-down lists. */
export const STAMP = '_form';
/** What the first cell of that sheet says. */
export const STAMPED = 'ap-is-tracker form';
