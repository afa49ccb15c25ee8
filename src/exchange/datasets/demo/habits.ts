import { type Given, later } from '../synthetic/common.js';

/** How those who report go about it; the last period shows whether they keep it up. */
export type Habit = 'PUNCTUAL' | 'LATE' | 'LAPSED' | 'SILENT' | 'NOT_ASKED';

type Events = Given<'reports'>[number]['events'];

interface Asked {
  habit: Habit;
  period: { end: string; dueOn: string };
  isLast: boolean;
  /** Counts reports: some are returned once, some that are missing have a draft. */
  turn: number;
}

const LATE_IN_THE_LAST = '2026-10-15T04:00:00.000Z';

const submittedAt = ({ habit, period: { dueOn }, isLast }: Asked): string => {
  if (habit !== 'LATE') return later(dueOn, -8);
  return isLast ? LATE_IN_THE_LAST : later(dueOn, 12);
};

const reviewOf = (submission: string, isReturned: boolean): Events => {
  const day = submission.slice(0, 10);
  return isReturned
    ? [
        { at: later(day, 4), to: 'RETURNED', note: 'Please add the figures of the last weeks.' },
        { at: later(day, 9), to: 'SUBMITTED' },
        { at: later(day, 14), to: 'APPROVED' },
      ]
    : [{ at: later(day, 10), to: 'APPROVED' }];
};

const isMissing = ({ habit, isLast }: Asked): boolean => habit === 'SILENT' || (habit === 'LAPSED' && isLast);

/** The steps of a report; that which comes late in the last period still waits for its review. */
export const stepsOf = (asked: Asked): Events => {
  const { habit, period, isLast, turn } = asked;
  const due = { at: later(period.end, 1), to: 'DUE' as const };
  if (isMissing(asked)) return turn % 2 ? [due] : [due, { at: later(period.end, 20), to: 'DRAFT' }];
  const at = submittedAt(asked);
  const submitted: Events = [due, { at: later(period.end, 5), to: 'DRAFT' }, { at, to: 'SUBMITTED' }];
  return habit === 'LATE' && isLast ? submitted : [...submitted, ...reviewOf(at, turn % 6 === 0)];
};
