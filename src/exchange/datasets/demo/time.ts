import { lastDay } from '../../../domain/day.js';
import { later } from '../synthetic/common.js';

/** First and last day that the plan runs. */
export const PLAN_TIME = { start: '2022-01-01', end: '2026-12-31' };

/** Last days of the half-years for which figures are collected. */
export const ROUNDS = [
  '2022-12-31',
  '2023-06-30',
  '2023-12-31',
  '2024-06-30',
  '2024-12-31',
  '2025-06-30',
  '2025-12-31',
  '2026-06-30',
];
export const LAST_ROUND = '2026-06-30';

const WEEKS_AFTER = 24;

/** When the figures of a round were recorded: a few weeks after it. */
export const recordedAfter = (round: string): string => later(round, WEEKS_AFTER);

/** First day of a month as YYYY-MM. */
export const firstDayOf = (month: string): string => `${month}-01`;

/** Last day of a month as YYYY-MM. */
export const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${lastDay(year, number)}`;
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The part of the time from one day to another that has passed on a day: below 0 before it, above 1 after it. */
export const partOfTime = (day: string, start: string, end: string): number =>
  (dayNumber(day) - dayNumber(start)) / (dayNumber(end) - dayNumber(start));

/** The day after a part of the time from one day to another. */
export const dayAfter = (part: number, start: string, end: string): string =>
  later(start, Math.round(part * (dayNumber(end) - dayNumber(start)))).slice(0, 10);
