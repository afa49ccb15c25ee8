import type { Interval } from '../../vocabulary/index.js';
import { badInput } from '../Refusal.js';

/** A calendar month or quarter, or a calendar or fiscal year; both days belong to it. */
export interface Bucket {
  start: string;
  end: string;
}

const months: Record<Interval, number> = { MONTH: 1, QUARTER: 3, YEAR: 12, FISCAL_YEAR: 12 };
const MOST_POINTS = 1_000;

/** Date.UTC takes the years 0 to 99 for 1900 to 1999; this does not. */
const dayOf = (year: number, month: number, date: number) => {
  // Days are those of four digits: what a bucket has beyond is cut.
  if (year < 1) return '0001-01-01';
  if (year > 9999) return '9999-12-31';
  const day = new Date(0);
  day.setUTCFullYear(year, month, date);
  return day.toISOString().slice(0, 10);
};

/**
 * The buckets that days from `from` to `to` fall in, empty ones included; a fiscal year begins in the month
 * `fiscalStart`. Throws BAD_USER_INPUT past 1,000 of them.
 */
export const bucketsBetween = (from: string, to: string, length: Interval, fiscalStart = 1): Bucket[] => {
  const step = months[length];
  // Months of a fiscal year are counted from its first, as if that were January.
  const ahead = length === 'FISCAL_YEAR' ? fiscalStart - 1 : 0;
  const first = new Date(`${from}T00:00:00Z`);
  const last = new Date(`${to}T00:00:00Z`);
  const begin = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth() - ahead) / step) * step + ahead;
  const finish = last.getUTCFullYear() * 12 + last.getUTCMonth();
  const count = Math.floor((finish - begin) / step) + 1;
  if (count > MOST_POINTS)
    throw badInput(
      `${count} points are more than the ${MOST_POINTS} allowed; take a longer interval or a shorter time`,
    );
  const day = (month: number, date: number) => dayOf(Math.floor(month / 12), month % 12, date);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const month = begin + index * step;
    return { start: day(month, 1), end: day(month + step, 0) };
  });
};
