import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { meanOf, measure } from '../../src/domain/progress/index.js';
import { type DatasetInput, importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { tracker } from '../support/tracker.js';

// ── The arithmetic by itself ────────────────────────────────────────────────

const whole = fc.integer({ min: -1000, max: 1000 });
const level = fc.record({
  actual: whole,
  baseline: whole,
  target: whole,
  direction: fc.constantFrom('INCREASE' as const, 'DECREASE' as const),
});
const written = (given: { actual: number; baseline: number; target: number }) => ({
  actual: String(given.actual),
  baseline: String(given.baseline),
  target: String(given.target),
});

test('rising and falling mirror each other', () => {
  fc.assert(
    fc.property(level, ({ direction, ...numbers }) => {
      const one = measure({ ...written(numbers), direction });
      const mirrored = { actual: -numbers.actual, baseline: -numbers.baseline, target: -numbers.target };
      const other = measure({ ...written(mirrored), direction: direction === 'INCREASE' ? 'DECREASE' : 'INCREASE' });

      expect([other.raw?.toString(), other.value?.toString(), other.isMaintained]).toEqual([
        one.raw?.toString(),
        one.value?.toString(),
        one.isMaintained,
      ]);
    }),
  );
});

test('the value lies within 0 and 1, and is the raw one where that does', () => {
  fc.assert(
    fc.property(level, (given) => {
      const { raw, value } = measure({ ...written(given), direction: given.direction });
      if (given.baseline === given.target) return expect(raw).toBeNull();
      const exact = (given.actual - given.baseline) / (given.target - given.baseline);
      expect(raw?.toNumber()).toBeCloseTo(exact, 9);
      expect(value?.toNumber()).toBeCloseTo(Math.min(1, Math.max(0, exact)), 9);
    }),
  );
});

const part = fc.record({
  weight: fc.integer({ min: 1, max: 50 }),
  raw: fc.option(fc.integer({ min: -20, max: 30 }), { nil: null }),
});
const asParts = (parts: { weight: number; raw: number | null }[], scale: string) =>
  parts.map(({ weight, raw }) => {
    const exact = raw === null ? null : new Decimal(raw).div(10);
    return {
      weight: new Decimal(weight).times(scale).toString(),
      raw: exact,
      value: exact && Decimal.max(0, Decimal.min(1, exact)),
      isMaintained: null,
      expected: new Decimal(0),
    };
  });

test('weights in any scale give the same mean, and a part without data changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('0.0001', '0.5', '3', '1000'),
      (parts, scale) => {
        const [plain, scaled] = [meanOf(asParts(parts, '1')), meanOf(asParts(parts, scale))];
        const without = meanOf(asParts([...parts, { weight: 40, raw: null }], '1'));

        expect(scaled.value?.toFixed(12)).toBe(plain.value?.toFixed(12));
        expect(scaled.raw?.toFixed(12)).toBe(plain.raw?.toFixed(12));
        expect(without.value?.toString()).toBe(plain.value?.toString());
        const known = parts.filter(({ raw }) => raw !== null);
        const total = known.reduce((sum, { weight }) => sum + weight, 0);
        const slow =
          known.reduce((sum, { weight, raw }) => sum + weight * Math.min(1, Math.max(0, (raw ?? 0) / 10)), 0) / total;
        if (known.length) expect(plain.value?.toNumber()).toBeCloseTo(slow, 9);
        else expect(plain.value).toBeNull();
      },
    ),
  );
});

// ── Random plans, checked against a slow oracle that follows docs/numbers.md ─

const plans = tracker({ template: 'empty' });
const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
const DAYS = ['2022-06-30', '2022-12-31', '2023-06-30', '2023-12-31', '2024-06-30'];
const MOMENTS = ['2024-01-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'];
const UNITS = [null, 'A', 'B', 'C'] as const;

const fact = fc.record({
  unit: fc.constantFrom(...UNITS.slice(1)),
  day: fc.constantFrom(...DAYS),
  recordedAt: fc.constantFrom(...MOMENTS),
  state: fc.constantFrom('APPROVED' as const, 'SUBMITTED' as const, 'DRAFT' as const),
  // null: nobody measured it
  number: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 6 }),
  denominator: fc.integer({ min: 1, max: 9 }),
});

