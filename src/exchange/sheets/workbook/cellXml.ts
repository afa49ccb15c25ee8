import type { CellType } from '../kinds/Column.js';

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const NOT_PLAIN = /[&<>\r]|_x[0-9A-Fa-f]{4}_/;

/** A text in a cell. What spreadsheets would read as an escape of their own is escaped itself; XML would change a CR. */
const escaped = (text: string): string =>
  NOT_PLAIN.test(text)
    ? text
        .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
        .replace(/[&<>]/g, (one) => NAMED[one] ?? '')
        .replaceAll('\r', '_x000D_')
    : text;

const textCell = (at: string, style: string, text: string): string =>
  `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Digits that a spreadsheet keeps of a number. */
const MOST_DIGITS = 15;

const hasTooManyDigits = (number: string): boolean =>
  number.length > MOST_DIGITS && number.replace(/^-?0*\.?0*|\./g, '').length > MOST_DIGITS;

const DAY_MS = 86_400_000;
const EPOCH = 25_569; // 1 January 1970, counted from the day before 1900, which had a 29 February that never was
const FIRST_RIGHT = 61;

/** The number of a day, as spreadsheets count; null for days before March 1900, which they count wrongly. */
const serialOf = (day: string): number | null => {
  const serial = Date.parse(`${day}T00:00:00Z`) / DAY_MS + EPOCH;
  return serial >= FIRST_RIGHT ? serial : null;
};

/** A cell with a value as feeds write it; nothing for none. A number of more digits than are kept stays a text. */
export const cellXml = (at: string, style: string, type: CellType, value: string | null): string => {
  if (value === null) return '';
  switch (type) {
    case 'WHOLE':
    case 'NUMBER':
    case 'AMOUNT':
    case 'RATIO':
      return hasTooManyDigits(value) ? textCell(at, style, value) : `<c r="${at}"${style}><v>${value}</v></c>`;
    case 'BOOLEAN':
      return `<c r="${at}"${style} t="b"><v>${value === 'true' ? 1 : 0}</v></c>`;
    case 'DAY': {
      const serial = serialOf(value);
      return serial === null ? textCell(at, style, value) : `<c r="${at}"${style}><v>${serial}</v></c>`;
    }
    default:
      return textCell(at, style, value);
  }
};

/** The letters of a column, counted from 0. */
export const lettersOf = (index: number): string =>
  (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
