import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import type { ProgressOfPlanQuery } from '../generated/graphql.js';
import { progressOfPlan } from '../operations/progress/levels.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { oracle } from './oracle.js';
import {
  DAYS,
  type RandomFact,
  type RandomIndicator,
  type RandomLens,
  randomActions,
  randomFact,
  randomLens,
  toDataset,
} from './randomPlan.js';

const plans = tracker({ template: 'empty' });

type Plan = NonNullable<ProgressOfPlanQuery['plan']>;
type Action = Plan['actions'][number];
type Indicator = Action['indicators'][number];

let plansLoaded = 0;

/** Stores random actions as a plan; gives its code. */
const load = async (actions: RandomIndicator[][]): Promise<string> => {
  plansLoaded += 1;
  const code = `R${plansLoaded}`;
  await importDataset(plans.database, parseDataset(toDataset(actions, code)), code);
  return code;
};

const ask = async (plan: string, lens: RandomLens): Promise<Plan> => {
  const { data, errors } = await plans.run(progressOfPlan, { plan, ...lens });
  expect(errors).toEqual([]);
  return present(data.plan);
};

/** Checks an indicator; gives what it adds to its action: null where nothing is known of it. */
const checkIndicator = (shown: Indicator, given: RandomIndicator, lens: RandomLens): number | null => {
  const { actual, reported, expected } = oracle(given, lens);
  expect(shown.progress.coverage).toEqual({ expected, reported });
  if (actual === null) {
    const status = lens.asOf < '2022-01-01' ? 'NOT_STARTED' : 'NO_DATA';
    expect(shown.actual).toBeNull();
    expect(shown.progress).toMatchObject({ value: null, raw: null, status });
    return null;
  }
  expect(Number(present(shown.actual))).toBeCloseTo(actual.toNumber(), 8);
  const { baseline, target } = given;
  if (target === baseline) return actual.gte(target) ? 1 : 0;

  const raw = actual
    .minus(baseline)
    .div(target - baseline)
    .toNumber();
  const value = Math.min(1, Math.max(0, raw));
  expect(shown.progress.raw).toBeCloseTo(raw, 3);
  expect(shown.progress.value).toBeCloseTo(value, 3);
  expect(shown.progress.regressed).toBe(raw < 0);
  return value;
};

/** Checks an action; gives the mean of its indicators: null where nothing is known of any. */
const checkAction = (shown: Action, indicators: RandomIndicator[], lens: RandomLens): number | null => {
  let [weights, sum] = [0, 0];
  for (const [index, indicator] of indicators.entries()) {
    const value = checkIndicator(present(shown.indicators[index]), indicator, lens);
    if (value === null) continue;
    weights += indicator.weight;
    sum += indicator.weight * value;
  }
  if (weights === 0) {
    expect(shown.progress).toMatchObject({ value: null, method: 'NONE' });
    return null;
  }
  expect(shown.progress.value).toBeCloseTo(sum / weights, 3);
  return sum / weights;
};

/** The mean of what is known, as an answer shows it. */
const closeToMean = (values: (number | null)[]): unknown => {
  const known = values.filter((value) => value !== null);
  if (!known.length) return null;
  return expect.closeTo(known.reduce((total, value) => total + value, 0) / known.length, 3);
};

const checkLevels = ({ progress, pillars }: Plan, means: (number | null)[]) => {
  expect(progress.value).toEqual(closeToMean(means));
  expect(pillars.map((pillar) => pillar.progress.value)).toEqual([
    closeToMean(means.slice(0, 2)),
    closeToMean(means.slice(2)),
  ]);
};

const checkCounts = (plan: Plan) => {
  for (const { statusCounts, counts } of [plan, ...plan.pillars, ...plan.workingGroups])
    expect(statusCounts.reduce((total, { count }) => total + count, 0)).toBe(counts.actions);
};

const APPROVED_2022 = { asOf: '2022-06-30', knownAt: '2024-01-01T00:00:00.000Z', basis: 'APPROVED' } as const;

/** A fall that has not begun: a way of 0 out of -16 is no way back. */
const atBaseline: RandomIndicator = {
  method: ['CUMULATIVE', 'LATEST', 'SUM'],
  facts: [
    {
      unit: 'A',
      part: null,
      day: '2022-06-30',
      recordedAt: '2024-01-01T00:00:00.000Z',
      state: 'APPROVED',
      number: 16,
      denominator: 1,
      reason: 'NOT_COLLECTED',
    },
  ],
  target: 0,
  baseline: 16,
  weight: 1,
};