const METHODS = [
  ['CUMULATIVE', 'LATEST', 'SUM'],
  ['CUMULATIVE', 'LATEST', 'MAX'],
  ['PERIODIC', 'SUM', 'SUM'],
  ['PERIODIC', 'AVERAGE', 'AVERAGE'],
  ['POINT_IN_TIME', 'MAX', 'MIN'],
  ['POINT_IN_TIME', 'LATEST', 'RATIO'],
  ['PERIODIC', 'SUM', 'RATIO'],
] as const;

const indicator = fc.record({
  method: fc.constantFrom(...METHODS),
  facts: fc.array(fact, { maxLength: 10 }),
  target: fc.integer({ min: 0, max: 60 }),
  baseline: fc.integer({ min: 0, max: 20 }),
  weight: fc.integer({ min: 1, max: 5 }),
});
type RandomIndicator = typeof indicator extends fc.Arbitrary<infer I> ? I : never;

const plan = fc.array(fc.array(indicator, { maxLength: 2 }), { minLength: 3, maxLength: 3 });
const lens = fc.record({
  asOf: fc.constantFrom(...DAYS, '2021-12-31', '2025-01-01'),
  knownAt: fc.constantFrom(...MOMENTS),
  basis: fc.constantFrom('APPROVED' as const, 'SUBMITTED' as const),
});
type Lens = typeof lens extends fc.Arbitrary<infer L> ? L : never;

let counter = 0;

const toDataset = (actions: RandomIndicator[][], code: string): DatasetInput => ({
  plans: [
    {
      code,
      title: code,
      startDate: '2022-01-01',
      endDate: '2025-12-31',
      provenance,
      pillars: [1, 2].map((number) => ({ number, code: `P${number}`, title: 'pillar', provenance })),
      workingGroups: [{ number: 1, title: 'group', pillar: 'P1', provenance }],
      actions: actions.map((_, index) => ({
        number: index + 1,
        code: `A${index}`,
        title: 'action',
        wording: 'OFFICIAL' as const,
        pillar: ['P1', 'P1', 'P2'][index] ?? null,
        provenance,
      })),
    },
  ],
  projects: UNITS.slice(1).map((unit) => ({ code: `${code}-${unit}`, title: 'project', provenance })),
  indicators: actions.flatMap((indicators, action) =>
    indicators.map(
      ({ method: [reportingBasis, acrossPeriods, acrossUnits], facts, target, baseline, weight }, index) => ({
        plan: code,
        action: `A${action}`,
        code: `I${index}`,
        title: 'indicator',
        unit: 'number',
        measure: 'UNIT' as const,
        direction: 'INCREASE' as const,
        reportingBasis,
        acrossPeriods,
        acrossUnits,
        weight: String(weight),
        baseline: { value: String(baseline) },
        target: { value: String(target) },
        recordedAt: '2020-01-01T00:00:00Z',
        provenance,
        values: facts.map(({ unit, day, recordedAt, state, number, denominator }) => ({
          project: `${code}-${unit}`,
          date: day,
          state,
          recordedAt,
          provenance,
          ...(number === null
            ? { noDataReason: 'NOT_COLLECTED' as const }
            : acrossUnits === 'RATIO'
              ? { numerator: String(number), denominator: String(denominator) }
              : { value: String(number) }),
        })),
      }),
    ),
  ),
});

interface Expected {
  actual: Decimal | null;
  reported: number;
  expected: number;
}

