import type { Column } from '../kinds/index.js';
import { type Mistake, mistakeIn } from '../taking/ImportResult.js';
import { readCell } from '../taking/readCell.js';
import type { RawCell, RawSheet } from '../workbook/RawSheet.js';
import type { FormSheet } from './formSheets.js';

/** A row of a sheet of the form, as it was read. */
export interface FormRow {
  sheet: string;
  number: number;
  cells: Record<string, string | null>;
  mistakes: Mistake[];
}

const nameAt = (cell: RawCell | undefined): string => (typeof cell === 'string' ? cell.trim() : '');

const wrong = (column: string, message: string): Mistake => mistakeIn(column, 'INVALID', message);

/** The rows of one sheet of the form; null where it was deleted, which is no statement. */
export const readFormSheet = (
  { name, columns }: FormSheet,
  sheets: readonly RawSheet[],
): { rows: FormRow[]; mistakes: Mistake[] } | null => {
  const sheet = sheets.find((one) => one.name === name);
  const [head, ...rest] = sheet?.rows ?? [];
  if (!head) return null;
  const names = head.cells.map(nameAt);
  const mistakes = [
    ...names
      .filter((one) => one !== '' && !columns.some((column) => column.name === one))
      .map((one) => wrong(one, `${name}, row 1: there is no column ${one.slice(0, 60)}`)),
    ...columns
      .filter(({ role }) => role !== 'SHOWN')
      .filter((column) => !names.includes(column.name))
      .map((column) =>
        wrong(column.name, `${name}, row 1: the column ${column.name} is missing; download the form again`),
      ),
  ];
  const rows = rest.map(({ number, cells }): FormRow => {
    const read: FormRow = { sheet: name, number, cells: {}, mistakes: [] };
    for (const column of columns) {
      const found = readCell(column as Column, cells[names.indexOf(column.name)] ?? null);
      if ('value' in found) read.cells[column.name] = found.value;
      else if (column.role !== 'SHOWN') read.mistakes.push(wrong(column.name, found.mistake));
    }
    return read;
  });
  return { rows, mistakes };
};
