import { type Given, inTurn, later, synthetic } from './common.js';
import type { Dice } from './dice.js';

type Reports = Given<'reports'>;
type Events = Reports[number]['events'];

const HALF_YEARS = [
  { code: '2024-H1', start: '2024-01-01', end: '2024-06-30', dueOn: '2024-07-31' },
  { code: '2024-H2', start: '2024-07-01', end: '2024-12-31', dueOn: '2025-01-31' },
  { code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' },
  { code: '2025-H2', start: '2025-07-01', end: '2025-12-31', dueOn: '2026-01-31' },
  { code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' },
];
const LAST = HALF_YEARS.length - 1;

/** Made-up reporting periods of a plan: the last one is open. */
export const syntheticPeriods = (plan: string): Given<'reportingPeriods'> =>
  HALF_YEARS.map((period, index) => ({
    plan,
    ...period,
    state: index === LAST ? ('OPEN' as const) : ('CLOSED' as const),
    provenance: synthetic,
  }));

/** How those who report go about it; the last period shows whether they keep it up. */
type Habit = 'PUNCTUAL' | 'LATE' | 'LAPSED' | 'SILENT';
const HABITS: readonly Habit[] = ['PUNCTUAL', 'LATE', 'LAPSED', 'SILENT'];

const submittedAt = (habit: Habit, dueOn: string, isLast: boolean): string => {
  if (habit !== 'LATE') return later(dueOn, -8);
  return isLast ? '2026-10-15T04:00:00.000Z' : later(dueOn, 12);
};

/** The steps of a report that is submitted; some are returned once before they are approved. */
const drawReview = (dice: Dice, submission: string): Events => {
  const day = submission.slice(0, 10);
  return dice.below(5) === 0
    ? [
        { at: later(day, 4), to: 'RETURNED', note: 'Please add the figures.' },
        { at: later(day, 9), to: 'SUBMITTED' },
        { at: later(day, 14), to: 'APPROVED' },
      ]
    : [{ at: later(day, 10), to: 'APPROVED' }];
};

const drawEvents = (dice: Dice, habit: Habit, { end, dueOn }: (typeof HALF_YEARS)[number], isLast: boolean): Events => {
  const due = { at: later(end, 1), to: 'DUE' as const };
  if (habit === 'SILENT' || (habit === 'LAPSED' && isLast))
    return dice.below(2) ? [due] : [due, { at: later(end, 20), to: 'DRAFT' }];
  const at = submittedAt(habit, dueOn, isLast);
  const submitted: Events = [due, { at: later(end, 5), to: 'DRAFT' }, { at, to: 'SUBMITTED' }];
  return habit === 'LATE' && isLast ? submitted : [...submitted, ...drawReview(dice, at)];
};

const STATUSES = ['ON_TRACK', 'AT_RISK', 'ON_TRACK', 'OFF_TRACK', 'ON_TRACK'] as const;

const wordsOf = (index: number, statedIn: number | null) => ({
  narrative: 'Synthetic report.',
  achievements: 'Synthetic: what was planned for the period was done.',
  challenges: 'Synthetic: procurement took longer than planned.',
  wayForward: 'Synthetic: the next step is under way.',
  reportedStatus: index === statedIn ? inTurn(STATUSES, index) : null,
});

/** What the reports on one action or project are like. */
export interface Reporting {
  plan: string;
  subject: { action?: string; project?: string };
  organisation: string | null;
  /** Counts those who report: their habits take turns. */
  index: number;
  /** In which period the report states a status of its own, if in any. */
  statedIn: number | null;
}

/** Made-up reports on an action or project, one for each period. */
export const syntheticReports = ({ plan, subject, organisation, index, statedIn }: Reporting, dice: Dice): Reports =>
  HALF_YEARS.map((period, nth) => {
    const events = drawEvents(dice, inTurn(HABITS, index), period, nth === LAST);
    const isSubmitted = events.some(({ to }) => to === 'SUBMITTED');
    return {
      plan,
      period: period.code,
      ...subject,
      organisation,
      events,
      provenance: synthetic,
      ...(isSubmitted ? wordsOf(nth, statedIn) : {}),
    };
  });