/** What an indicator comes to: every unit and day by itself, in the order in which things became known. */
const oracle = (
  { method: [, acrossPeriods, acrossUnits], facts }: RandomIndicator,
  { asOf, knownAt, basis }: Lens,
): Expected => {
  const states = basis === 'APPROVED' ? ['APPROVED'] : ['APPROVED', 'SUBMITTED'];
  const units: { numbers: number[]; parts: { number: number; denominator: number }[] }[] = [];
  let seenUnits = 0;
  for (const unit of UNITS.slice(1)) {
    const seen = facts.filter(
      (one) => one.unit === unit && one.day <= asOf && one.recordedAt <= knownAt && states.includes(one.state),
    );
    if (seen.length) seenUnits += 1;
    const numbers: number[] = [];
    const parts: { number: number; denominator: number }[] = [];
    for (const day of DAYS) {
      let last: (typeof seen)[number] | undefined;
      for (const moment of MOMENTS)
        for (const one of seen) if (one.day === day && one.recordedAt === moment) last = one;
      if (last && last.number !== null) {
        numbers.push(last.number);
        parts.push({ number: last.number, denominator: last.denominator });
      }
    }
    if (numbers.length) units.push({ numbers, parts });
  }
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const across: Record<string, (numbers: number[]) => Decimal> = {
    LATEST: (numbers) => new Decimal(numbers.at(-1) ?? 0),
    SUM: (numbers) => new Decimal(sum(numbers)),
    AVERAGE: (numbers) => new Decimal(sum(numbers)).div(numbers.length),
    MAX: (numbers) => new Decimal(Math.max(...numbers)),
    MIN: (numbers) => new Decimal(Math.min(...numbers)),
  };
  const base = { reported: units.length, expected: Math.max(1, seenUnits) };
  if (!units.length) return { ...base, actual: null };
  if (acrossUnits === 'RATIO') {
    const counted = units.flatMap(({ parts }) => (acrossPeriods === 'SUM' ? parts : parts.slice(-1)));
    return {
      ...base,
      actual: new Decimal(sum(counted.map(({ number }) => number)))
        .times(100)
        .div(sum(counted.map(({ denominator }) => denominator))),
    };
  }
  const ofUnits = units.map(({ numbers }) => across[acrossPeriods]?.(numbers) ?? new Decimal(0));
  const total = ofUnits.reduce((one, two) => one.plus(two), new Decimal(0));
  const actual = {
    SUM: total,
    AVERAGE: total.div(ofUnits.length),
    MAX: Decimal.max(...ofUnits),
    MIN: Decimal.min(...ofUnits),
  }[acrossUnits as 'SUM'];
  return { ...base, actual };
};

const QUERY = `query ($plan: String!, $asOf: Date!, $knownAt: DateTime!, $basis: Basis!) @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
  plan(code: $plan) {
    statusCounts { count } counts { actions } progress { value }
    pillars { statusCounts { count } counts { actions } progress { value coverage { expected reported } } }
    workingGroups { statusCounts { count } counts { actions } }
    actions { progress { value raw status method coverage { expected reported } } indicators { actual progress { value raw status regressed coverage { expected reported } } } }
  }
}`;

interface Level {
  statusCounts: { count: number }[];
  counts: { actions: number };
}
interface Shown {
  value: number | null;
  raw: number | null;
  status: string;
  method: string;
  regressed: boolean;
  coverage: { expected: number; reported: number };
}
interface Answer extends Level {
  progress: Shown;
  pillars: (Level & { progress: Shown })[];
  workingGroups: Level[];
  actions: { progress: Shown; indicators: { actual: string | null; progress: Shown }[] }[];
}

const ask = async (code: string, given: Lens): Promise<Answer> => {
  const { data, errors } = await plans.ask(QUERY, { plan: code, ...given });
  expect(errors).toEqual([]);
  return data.plan as Answer;
};

const load = async (actions: RandomIndicator[][]) => {
  counter += 1;
  const code = `R${counter}`;
  await importDataset(plans.orm, parseDataset(toDataset(actions, code)), code);
  return code;
};

/** A fall that has not begun: a way of 0 out of -16 is no way back. */
const atBaseline: RandomIndicator = {
  method: ['CUMULATIVE', 'LATEST', 'SUM'],
  facts: [
    {
      unit: 'A',
      day: '2022-06-30',
      recordedAt: '2024-01-01T00:00:00.000Z',
      state: 'APPROVED',
      number: 16,
      denominator: 1,
    },
  ],
  target: 0,
  baseline: 16,
  weight: 1,
};

