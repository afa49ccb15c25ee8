import fc from 'fast-check';
import type { DatasetInput } from '../../src/exchange/bundle/index.js';

const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };

/** The days that values are of, in order. */
export const DAYS = ['2022-06-30', '2022-12-31', '2023-06-30', '2023-12-31', '2024-06-30'] as const;
/** The moments at which values become known, in order. */
export const MOMENTS = ['2024-01-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'] as const;
/** The projects that report on an indicator. */
export const UNITS = ['A', 'B', 'C'] as const;

const METHODS = [
  ['CUMULATIVE', 'LATEST', 'SUM'],
  ['CUMULATIVE', 'LATEST', 'MAX'],
  ['PERIODIC', 'SUM', 'SUM'],
  ['PERIODIC', 'AVERAGE', 'AVERAGE'],
  ['POINT_IN_TIME', 'MAX', 'MIN'],
  ['POINT_IN_TIME', 'LATEST', 'RATIO'],
  ['PERIODIC', 'SUM', 'RATIO'],
] as const;

/** What values are parts by. */
export const DIMENSIONS = [
  { name: 'sex', values: ['F', 'M'] },
  { name: 'age', values: ['old', 'young'] },
];

/** A whole, or what a value is a part of. */
const part = fc.constantFrom<Record<string, string> | null>(
  null,
  null,
  null,
  { sex: 'F' },
  { sex: 'M' },
  { age: 'young' },
  { sex: 'F', age: 'old' },
);

/** A value that a unit reports of a day. */
export const randomFact = fc.record({
  unit: fc.constantFrom(...UNITS),
  part,
  day: fc.constantFrom(...DAYS),
  recordedAt: fc.constantFrom(...MOMENTS),
  state: fc.constantFrom('APPROVED' as const, 'SUBMITTED' as const, 'DRAFT' as const),
  /** Null: nobody measured it. */
  number: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 6 }),
  denominator: fc.integer({ min: 1, max: 9 }),
  /** Why there is no number, where there is none. */
  reason: fc.constantFrom('NOT_COLLECTED' as const, 'NOT_APPLICABLE' as const),
});

const indicator = fc.record({
  method: fc.constantFrom(...METHODS),
  facts: fc.array(randomFact, { maxLength: 10 }),
  target: fc.integer({ min: 0, max: 60 }),
  baseline: fc.integer({ min: 0, max: 20 }),
  weight: fc.integer({ min: 1, max: 5 }),
});

/** Three actions, each with up to two indicators. */
export const randomActions = fc.array(fc.array(indicator, { maxLength: 2 }), { minLength: 3, maxLength: 3 });

/** A lens on the days and moments above, before them and after. */
export const randomLens = fc.record({
  asOf: fc.constantFrom(...DAYS, '2021-12-31', '2025-01-01'),
  knownAt: fc.constantFrom(...MOMENTS),
  basis: fc.constantFrom('APPROVED' as const, 'SUBMITTED' as const),
});

type ValueOf<A> = A extends fc.Arbitrary<infer V> ? V : never;
export type RandomFact = ValueOf<typeof randomFact>;
export type RandomIndicator = ValueOf<typeof indicator>;
export type RandomLens = ValueOf<typeof randomLens>;

const structureOf = (code: string, actions: number) => ({
  code,
  title: code,
  startDate: '2022-01-01',
  endDate: '2025-12-31',
  provenance,
  pillars: [1, 2].map((number) => ({ number, code: `P${number}`, title: 'pillar', provenance })),
  workingGroups: [{ number: 1, title: 'group', pillar: 'P1', provenance }],
  actions: Array.from({ length: actions }, (_, index) => ({
    number: index + 1,
    code: `A${index}`,
    title: 'action',
    wording: 'OFFICIAL' as const,
    pillar: ['P1', 'P1', 'P2'][index] ?? null,
    provenance,
  })),
});

/** What a fact says: a number, a ratio, or why there is none. */
const statementOf = ({ number, denominator, reason }: RandomFact, acrossUnits: RandomIndicator['method'][2]) => {
  if (number === null) return { noDataReason: reason };
  if (acrossUnits === 'RATIO') return { numerator: String(number), denominator: String(denominator) };
  return { value: String(number) };
};

const indicatorOf = ({ method, facts, target, baseline, weight }: RandomIndicator, plan: string) => {
  const [reportingBasis, acrossPeriods, acrossUnits] = method;
  return {
    title: 'indicator',
    unit: 'number',
    measure: 'UNIT' as const,
    direction: target < baseline ? ('DECREASE' as const) : ('INCREASE' as const),
    reportingBasis,
    acrossPeriods,
    acrossUnits,
    weight: String(weight),
    baseline: { value: String(baseline) },
    target: { value: String(target) },
    recordedAt: '2020-01-01T00:00:00Z',
    dimensions: DIMENSIONS,
    provenance,
    values: facts.map((fact) => ({
      project: `${plan}-${fact.unit}`,
      dimensions: fact.part,
      date: fact.day,
      state: fact.state,
      recordedAt: fact.recordedAt,
      provenance,
      ...statementOf(fact, acrossUnits),
    })),
  };
};

/** Random actions as a plan. The first two are in the first pillar, the third is in the second. */
export const toDataset = (actions: RandomIndicator[][], code: string): DatasetInput => ({
  plans: [structureOf(code, actions.length)],
  projects: UNITS.map((unit) => ({ code: `${code}-${unit}`, title: 'project', provenance })),
  indicators: actions.flatMap((indicators, action) =>
    indicators.map((one, index) => ({
      plan: code,
      action: `A${action}`,
      code: `I${index}`,
      ...indicatorOf(one, code),
    })),
  ),
});