test('gives indicators, actions, pillars and plan what the rules say, through any lens', async () => {
  await fc.assert(
    fc.asyncProperty(randomActions, randomLens, async (actions, lens) => {
      const plan = await ask(await load(actions), lens);

      const means = actions.map((indicators, index) => checkAction(present(plan.actions[index]), indicators, lens));
      checkLevels(plan, means);
      checkCounts(plan);
    }),
    { numRuns: 30, examples: [[[[], [atBaseline], []], APPROVED_2022]] },
  );
});

/** The lens, with a day and a moment before the last ones. */
const beforeTheLast = (lens: RandomLens): RandomLens => ({
  ...lens,
  asOf: lens.asOf >= '2024-06-30' ? '2023-12-31' : lens.asOf,
  knownAt: '2024-06-01T00:00:00.000Z',
});

test('does not change by a fact that is dated or recorded after the lens', async () => {
  await fc.assert(
    fc.asyncProperty(randomActions, randomLens, randomFact, async (actions, lens, fact) => {
      const later: RandomFact[] = [
        { ...fact, state: 'APPROVED', day: '2024-06-30' },
        { ...fact, state: 'APPROVED', recordedAt: '2025-01-01T00:00:00.000Z' },
      ];
      const withLater = actions.map((indicators) =>
        indicators.map((one) => ({ ...one, facts: [...one.facts, ...later] })),
      );
      const [code, more] = [await load(actions), await load(withLater)];

      const early = beforeTheLast(lens);
      expect(await ask(more, early)).toEqual(await ask(code, early));
    }),
    { numRuns: 10 },
  );
});

/** One cumulative indicator. */
const cumulative = (facts: RandomFact[]): RandomIndicator[][] => [
  [{ method: ['CUMULATIVE', 'LATEST', 'SUM'], facts, target: 60, baseline: 0, weight: 1 }],
  [],
  [],
];

const AFTER_ALL = { asOf: '2025-01-01', knownAt: '2025-01-01T00:00:00.000Z', basis: 'APPROVED' } as const;
const actualOf = async (facts: RandomFact[]) =>
  (await ask(await load(cumulative(facts)), AFTER_ALL)).actions[0]?.indicators[0]?.actual;

test('is never lowered by a correction of an old day where values are cumulative', async () => {
  const facts = fc.array(randomFact, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(facts, fc.integer({ min: 0, max: 40 }), async (some, number) => {
      const approved = some.map((fact) => ({ ...fact, state: 'APPROVED' as const, number: fact.number ?? 1 }));
      const newest = present([...approved].sort((a, b) => (a.day < b.day ? 1 : -1))[0]);
      const ofUnit = approved.filter(({ unit }) => unit === newest.unit);
      const corrections = DAYS.filter((day) => day < newest.day).map((day) => ({
        ...newest,
        day,
        recordedAt: '2025-01-01T00:00:00.000Z' as const,
        number,
      }));

      expect(await actualOf([...ofUnit, ...corrections])).toBe(await actualOf(ofUnit));
    }),
    { numRuns: 10 },
  );
});

/** Parts of each whole that is measured: of sums parts that add up to it, else any numbers. */
const withParts = (indicator: RandomIndicator, numbers: readonly number[]): RandomIndicator => {
  const facts = indicator.facts.flatMap((fact, index): RandomFact[] => {
    const whole = { ...fact, part: null, number: fact.number ?? 1 };
    const some = numbers[index % numbers.length] ?? 0;
    const first = indicator.method[2] === 'SUM' ? Math.min(some, whole.number) : some;
    const rest = indicator.method[2] === 'SUM' ? whole.number - first : some + 1;
    return [
      whole,
      { ...whole, part: { sex: 'F' }, number: first },
      { ...whole, part: { sex: 'M' }, number: rest },
      { ...whole, part: { age: 'young' }, number: whole.number },
    ];
  });
  return { ...indicator, facts };
};

const wholesOf = (indicator: RandomIndicator): RandomIndicator => ({
  ...indicator,
  facts: indicator.facts.filter(({ part }) => part === null),
});

test('does not change a total by parts beside a whole', async () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(randomActions, randomLens, numbers, async (actions, lens, some) => {
      const divided = actions.map((indicators) => indicators.map((one) => withParts(one, some)));
      const whole = divided.map((indicators) => indicators.map(wholesOf));

      expect(await ask(await load(divided), lens)).toEqual(await ask(await load(whole), lens));
    }),
    { numRuns: 15 },
  );
});
