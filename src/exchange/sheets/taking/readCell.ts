import canonicalize from 'canonicalize';
import { isDay } from '../../../domain/day.js';
import { trimmed, withPlaces } from '../../../domain/decimal.js';
import { asStored } from '../../../domain/text.js';
import type { CellType, Column } from '../kinds/Column.js';
import { codesIn, sharesIn, textsIn } from '../kinds/records.js';
import type { RawCell } from '../workbook/RawSheet.js';
import { mistake, type ReadCell, shownText, value } from './cellSaid.js';
import { dayIn, partialDateIn } from './readDay.js';
import { isTooLong, MOST_PLACES, numberIn, plainNumber, tooLong } from './readNumber.js';

const flagIn = (raw: string | number | boolean): ReadCell => {
  const text = String(raw).trim().toLowerCase();
  return text === 'true' || text === 'false' ? value(text) : mistake(`${shownText(text)} is neither true nor false`);
};

/** Codes as feeds write them; those with a percentage have it without zeros at its end. */
const codesRead = (text: string): ReadCell => {
  const shares = sharesIn(text.replaceAll('\n', ';'));
  const odd = shares.find(([code]) => /[\s,]/.test(code));
  if (odd)
    return mistake(
      `${shownText(odd[0])} is no code; put semicolons between codes, and percentages behind them: "LAO 60%; KHM 40%"`,
    );
  return value(
    shares
      .map(([code, percentage]) =>
        percentage === null ? code : `${code} ${trimmed(withPlaces(percentage, MOST_PLACES) ?? percentage)}%`,
      )
      .join('; ') || null,
  );
};

const jsonIn = (text: string): ReadCell => {
  try {
    const said = JSON.stringify(JSON.parse(text));
    return value(['[]', '{}', 'null'].includes(said) ? null : said);
  } catch (error) {
    return mistake(`is not JSON: ${(error as Error).message}`);
  }
};

const textOf = (raw: string | number | boolean): string =>
  typeof raw === 'number' ? plainNumber(raw) : String(raw).replaceAll('\r\n', '\n');

const readAs = (type: CellType, raw: string | number | boolean): ReadCell => {
  switch (type) {
    case 'WHOLE':
    case 'NUMBER':
    case 'AMOUNT':
    case 'RATIO':
      return typeof raw === 'boolean' ? mistake(`${raw} is not a number`) : numberIn(raw, type);
    case 'BOOLEAN':
      return flagIn(raw);
    case 'DAY':
      return typeof raw === 'boolean' ? mistake(`${raw} is not a day`) : dayIn(raw);
    case 'PARTIAL_DATE':
      return partialDateIn(textOf(raw).trim());
    case 'CODES':
      return codesRead(textOf(raw));
    case 'TEXTS':
      return value(
        textsIn(textOf(raw))
          .map((one) => one.replaceAll('|', '\\|'))
          .join(' | ') || null,
      );
    case 'JSON':
      return jsonIn(textOf(raw));
    case 'MOMENT':
    case 'TEXT':
      return value(asStored(textOf(raw)) || null);
  }
};

/** Reads a cell of a column, whatever a spreadsheet has made of it. */
export const readCell = ({ type, values }: Column, raw: RawCell): ReadCell => {
  if (raw === null || (typeof raw === 'string' && raw.trim() === '')) return value(null);
  if (typeof raw === 'object') {
    if ('error' in raw) return mistake(`holds the error ${raw.error}; put a value there, or leave it empty`);
    if ('formula' in raw)
      return mistake(
        `holds a formula without a result (${raw.formula.slice(0, 40)}); open the file in a spreadsheet and save it`,
      );
    if ('merged' in raw) return mistake(`is merged over ${raw.merged}; unmerge the cells, and fill in each`);
    if ('percent' in raw) {
      if (type === 'RATIO') return numberIn(raw.percent, type);
      const [shown, held] = [plainNumber(raw.percent * 100), plainNumber(raw.percent)];
      return mistake(
        `is ${held} shown as ${shown}%; give the cell a plain format, and write the number that is meant, in the unit of its column`,
      );
    }
    if (type !== 'DAY' && type !== 'PARTIAL_DATE' && type !== 'TEXT') return mistake(`holds the date ${raw.date}`);
    if (!isDay(raw.date)) return mistake(`${raw.date} has a time of day; a day has none`);
    return value(raw.date);
  }
  if (typeof raw === 'number' && type === 'TEXT' && isTooLong(raw)) return mistake(tooLong(raw));
  const read = readAs(type, raw);
  if ('value' in read && read.value !== null && values && !values.includes(read.value))
    return mistake(`${shownText(read.value)} is none of ${values.join(', ')}`);
  return read;
};

const inOrder = (text: string): string => codesIn(text).sort().join('; ');

/** What a cell of a column says, whatever the order of its codes. */
export const canonical = ({ type }: Column, cell: string | null): string | null =>
  type === 'CODES' && cell !== null ? inOrder(cell) : cell;

/** Whether two cells of a column say the same. Codes are a set; what else differs in form only was put into one form. */
export const isSameCell = ({ type }: Column, one: string | null, other: string | null): boolean => {
  if (one === null || other === null || one === other) return one === other;
  if (type === 'CODES') return inOrder(one) === inOrder(other);
  if (type === 'JSON') return canonicalize(JSON.parse(one)) === canonicalize(JSON.parse(other));
  return type === 'TEXT' && one === other.replaceAll('\r\n', '\n');
};
