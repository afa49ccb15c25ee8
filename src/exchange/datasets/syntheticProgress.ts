import type { DatasetInput } from '../bundle/dataset/dataset.js';
import { createDice } from './dice.js';
import { synthetic } from './synthetic.js';

type Given<K extends keyof DatasetInput> = NonNullable<DatasetInput[K]>;
type Projects = Given<'projects'>;
type Indicators = Given<'indicators'>;
type Milestones = Given<'milestones'>;
type Reports = Given<'reports'>;

interface Wish {
  plan: string;
  /** Actions that made-up progress may be shown of. */
  actions: readonly string[];
  projects: Projects;
  /** The organisation that reports on each action. */
  leads: ReadonlyMap<string, string | undefined>;
  prefix: string;
}

const provenance = synthetic;
const YEARS = [2022, 2023, 2024, 2025] as const;
const HALVES = [
  ['2024-H1', '2024-01-01', '2024-06-30', '2024-07-31'],
  ['2024-H2', '2024-07-01', '2024-12-31', '2025-01-31'],
  ['2025-H1', '2025-01-01', '2025-06-30', '2025-07-31'],
  ['2025-H2', '2025-07-01', '2025-12-31', '2026-01-31'],
  ['2026-H1', '2026-01-01', '2026-06-30', '2026-07-31'],
] as const;

