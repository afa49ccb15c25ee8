import { type Given, later, synthetic as provenance } from './common.js';
import { paceOf } from './paces.js';

type Indicator = Given<'indicators'>[number];
type Values = NonNullable<Indicator['values']>;

const YEAR_ENDS = ['2022-12-31', '2023-12-31', '2024-12-31', '2025-12-31'];
const MIDDLE_OF_2026 = '2026-06-30';

const common = {
  measure: 'UNIT' as const,
  direction: 'INCREASE' as const,
  recordedAt: '2022-01-15T00:00:00Z',
  provenance,
};

/** Values that grow evenly to a part of the target by the middle of 2026, each known a month after its day. */
const growing = (target: number, pace: number, unit: { project?: string } = {}): Values => {
  const days = [...YEAR_ENDS, MIDDLE_OF_2026];
  return days.map((date, index) => ({
    ...unit,
    date,
    value: String(Math.round((target * pace * (index + 1)) / days.length)),
    recordedAt: later(date, 30),
    provenance,
  }));
};

/** A price that falls from 12 to 4 per cent. */
const price = (owner: object, pace: number): Indicator => {
  const [from, to] = [12, 4];
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
    values: YEAR_ENDS.map((date, index) => ({
      date,
      value: (from - ((from - to) * pace * (index + 1)) / YEAR_ENDS.length).toFixed(2),
      recordedAt: later(date, 45),
      provenance,
    })),
  };
};

/** A ratio put together from those of two projects. */
const ratio = (owner: object, pace: number, projects: readonly string[]): Indicator => ({
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
  values: projects.map((project, index) => ({
    project,
    date: '2025-12-31',
    numerator: String(Math.round((100 + index * 60) * Math.max(0, 0.2 + 0.3 * pace))),
    denominator: String(100 + index * 60),
    recordedAt: later('2025-12-31', 40),
    provenance,
  })),
});

const notCollected = (project: string): Values[number] => ({
  project,
  date: '2025-12-31',
  noDataReason: 'NOT_COLLECTED',
  recordedAt: later('2025-12-31', 40),
  provenance,
});

/**
 * People reached: as a whole where no project serves the action, else by two projects, while a third one has no data.
 */
const reach = (owner: object, pace: number, [first, second, third]: readonly string[]): Indicator => ({
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
    ...growing(first ? 300 : 500, pace, first ? { project: first } : {}),
    ...(second ? growing(200, pace, { project: second }) : []),
    ...(third ? [notCollected(third)] : []),
  ],
});

/** One of three kinds of indicator of an action, in turn: people reached by its projects, a falling price, a ratio. */
export const indicatorOfAction = (
  owner: { plan: string; action: string },
  index: number,
  projects: readonly string[],
  pace: number,
): Indicator => {
  if (index % 3 === 1) return price(owner, pace);
  if (index % 3 === 2 && projects.length >= 2) return ratio(owner, pace, projects.slice(0, 2));
  return reach(owner, pace, projects);
};

/** Outputs of a project in two years. */
export const indicatorOfProject = (project: string, index: number): Indicator => ({
  ...common,
  project,
  code: 'OUTPUT',
  title: 'Outputs delivered',
  unit: 'outputs',
  reportingBasis: 'PERIODIC',
  acrossPeriods: 'SUM',
  acrossUnits: 'NONE',
  baseline: { value: '0' },
  target: { value: '40' },
  values: ['2024-12-31', '2025-12-31'].map((date) => ({
    date,
    value: String(Math.max(0, Math.round(20 * paceOf(index)))),
    recordedAt: later(date, 30),
    provenance,
  })),
});
