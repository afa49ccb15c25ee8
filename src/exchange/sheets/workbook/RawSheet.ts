/** A cell as a file has it: a value, or why there is none that could be used. */
export type RawCell =
  | string
  | number
  | boolean
  | null
  /** A day, or a day with a time, as spreadsheets format numbers. */
  | { date: string }
  /** An error such as #N/A. */
  | { error: string }
  /** A formula that nothing has computed. */
  | { formula: string }
  /** One of several cells that were merged into one. */
  | { merged: string }
  /** A number that is shown as a percentage: 0.45 as 45 %. */
  | { percent: number };

/** A row of a file, by the number that people see. */
export interface RawRow {
  number: number;
  cells: RawCell[];
}

/** A sheet of a file. */
export interface RawSheet {
  name: string;
  isHidden: boolean;
  rows: RawRow[];
}

/** What a file may hold at most. Larger loads are for bundles. */
export const LIMITS = {
  /** Rows of a sheet, its head included. */
  rows: 50_001,
  columns: 120,
  cells: 2_000_000,
  sheets: 20,
  /** Bytes of a workbook when it is unpacked. */
  unpacked: 200 * 2 ** 20,
  files: 2_000,
  /** Characters of one cell, as many as a spreadsheet keeps, and of all cells of a sheet together. */
  cell: 32_767,
  characters: 50_000_000,
  /** Characters of a line of CSV. */
  line: 1_000_000,
} as const;