/** A day some days later, as a moment. */
/** A moment some days after a day. */
export const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T04:00:00Z`) + days * 86_400_000).toISOString();

/** How far indicators have come by the middle of 2026, in turn: from past the target to backwards. */
const PACES = [1.1, 0.95, 0.84, 0.62, 0.3, -0.15];

type Kind = 'INDICATORS' | 'MILESTONES' | 'PROJECTS';
/** What each action's progress rests on, in turn. */
const KINDS: readonly Kind[] = ['INDICATORS', 'INDICATORS', 'MILESTONES', 'INDICATORS', 'PROJECTS', 'INDICATORS'];

/** Values that grow evenly to a part of the target by the middle of 2026, each known a month after its day. */
const growing = (target: number, pace: number, unit: { project?: string } = {}) => {
  const days = [...YEARS.map((year) => `${year}-12-31`), '2026-06-30'];
  return days.map((date, index) => ({
    ...unit,
    date,
    value: String(Math.round((target * pace * (index + 1)) / days.length)),
    recordedAt: later(date, 30),
    provenance,
  }));
};

const common = {
  measure: 'UNIT' as const,
  direction: 'INCREASE' as const,
  recordedAt: '2022-01-15T00:00:00Z',
  provenance,
};

/** One of three kinds of indicator: people reached by its projects, a falling price, a ratio. */
const indicatorOf = (
  index: number,
  action: string,
  plan: string,
  units: readonly string[],
  pace: number,
): Indicators[number] => {
  const owner = { plan, action };
  if (index % 3 === 1) {
    const from = 12;
    const to = 4;
    return {
      ...owner,
      ...common,
      code: 'PRICE',
      title: 'Price of the service, as a percentage of income',
      unit: '%',
      measure: 'PERCENTAGE',
      direction: 'DECREASE',
      reportingBasis: 'POINT_IN_TIME',
      acrossPeriods: 'LATEST',
      acrossUnits: 'NONE',
      baseline: { value: String(from), date: '2021-12-31' },
      target: { value: String(to), date: '2026-12-31' },
      targets: [{ start: '2026-01-01', end: '2026-12-31', value: '5' }],
      values: YEARS.map((year, at) => ({
        date: `${year}-12-31`,
        value: (from - ((from - to) * pace * (at + 1)) / YEARS.length).toFixed(2),
        recordedAt: later(`${year}-12-31`, 45),
        provenance,
      })),
    };
  }
  const [first, second, third] = units;
  if (index % 3 === 2 && first && second) {
    return {
      ...owner,
      ...common,
      code: 'WOMEN',
      title: 'Participants who are women',
      unit: '%',
      measure: 'PERCENTAGE',
      reportingBasis: 'POINT_IN_TIME',
      acrossPeriods: 'LATEST',
      acrossUnits: 'RATIO',
      baseline: { value: '20' },
      target: { value: '50' },
      values: [first, second].map((project, at) => ({
        project,
        date: '2025-12-31',
        numerator: String(Math.round((100 + at * 60) * Math.max(0, 0.2 + 0.3 * pace))),
        denominator: String(100 + at * 60),
        recordedAt: later('2025-12-31', 40),
        provenance,
      })),
    };
  }
  const reached = first
    ? [...growing(300, pace, { project: first }), ...(second ? growing(200, pace, { project: second }) : [])]
    : growing(500, pace);
  return {
    ...owner,
    ...common,
    code: 'REACH',
    title: 'People reached',
    unit: 'people',
    reportingBasis: 'CUMULATIVE',
    acrossPeriods: 'LATEST',
    acrossUnits: first ? 'SUM' : 'NONE',
    baseline: { value: '0' },
    target: { value: second || !first ? '500' : '300' },
    values: [
      ...reached,
      ...(third
        ? [
            {
              project: third,
              date: '2025-12-31',
              noDataReason: 'NOT_COLLECTED' as const,
              recordedAt: later('2025-12-31', 40),
              provenance,
            },
          ]
        : []),
    ],
  };
};

const STEPS = ['Partners agreed', 'Design approved', 'Work under way', 'Handed over'];

const milestonesOf = (owner: { plan?: string; action?: string; project?: string }, done: number): Milestones =>
  STEPS.map((title, index) => {
    const dueOn = `${2023 + index}-06-30`;
    const isDone = index < done;
    return {
      ...owner,
      title,
      dueOn,
      weight: String(1 + (index % 2)),
      recordedAt: '2022-01-15T00:00:00Z',
      provenance,
      ...(isDone ? { completedOn: dueOn, completedAt: later(dueOn, 20) } : {}),
    };
  });

type Habit = 'PUNCTUAL' | 'LATE' | 'LAPSED' | 'SILENT';
const HABITS: readonly Habit[] = ['PUNCTUAL', 'LATE', 'LAPSED', 'SILENT'];

/** The steps of a report of somebody with this habit; the last two periods show whether they keep it up. */
const eventsOf = (
  habit: Habit,
  end: string,
  dueOn: string,
  isLast: boolean,
  dice: ReturnType<typeof createDice>,
): Reports[number]['events'] => {
  const asked = { at: later(end, 1), to: 'DUE' as const };
  if (habit === 'SILENT' || (habit === 'LAPSED' && isLast))
    return dice.below(2) ? [asked] : [asked, { at: later(end, 20), to: 'DRAFT' as const }];
  const submitted = habit === 'LATE' ? (isLast ? '2026-10-15T04:00:00.000Z' : later(dueOn, 12)) : later(dueOn, -8);
  const on = submitted.slice(0, 10);
  const handedIn = [asked, { at: later(end, 5), to: 'DRAFT' as const }, { at: submitted, to: 'SUBMITTED' as const }];
  if (habit === 'LATE' && isLast) return handedIn;
  const isReturned = dice.below(5) === 0;
  return isReturned
    ? [
        ...handedIn,
        { at: later(on, 4), to: 'RETURNED', note: 'Please add the figures.' },
        { at: later(on, 9), to: 'SUBMITTED' },
        { at: later(on, 14), to: 'APPROVED' },
      ]
    : [...handedIn, { at: later(on, 10), to: 'APPROVED' }];
};

const REPORTED = ['ON_TRACK', 'AT_RISK', 'ON_TRACK', 'OFF_TRACK', 'ON_TRACK'] as const;

const reportsOf = (
  plan: string,
  subject: { action?: string; project?: string },
  organisation: string | null,
  habit: Habit,
  statedIn: number,
  dice: ReturnType<typeof createDice>,
): Reports =>
  HALVES.map(([period, , end, dueOn], index) => {
    const events = eventsOf(habit, end, dueOn, index === HALVES.length - 1, dice);
    const isHandedIn = events.some(({ to }) => to === 'SUBMITTED');
    return {
      plan,
      period,
      ...subject,
      organisation,
      events,
      provenance,
      ...(isHandedIn
        ? {
            narrative: 'Synthetic report.',
            achievements: 'Synthetic: what was planned for the period was done.',
            challenges: 'Synthetic: procurement took longer than planned.',
            wayForward: 'Synthetic: the next step is under way.',
            reportedStatus: index === statedIn ? REPORTED[index % REPORTED.length] : null,
          }
        : {}),
    };
  });

/** Statuses that no figure gives, so that each can be seen. */
const ASSESSED = [
  ['ON_HOLD', 'Synthetic: waits for a decision of the partners.'],
  ['CANCELLED', 'Synthetic: given up.'],
  ['MERGED', 'Synthetic: carried on within another action.'],
  ['NOT_STARTED', 'Synthetic: the start was put off.'],
  ['ON_TRACK', 'Synthetic: has caught up since the last figures.'],
] as const;

const ofProjects = (projects: Projects): { indicators: Indicators; milestones: Milestones } => {
  const begun = projects.filter(({ actualStart, financialScope }) => actualStart && financialScope !== 'COMPONENT');
  return {
    indicators: begun.flatMap(({ code }, index): Indicators => {
      if (index % 2) return [];
      const pace = PACES[index % PACES.length] ?? 1;
      return [
        {
          ...common,
          project: code,
          code: 'OUTPUT',
          title: 'Outputs delivered',
          unit: 'outputs',
          reportingBasis: 'PERIODIC',
          acrossPeriods: 'SUM',
          acrossUnits: 'NONE',
          baseline: { value: '0' },
          target: { value: '40' },
          values: [2024, 2025].map((year) => ({
            date: `${year}-12-31`,
            value: String(Math.max(0, Math.round(20 * pace))),
            recordedAt: later(`${year}-12-31`, 30),
            provenance,
          })),
        },
      ];
    }),
    milestones: begun.flatMap(({ code }, index) => (index % 4 === 1 ? milestonesOf({ project: code }, index % 5) : [])),
  };
};

/** Made-up results and reports on made-up projects and, marked, on some actions of a plan: so that each status, method and freshness occurs. */
export const syntheticProgress = ({ plan, actions, projects, leads, prefix }: Wish) => {
  const dice = createDice(`${prefix} progress`);
  const servedBy = (action: string) =>
    projects
      .flatMap(({ code, actions: links, actualStart }) =>
        actualStart && (links ?? []).some((link) => link.action === action) ? [code] : [],
      )
      .slice(0, 3);
  const kindOf = (index: number) => KINDS[index % KINDS.length] as Kind;
  const measured = ofProjects(projects);
  const indicators = actions.flatMap((action, index) =>
    kindOf(index) === 'INDICATORS'
      ? [indicatorOf(index, action, plan, servedBy(action), PACES[Math.floor(index / 2) % PACES.length] ?? 1)]
      : [],
  );
  const milestones = actions.flatMap((action, index) =>
    kindOf(index) === 'MILESTONES' ? milestonesOf({ plan, action }, Math.floor(index / 3) % 5) : [],
  );
  const ofActions = actions.flatMap((action, index) =>
    reportsOf(plan, { action }, leads.get(action) ?? null, HABITS[index % HABITS.length] as Habit, index % 7, dice),
  );
  const reporting = projects.filter(({ actualStart }, index) => actualStart && index % 10 === 0);
  return {
    indicators: [...indicators, ...measured.indicators],
    milestones: [...milestones, ...measured.milestones],
    reportingPeriods: HALVES.map(([code, start, end, dueOn]) => ({
      plan,
      code,
      start,
      end,
      dueOn,
      state: code === '2026-H1' ? ('OPEN' as const) : ('CLOSED' as const),
      provenance,
    })),
    reports: [
      ...ofActions,
      ...reporting.flatMap(({ code, organisations }, index) =>
        reportsOf(
          plan,
          { project: code },
          (organisations ?? []).find(({ role }) => role === 'IMPLEMENTING')?.organisation ?? null,
          HABITS[index % HABITS.length] as Habit,
          9,
          dice,
        ),
      ),
    ],
    assessments: ASSESSED.flatMap(([status, note], index) => {
      const action = actions[actions.length - 2 - index * 3];
      return action
        ? [{ plan, action, status, note, date: '2026-02-15', recordedAt: '2026-02-16T04:00:00Z', provenance }]
        : [];
    }),
  } satisfies Partial<DatasetInput>;
};