test('indicators, actions, pillars and plan come to what the rules say, through any lens', async () => {
  await fc.assert(
    fc.asyncProperty(plan, lens, async (actions, given) => {
      const answer = await ask(await load(actions), given);
      const means: (number | null)[] = [];
      for (const [index, indicators] of actions.entries()) {
        const action = answer.actions[index] as Answer['actions'][number];
        let [weights, sum] = [0, 0];
        for (const [nth, one] of indicators.entries()) {
          const { actual, reported, expected } = oracle(one, given);
          const shown = action.indicators[nth] as Answer['actions'][number]['indicators'][number];
          expect(shown.actual === null ? null : Number(shown.actual)).toEqual(
            actual === null ? null : expect.closeTo(actual.toNumber(), 8),
          );
          expect(shown.progress.coverage).toEqual({ expected, reported });
          if (actual === null) {
            expect(shown.progress).toMatchObject({
              value: null,
              raw: null,
              status: given.asOf < '2022-01-01' ? 'NOT_STARTED' : 'NO_DATA',
            });
            continue;
          }
          weights += one.weight;
          if (one.target === one.baseline) {
            sum += one.weight * (actual.gte(one.target) ? 1 : 0);
            continue;
          }
          const raw = actual
            .minus(one.baseline)
            .div(one.target - one.baseline)
            .toNumber();
          const value = Math.min(1, Math.max(0, raw));
          sum += one.weight * value;
          expect(shown.progress.raw).toBeCloseTo(raw, 3);
          expect(shown.progress.value).toBeCloseTo(value, 3);
          expect(shown.progress.regressed).toBe(raw < 0);
        }
        means.push(weights ? sum / weights : null);
        if (weights) expect(action.progress.value).toBeCloseTo(sum / weights, 3);
        else expect(action.progress).toMatchObject({ value: null, method: 'NONE' });
      }
      const mean = (some: (number | null)[]) => {
        const known = some.filter((value) => value !== null);
        return known.length ? known.reduce((total, value) => total + value, 0) / known.length : null;
      };
      const closeTo = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
      expect(answer.progress.value).toEqual(closeTo(mean(means)));
      expect(answer.pillars.map(({ progress }) => progress.value)).toEqual([
        closeTo(mean(means.slice(0, 2))),
        closeTo(mean(means.slice(2))),
      ]);
      for (const part of [answer, ...answer.pillars, ...answer.workingGroups])
        expect(part.statusCounts.reduce((total, { count }) => total + count, 0)).toBe(part.counts.actions);
    }),
    {
      numRuns: 30,
      examples: [
        [[[], [atBaseline], []], { asOf: '2022-06-30', knownAt: '2024-01-01T00:00:00.000Z', basis: 'APPROVED' }],
      ],
    },
  );
});

test('a fact that is dated or recorded after the lens changes nothing in it', async () => {
  await fc.assert(
    fc.asyncProperty(plan, lens, fact, async (actions, given, extra) => {
      const later = [
        { ...extra, state: 'APPROVED' as const, day: '2024-06-30' },
        { ...extra, state: 'APPROVED' as const, recordedAt: '2025-01-01T00:00:00.000Z' },
      ];
      const early = {
        ...given,
        asOf: given.asOf >= '2024-06-30' ? '2023-12-31' : given.asOf,
        knownAt: '2024-06-01T00:00:00.000Z',
      };
      const code = await load(actions);
      const more = await load(
        actions.map((indicators) => indicators.map((one) => ({ ...one, facts: [...one.facts, ...later] }))),
      );

      expect(await ask(more, early)).toEqual(await ask(code, early));
    }),
    { numRuns: 10 },
  );
});

test('a correction of an old day never lowers a newer cumulative value', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fact, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 40 }),
      async (facts, number) => {
        const approved = facts.map((one) => ({ ...one, state: 'APPROVED' as const, number: one.number ?? 1 }));
        const newest = [...approved].sort((a, b) => (a.day < b.day ? 1 : -1))[0] as (typeof approved)[number];
        const corrections = DAYS.filter((day) => day < newest.day).map((day) => ({
          ...newest,
          day,
          recordedAt: '2025-01-01T00:00:00.000Z',
          number,
        }));
        const of = (some: typeof approved): RandomIndicator => ({
          method: ['CUMULATIVE', 'LATEST', 'SUM'],
          facts: some,
          target: 60,
          baseline: 0,
          weight: 1,
        });
        const only = approved.filter(({ unit }) => unit === newest.unit);
        const given: Lens = { asOf: '2025-01-01', knownAt: '2025-01-01T00:00:00.000Z', basis: 'APPROVED' };
        const [before, after] = [
          await ask(await load([[of(only)], [], []]), given),
          await ask(await load([[of([...only, ...corrections])], [], []]), given),
        ];

        expect(after.actions[0]?.indicators[0]?.actual).toBe(before.actions[0]?.indicators[0]?.actual);
      },
    ),
    { numRuns: 10 },
  );
});
