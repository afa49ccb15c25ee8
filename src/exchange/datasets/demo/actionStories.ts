import type { ProgressStatus } from '../../../vocabulary/index.js';
import type { Shape } from './curves.js';
import type { Habit } from './habits.js';

/** A status that the secretariat assessed, on a day. */
interface Judgement {
  status: ProgressStatus;
  note: string;
  date: string;
}

/** What a lead reports against the figures, from one round on. */
interface Claim {
  status: ProgressStatus;
  from: string;
  narrative: string;
}

/** How one action fares. */
export interface ActionStory {
  shape: Shape;
  /** The part of the way to its targets that it has covered by the last round. */
  reaches: number;
  habit: Habit;
  /** The last round that it has figures and reports of, if it was given up or halted. */
  until?: string;
  /** Days on which its milestones were completed, if it is measured by milestones. */
  completed?: readonly string[];
  claim?: Claim;
  judged?: Judgement;
}

const story = (shape: Shape, reaches: number, habit: Habit, more: Partial<ActionStory> = {}): ActionStory => ({
  shape,
  reaches,
  habit,
  ...more,
});

/** An action that is measured by its milestones: those that are done, and when. */
const steps = (habit: Habit, ...completed: string[]): ActionStory => story('STEADY', 0, habit, { completed });

/**
 * How each action fares: most are where they should be, some are behind. In three the lead and the figures differ: A08,
 * A13 and A18. Four have a status that no figure gives. A05 and A12 are measured by their projects.
 */
export const ACTION_STORIES: Readonly<Record<string, ActionStory>> = {
  A01: story('STEADY', 0.97, 'PUNCTUAL'),
  A02: story('STEADY', 0.72, 'LATE'),
  A03: steps('PUNCTUAL', '2022-11-24', '2024-01-18', '2024-12-05', '2025-11-27'),
  A04: story('STEADY', 1.06, 'PUNCTUAL'),
  A05: story('STEADY', 0, 'PUNCTUAL', {
    judged: {
      status: 'AT_RISK',
      note: 'Demonstration. The figures and the lead agree: three of the four projects run on beyond the end of the plan.',
      date: '2026-08-20',
    },
  }),
  A07: story('STEADY', 0.94, 'PUNCTUAL'),
  A08: story('STALL', 0.5, 'PUNCTUAL', {
    claim: {
      status: 'ON_TRACK',
      from: '2025-12-31',
      narrative:
        'Demonstration. The lead counts the sites whose contracts are signed, and sees the work on track. Most of these sites are not connected yet.',
    },
    judged: {
      status: 'AT_RISK',
      note: 'Demonstration. The report counts signed contracts, the figures count sites that are connected. With the contracts signed the target is late rather than lost.',
      date: '2026-09-10',
    },
  }),
  A09: steps('PUNCTUAL', '2022-12-08', '2023-11-30', '2024-11-21', '2025-10-16', '2026-05-21'),
  A10: story('STEADY', 0.95, 'LATE'),
  A11: story('LATE_START', 0.96, 'PUNCTUAL', {
    judged: {
      status: 'ON_TRACK',
      note: 'Demonstration. The figures and the lead agree: the services that came late are online.',
      date: '2026-08-20',
    },
  }),
  A12: story('STEADY', 0, 'LAPSED'),
  A13: story('STALL', 0.7, 'PUNCTUAL', {
    claim: {
      status: 'ON_TRACK',
      from: '2025-12-31',
      narrative:
        'Demonstration. The number of traders has hardly grown for a year. The lead expects the campaign in rural markets to close the gap, and sees the work on track.',
    },
  }),
  A14: story('STEADY', 0, 'NOT_ASKED', {
    judged: {
      status: 'NOT_STARTED',
      note: 'Demonstration. The start was put off: the only project that serves this action is still being prepared.',
      date: '2026-02-15',
    },
  }),
  A15: story('LATE_START', 0.95, 'PUNCTUAL'),
  A16: story('SETBACK', 0.46, 'SILENT'),
  A17: story('STALL', 0.3, 'PUNCTUAL', {
    until: '2024-12-31',
    judged: {
      status: 'CANCELLED',
      note: 'Demonstration. Given up: too few firms applied, and both projects were cancelled.',
      date: '2025-09-15',
    },
  }),
  A18: story('STEADY', 0.93, 'PUNCTUAL', {
    claim: {
      status: 'AT_RISK',
      from: '2026-06-30',
      narrative:
        'Demonstration. The number of certified staff is as planned. The lead still sees the work at risk, because the provider of the courses withdraws at the end of the year.',
    },
  }),
  A19: story('STEADY', 0.97, 'LATE'),
  A20: story('STALL', 0.44, 'LAPSED'),
  A21: story('STEADY', 1.04, 'PUNCTUAL'),
  A22: steps('PUNCTUAL', '2023-01-26', '2024-02-15', '2025-05-22'),
  A23: story('STEADY', 0.82, 'LATE', {
    until: '2025-12-31',
    judged: {
      status: 'ON_HOLD',
      note: 'Demonstration. On hold until the partners agree who may publish the readings.',
      date: '2026-02-15',
    },
  }),
  A24: story('STEADY', 0.7, 'PUNCTUAL', {
    until: '2025-06-30',
    judged: {
      status: 'MERGED',
      note: 'Demonstration. Carried on within action 19, whose courses cover the same officers.',
      date: '2025-09-15',
    },
  }),
};
