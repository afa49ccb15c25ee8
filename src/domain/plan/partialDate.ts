import { lastDay } from '../day.js';

/** A date known to the year, the month or the day, or a span of two such dates. */
export interface PartialDate {
  text: string;
  earliest: string;
  latest: string;
}

const PART = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

const pad = (number: number, width = 2) => String(number).padStart(width, '0');

const bounds = (part: string): [string, string] | null => {
  const found = PART.exec(part);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  if (!year || (month !== undefined && (month < 1 || month > 12))) return null;
  if (day !== undefined && (day < 1 || day > lastDay(year, month ?? 1))) return null;
  const at = (m: number, d: number) => `${pad(year, 4)}-${pad(m)}-${pad(d)}`;
  const lastMonth = month ?? 12;
  return [at(month ?? 1, day ?? 1), at(lastMonth, day ?? lastDay(year, lastMonth))];
};

/** What is said of a text that is no such date. */
export const unreadableDate = (text: string): string =>
  `"${text.slice(0, 40)}" is not a year, a month, a day or a span of two, such as "2024-03"`;

/** Reads "2022", "2022-05", "2022-05-23" or a span such as "2025-12-04/2025-12-05"; null if it is none of these. */
export const parsePartialDate = (text: string): PartialDate | null => {
  const [from, to, ...rest] = text.split('/').map(bounds);
  if (!from || to === null || rest.length > 0) return null;
  const [earliest, latest] = [from[0], (to ?? from)[1]];
  return earliest <= latest ? { text, earliest, latest } : null;
};
