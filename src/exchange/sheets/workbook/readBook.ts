import { type Cell, type CellValue, readXlsx, type Sheet } from 'hucre/xlsx';
import { lettersOf } from './cellXml.js';
import { checkSize } from './checkSize.js';
import { checkZip } from './checkZip.js';
import { LIMITS, type RawCell, type RawRow, type RawSheet } from './RawSheet.js';
import { refused } from './refused.js';

const DAY_LENGTH = 10;

const dateIn = (date: Date): RawCell => {
  const iso = date.toISOString();
  return { date: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, DAY_LENGTH) : iso };
};

const plainCell = (value: CellValue): RawCell => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateIn(value);
  return value as string | number | boolean;
};

/** A cell that is more than its value. */
const specialCell = ({ type, value, formula, style }: Cell): RawCell => {
  if (type === 'error') return { error: String(value) };
  if (type === 'formula' && (value === null || value === undefined)) return { formula: `=${formula ?? ''}` };
  if (typeof value === 'number' && style?.numFmt?.includes('%')) return { percent: value };
  return plainCell(value);
};

const hasValue = (cell: RawCell): boolean => cell !== null && cell !== '';

/** Cells of a sheet, with what is special about them. */
const rowsOf = ({ rows, cells, merges }: Sheet): RawRow[] => {
  const merged = new Map<string, string>();
  for (const { startRow, startCol, endRow, endCol } of merges ?? [])
    merged.set(`${startRow},${startCol}`, `${lettersOf(startCol)}${startRow + 1}:${lettersOf(endCol)}${endRow + 1}`);
  return rows.flatMap((row, index) => {
    const read = row.map((value, column): RawCell => {
      const at = `${index},${column}`;
      const area = merged.get(at);
      if (area !== undefined) return { merged: area };
      const special = cells?.get(at);
      return special ? specialCell(special) : plainCell(value);
    });
    return read.some(hasValue) ? [{ number: index + 1, cells: read }] : [];
  });
};

/** The sheets of a workbook. Throws InvalidInput for what is none, or is larger than what may be read. */
export const readBook = async (bytes: Buffer, what: string): Promise<RawSheet[]> => {
  await checkZip(bytes, what);
  const book = await readXlsx(bytes, { readStyles: true }).catch((error: Error) => {
    throw refused(what, `is no workbook that can be read: ${error.message}; save it again as .xlsx`);
  });
  if (book.sheets.length > LIMITS.sheets)
    throw refused(what, `has ${book.sheets.length} sheets; at most ${LIMITS.sheets} are taken in`);
  return book.sheets.map((sheet) => {
    const read = { name: sheet.name, isHidden: Boolean(sheet.hidden || sheet.veryHidden), rows: rowsOf(sheet) };
    if ((read.rows.at(-1)?.number ?? 0) > LIMITS.rows)
      throw refused(
        what,
        `the sheet "${sheet.name}" has too many rows; at most ${LIMITS.rows - 1} are taken in: split it, or load a bundle`,
      );
    checkSize(read, what);
    return read;
  });
};
