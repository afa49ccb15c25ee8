import { padded } from '../synthetic/common.js';
import { sCurve } from './curves.js';
import { firstDayOf, lastDayOf, partOfTime } from './time.js';

const YEARS = [2022, 2023, 2024, 2025, 2026];

/** A sum that is committed, and the months in which it is paid out. */
export interface Promised {
  amount: number;
  start: string;
  end: string;
  stopped: string | null;
  /** Counts those who give to a project from 0: each pays a month after the one before. */
  turn: number;
}

/** Sums are paid in thousands. */
const STEP = 1000;
const inThousands = (amount: number): number => Math.round(amount / STEP) * STEP;

/** What has been paid by a day: little at first, most of it in the middle. Nothing is paid after a stop. */
const paidBy = ({ amount, start, end, stopped }: Promised, day: string): number => {
  const until = stopped && lastDayOf(stopped) < day ? lastDayOf(stopped) : day;
  const part = partOfTime(until, firstDayOf(start), lastDayOf(end));
  return inThousands(amount * sCurve(Math.max(0, Math.min(1, part))));
};

/** A movement of money. */
export interface Movement {
  date: string;
  amount: number;
}

const movements = (days: readonly string[], totalBy: (day: string) => number): Movement[] =>
  days
    .map((date, index) => {
      const before = days[index - 1];
      return { date, amount: totalBy(date) - (before ? totalBy(before) : 0) };
    })
    .filter(({ amount }) => amount > 0);

/** The middle of a month, some months later in the year. */
const middleOf = (year: number, month: number, turn: number): string => `${year}-${padded(month + turn)}-15`;

/** Disbursements, twice a year. */
export const disbursementsOf = (promised: Promised): Movement[] =>
  movements(
    YEARS.flatMap((year) => [3, 9].map((month) => middleOf(year, month, promised.turn))),
    (day) => paidBy(promised, day),
  );

const SPENT = 0.86;

/** Expenditure, once a year, somewhat below what has been disbursed by the month before. */
export const expendituresOf = (promised: Promised): Movement[] =>
  movements(
    YEARS.map((year) => middleOf(year, 10, promised.turn)),
    (day) => inThousands(SPENT * paidBy(promised, middleOf(Number(day.slice(0, 4)), 9, promised.turn))),
  );
