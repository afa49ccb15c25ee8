import { trimmed, withPlaces } from '../../../domain/decimal.js';
import type { CellType } from '../kinds/Column.js';
import { mistake, type ReadCell, shownText, value } from './cellSaid.js';

/** Digits that spreadsheets keep. */
const DIGITS = 15;

/** What is said of a number that is too long. */
export const tooLong = (given: number): string =>
  `${given} has more digits than the ${DIGITS} that a spreadsheet keeps; format the cell as text, and write it again`;

/** Decimals of any number that is taken in. */
export const MOST_PLACES = 30;

/** Digits that decide between a number that was typed and what is left of binary fractions. */
const TYPED = /^-?(\d+)(?:\.(\d{1,3}))?$/;

/** Whether a number has more digits than spreadsheets keep: it was rounded on its way here, or would be here. */
export const isTooLong = (given: number): boolean => {
  const [, whole = '', places = ''] = TYPED.exec(String(given)) ?? [];
  return (whole + places).replace(/^0+/, '').length > DIGITS && String(given) !== plainNumber(given);
};

/** A number without exponent, and without the digits by which binary fractions differ from what was typed. */
export const plainNumber = (given: number): string => {
  const rounded = Number(given.toPrecision(DIGITS));
  const text = String(rounded);
  return /e/i.test(text) ? trimmed(rounded.toFixed(MOST_PLACES)) : text;
};

/** How a text would be read as a number by somebody who writes numbers for people. */
const readingOf = (text: string): string | null => {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '');
  const forms = [/^-?\d{1,3}(,\d{3})+(\.\d+)?$/, /^-?\d{1,3}(\.\d{3})+,\d+$/, /^-?\d+,\d+$/, /^-?\d+(\.\d+)?$/];
  const form = forms.findIndex((one) => one.test(bare));
  if (form === -1) return null;
  return form === 0 ? bare.replaceAll(',', '') : bare.replaceAll(form === 1 ? '.' : '', '').replace(',', '.');
};

/** One to three digits, a point and three that end with a zero: a tracker writes no such zero, people group so. */
const GROUPED = /^-?\d{1,3}\.\d\d0$/;

export const numberIn = (raw: string | number, type: CellType): ReadCell => {
  if (typeof raw === 'number' && isTooLong(raw)) return mistake(tooLong(raw));
  const text = typeof raw === 'number' ? plainNumber(raw) : raw.trim();
  const found = /^-?\d+(\.\d+)?$/.test(text) ? withPlaces(text, MOST_PLACES) : null;
  if (found === null) {
    if (/^-?[\d.,]+\s*%$/.test(text))
      return mistake(
        type === 'RATIO'
          ? `${shownText(text)} is a percentage; write it as a fraction, such as 0.45`
          : `${shownText(text)} has a percent sign; write the number alone, in the unit of its column: ${text.replace(/\s*%$/, '')} where that is %`,
      );
    const reading = readingOf(text);
    return mistake(
      reading === null
        ? `${shownText(text)} is not a number`
        : `${shownText(text)} is a text and no number; if it means ${reading}, write that`,
    );
  }
  const plain = trimmed(found);
  if (typeof raw === 'string' && GROUPED.test(text))
    return mistake(`${shownText(text)} may be ${plain} or ${text.replace('.', '')}; write the one that is meant`);
  return type === 'WHOLE' && plain.includes('.') ? mistake(`${plain} is not a whole number`) : value(plain);
};
