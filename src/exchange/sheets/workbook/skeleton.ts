import { type CellStyle, type ColumnDef, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { CellType } from '../kinds/Column.js';
import { ABOUT, type Book, type BookColumn, type BookSheet, STAMP, STAMPED } from './Book.js';
import { lettersOf } from './cellXml.js';
import { unzipped } from './zip.js';

const FORMATS: Partial<Record<CellType, string>> = {
  WHOLE: '0',
  AMOUNT: '#,##0.00##',
  RATIO: '0.0%',
  DAY: 'yyyy-mm-dd',
  TEXT: '@',
  CODES: '@',
  TEXTS: '@',
};

const fillOf = (rgb: string): CellStyle['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } });

const headStyle = ({ isShown }: BookColumn): CellStyle => ({
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: fillOf(isShown ? '6B7A8C' : '1F4E79'),
  protection: { locked: true },
});

const bodyStyle = ({ type, isShown }: BookColumn): CellStyle => ({
  ...(FORMATS[type] ? { numFmt: FORMATS[type] } : {}),
  ...(isShown ? { fill: fillOf('EEF1F4') } : {}),
  protection: { locked: isShown },
});

/** Where the lists are on the hidden sheet: to the right of the stamp. */
const FIRST_LIST = 3;

/** Each different list of values once. */
const listsOf = ({ sheets }: Book): string[][] => {
  const all = sheets.flatMap(({ columns }) => columns.flatMap(({ values }) => (values ? [[...values]] : [])));
  return [...new Map(all.map((list) => [list.join('\n'), list])).values()];
};

const validationsOf = ({ columns }: BookSheet, lists: readonly string[][]): DataValidation[] =>
  columns.flatMap(({ values, isShown }, index) => {
    if (!values || isShown) return [];
    const place = lists.findIndex((list) => list.join('\n') === values.join('\n'));
    const [own, other] = [lettersOf(index), lettersOf(FIRST_LIST + place)];
    return [
      {
        type: 'list',
        formula1: `'${STAMP}'!$${other}$1:$${other}$${values.length}`,
        range: `${own}2:${own}2`,
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: 'Not in the list',
        errorMessage: 'Choose one of the list.',
      },
    ];
  });

const sheetOf = (sheet: BookSheet, lists: readonly string[][]): WriteSheet => ({
  name: sheet.name,
  columns: sheet.columns.map(({ width }): ColumnDef => ({ width })),
  rows: [sheet.columns.map(({ name }) => name), sheet.columns.map(() => 'x')],
  cells: new Map(
    sheet.columns.flatMap((column, index) => [
      [`0,${index}`, { value: column.name, style: headStyle(column) }] as const,
      [`1,${index}`, { value: 'x', style: bodyStyle(column) }] as const,
    ]),
  ),
  freezePane: { rows: 1, columns: 1 },
  autoFilter: { range: `A1:${lettersOf(sheet.columns.length - 1)}2` },
  dataValidations: validationsOf(sheet, lists),
  protection: {
    sheet: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  },
});

/** The hidden sheet: the stamp in its first columns, then the lists. */
const stampSheet = ({ stamp }: Book, lists: readonly string[][]): WriteSheet => {
  const stamped = [
    [STAMPED, String(stamp.version)],
    ['kind', stamp.kind],
    ...Object.entries(stamp.about).map(([name, value]) => [name, value]),
  ];
  const height = Math.max(stamped.length, ...lists.map((list) => list.length));
  const rows = Array.from({ length: height }, (_, row) => {
    const [name = null, value = null] = stamped[row] ?? [];
    return [name, value, null, ...lists.map((list) => list[row] ?? null)];
  });
  return { name: STAMP, veryHidden: true, rows };
};

/** The parts of a sheet as it is written: what stands before its rows, and after them; and the styles of its columns. */
export interface SheetParts {
  path: string;
  before: string;
  after: string;
  headStyles: string[];
  bodyStyles: string[];
}

const stylesIn = (xml: string, row: number): string[] =>
  [...xml.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*?(?: s="(\d+)")?\/?>/g)]
    .filter(([, , number]) => Number(number) === row)
    .map(([, , , style]) => (style ? ` s="${style}"` : ''));

const partsOf = (path: string, xml: string, columns: readonly { width: number }[]): SheetParts => {
  const [before = '', rest = ''] = xml.split('<sheetData>');
  const [rows = '', after = ''] = rest.split('</sheetData>');
  const bodyStyles = stylesIn(rows, 2);
  // Cells below the rows have the style of their column: what is entered there is not protected, and formatted.
  const cols = columns.map(({ width }, index) => {
    const style = bodyStyles[index]?.replace(' s=', ' style=') ?? '';
    return `<col min="${index + 1}" max="${index + 1}" width="${width}"${style} customWidth="1"/>`;
  });
  return {
    path,
    before: `${before.replace(/<dimension[^>]*>/, '').replace(/<cols>.*<\/cols>/, `<cols>${cols.join('')}</cols>`)}<sheetData>`,
    after: `</sheetData>${after}`,
    headStyles: stylesIn(rows, 1),
    bodyStyles,
  };
};

/** A workbook without its rows: the parts of its sheets, in their order, "About" last; and all other files of it. */
export const skeletonOf = async (book: Book): Promise<{ parts: SheetParts[]; files: Map<string, Buffer> }> => {
  const lists = listsOf(book);
  const about: WriteSheet = {
    name: ABOUT,
    columns: [{ width: 28 }, { width: 100 }],
    rows: [
      ['x', 'x'],
      ['x', 'x'],
    ],
    cells: new Map([
      ['1,0', { value: 'x', style: { font: { bold: true }, alignment: { vertical: 'top' } } }],
      ['1,1', { value: 'x', style: { alignment: { wrapText: true, vertical: 'top' } } }],
    ]),
  };
  const bytes = await writeXlsx({
    sheets: [...book.sheets.map((sheet) => sheetOf(sheet, lists)), about, stampSheet(book, lists)],
    properties: { title: book.title, creator: 'AP-IS Action Plan tracker' },
    stringMode: 'inline',
  });
  const files = await unzipped(bytes);
  const widths = [...book.sheets.map(({ columns }) => columns), about.columns as { width: number }[]];
  const parts = widths.map((columns, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const xml = files.get(path)?.toString() ?? '';
    files.delete(path);
    return partsOf(path, xml, columns);
  });
  return { parts, files };
};
