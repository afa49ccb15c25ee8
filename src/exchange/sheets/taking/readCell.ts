import canonicalize from 'canonicalize';
import { isDay } from '../../../domain/day.js';
import { trimmed, withPlaces } from '../../../domain/decimal.js';
import { asStored } from '../../../domain/text.js';
import type { CellType, Column } from '../kinds/Column.js';
import { codesIn, sharesIn, textsIn } from '../kinds/records.js';
import type { RawCell } from '../workbook/RawSheet.js';

/** What a cell says, as feeds write it; null for an empty one. Or what is wrong with it. */
export type ReadCell = { value: string | null } | { mistake: string };

const value = (text: string | null): ReadCell => ({ value: text });
const mistake = (message: string): ReadCell => ({ mistake: message });

/** Digits that spreadsheets keep. */
const DIGITS = 15;
const MOST_PLACES = 30;

/** A number without exponent, and without the digits by which binary fractions differ from what was typed. */
const plainNumber = (given: number): string => {
  const rounded = Number(given.toPrecision(DIGITS));
  const text = String(rounded);
  return /e/i.test(text) ? trimmed(rounded.toFixed(MOST_PLACES)) : text;
};

const shownText = (text: string): string => `"${text.slice(0, 60)}"`;

/** How a text would be read as a number by somebody who writes numbers for people. */
const readingOf = (text: string): string | null => {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  const forms = [/^-?\d{1,3}(,\d{3})+(\.\d+)?$/, /^-?\d{1,3}(\.\d{3})+,\d+$/, /^-?\d+,\d+$/, /^-?\d+(\.\d+)?$/];
  const form = forms.findIndex((one) => one.test(bare));
  if (form === -1) return null;
  return form === 0 ? bare.replaceAll(',', '') : bare.replaceAll(form === 1 ? '.' : '', '').replace(',', '.');
};

const numberIn = (raw: string | number, isWhole: boolean): ReadCell => {
  const text = typeof raw === 'number' ? plainNumber(raw) : raw.trim();
  const found = /^-?\d+(\.\d+)?$/.test(text) ? withPlaces(text, MOST_PLACES) : null;
  if (found === null) {
    if (/^-?[\d.,]+\s*%$/.test(text))
      return mistake(`${shownText(text)} is a percentage; write it as a fraction, such as 0.45`);
    const reading = readingOf(text);
    return mistake(
      reading === null
        ? `${shownText(text)} is not a number`
        : `${shownText(text)} is a text and no number; if it means ${reading}, write that`,
    );
  }
  const plain = trimmed(found);
  return isWhole && plain.includes('.') ? mistake(`${plain} is not a whole number`) : value(plain);
};

const twoDigits = (number: number) => String(number).padStart(2, '0');
const dayOf = (year: string, month: number, day: number): string | null => {
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return isDay(text) ? text : null;
};

/** A day in the order of some country, as "25/12/2024": refused where it could be two days. */
const dayInWords = (text: string): ReadCell => {
  const [, first, second, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined)
    return mistake(`${shownText(text)} is not a day; write it as 2024-03-31`);
  const readings = [dayOf(year, Number(second), Number(first)), dayOf(year, Number(first), Number(second))];
  const [one, ...more] = [...new Set(readings.filter((day) => day !== null))];
  if (one === undefined) return mistake(`${shownText(text)} is no day that exists; write it as 2024-03-31`);
  return more[0] === undefined
    ? value(one)
    : mistake(`${shownText(text)} may be ${one} or ${more[0]}; write the one that is meant`);
};

const DAY_MS = 86_400_000;
const EPOCH = 25_569;
const LAST_SERIAL = 2_958_465; // 31 December 9999

const dayIn = (raw: string | number): ReadCell => {
  if (typeof raw === 'string') return isDay(raw.trim()) ? value(raw.trim()) : dayInWords(raw.trim());
  if (!Number.isInteger(raw) || raw < 61 || raw > LAST_SERIAL)
    return mistake(`${raw} is not a day; write it as 2024-03-31`);
  return value(new Date((raw - EPOCH) * DAY_MS).toISOString().slice(0, 10));
};

const flagIn = (raw: string | number | boolean): ReadCell => {
  const text = String(raw).trim().toLowerCase();
  return text === 'true' || text === 'false' ? value(text) : mistake(`${shownText(text)} is neither true nor false`);
};

/** Codes as feeds write them; those with a percentage have it without zeros at its end. */
const codesOf = (text: string): string =>
  sharesIn(text.replaceAll('\n', ';'))
    .map(([code, percentage]) =>
      percentage === null ? code : `${code} ${trimmed(withPlaces(percentage, MOST_PLACES) ?? percentage)}%`,
    )
    .join('; ');

const jsonIn = (text: string): ReadCell => {
  try {
    return value(JSON.stringify(JSON.parse(text)));
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
      return typeof raw === 'boolean' ? mistake(`${raw} is not a number`) : numberIn(raw, type === 'WHOLE');
    case 'BOOLEAN':
      return flagIn(raw);
    case 'DAY':
      return typeof raw === 'boolean' ? mistake(`${raw} is not a day`) : dayIn(raw);
    case 'CODES':
      return value(codesOf(textOf(raw)) || null);
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
    if (type !== 'DAY' && type !== 'TEXT') return mistake(`holds the date ${raw.date}`);
    if (!isDay(raw.date)) return mistake(`${raw.date} has a time of day; a day has none`);
    return value(raw.date);
  }
  const read = readAs(type, raw);
  if ('value' in read && read.value !== null && values && !values.includes(read.value))
    return mistake(`${shownText(read.value)} is none of ${values.join(', ')}`);
  return read;
};

const inOrder = (text: string): string => codesIn(text).sort().join('; ');

/** Whether two cells of a column say the same. Codes are a set; what else differs in form only was put into one form. */
export const isSameCell = ({ type }: Column, one: string | null, other: string | null): boolean => {
  if (one === null || other === null || one === other) return one === other;
  if (type === 'CODES') return inOrder(one) === inOrder(other);
  if (type === 'JSON') return canonicalize(JSON.parse(one)) === canonicalize(JSON.parse(other));
  return type === 'TEXT' && one === other.replaceAll('\r\n', '\n');
};
