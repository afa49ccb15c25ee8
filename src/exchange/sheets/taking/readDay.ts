import { isDay } from '../../../domain/day.js';
import { parsePartialDate, unreadableDate } from '../../../domain/plan/index.js';
import { mistake, type ReadCell, shownText, value } from './cellSaid.js';

const twoDigits = (number: number) => String(number).padStart(2, '0');
const dayOf = (year: string, month: number, day: number): string | null => {
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return isDay(text) ? text : null;
};

const IN_WORDS = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** A day in the order of some country, as "25/12/2024": refused where it could be two days. */
const dayInWords = (text: string): ReadCell => {
  const [, first, second, year] = IN_WORDS.exec(text) ?? [];
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

export const dayIn = (raw: string | number): ReadCell => {
  if (typeof raw === 'string') return isDay(raw.trim()) ? value(raw.trim()) : dayInWords(raw.trim());
  if (!Number.isInteger(raw) || raw < 61 || raw > LAST_SERIAL)
    return mistake(`${raw} is not a day; write it as 2024-03-31`);
  return value(new Date((raw - EPOCH) * DAY_MS).toISOString().slice(0, 10));
};

/** A date as far as it is known; a day in the order of some country as for days. */
export const partialDateIn = (text: string): ReadCell => {
  if (parsePartialDate(text)) return value(text);
  return IN_WORDS.test(text) ? dayInWords(text) : mistake(`${unreadableDate(text)} or "2024-03-01/2024-05-31"`);
};
