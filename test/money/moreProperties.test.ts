import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import { budgetOfProject, growthOfPlan } from '../operations/money/properties.js';
import { totalsOfPlan } from '../operations/money/totals.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { randomPlan, toDataset } from './randomPlan.js';

// Properties of money by day, by currency and over time, against slow readings of docs/numbers.md.

const api = tracker({ template: 'empty' });
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

let plansLoaded = 0;
const nextCode = (kind: string) => {
  plansLoaded += 1;
  return `${kind}-${plansLoaded}`;
};

const dayAt = (start: string, offset: number) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);

const budget = fc.record({
  from: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 1, max: 40 }),
  isRevised: fc.boolean(),
  amount: fc.integer({ min: 0, max: 1_000_000 }),
  /** Day on which it was recorded: several may have the same. */
  recorded: fc.integer({ min: 1, max: 4 }),
});
type RandomBudget = typeof budget extends fc.Arbitrary<infer B> ? B : never;

/** Of those that cover a day the revised one recorded last, else the original one; of two of a moment the larger. */
const countsOn = (day: number, budgets: RandomBudget[]) =>
  budgets
    .filter(({ from, days }) => from <= day && day < from + days)
    .sort((a, b) => Number(b.isRevised) - Number(a.isRevised) || b.recorded - a.recorded || b.amount - a.amount)[0];

const byDay = (budgets: RandomBudget[]): string => {
  let sum = new Exact(0);
  for (let day = 0; day < 100; day += 1) {
    const one = countsOn(day, budgets);
    if (one) sum = sum.plus(new Exact(one.amount).div(one.days));
  }
  // Sixty digits of a quotient are not all of them: what is short of the whole is made up for before it is rounded.
  return sum.toDecimalPlaces(30).toFixed(2);
};

const sameStatement = (one: RandomBudget, other: RandomBudget) =>
  one.recorded === other.recorded &&
  one.isRevised === other.isRevised &&
  one.from === other.from &&
  one.days === other.days;

test('budgets count as they do day by day', async () => {
  const budgets = fc.uniqueArray(budget, { minLength: 1, maxLength: 6, comparator: sameStatement });
  await fc.assert(
    fc.asyncProperty(budgets, async (some) => {
      const plan = nextCode('DAYS');
      const stated = some.map(({ from, days, isRevised, amount, recorded }) => ({
        amount: String(amount),
        currency: 'USD',
        type: isRevised ? 'REVISED' : 'ORIGINAL',
        periodStart: dayAt('2025-01-01', from),
        periodEnd: dayAt('2025-01-01', from + days - 1),
        valueDate: '2025-01-01',
        recordedAt: `2024-01-0${recorded}T00:00:00Z`,
      }));
      const projects = [{ code: `${plan}-A`, actions: { A1: 100 }, budgets: stated }];
      await loadBundle(api.database, bundleOf(plan, { projects }));

      const { data } = await api.run(budgetOfProject, { code: `${plan}-A` });

      expect(data.project?.funding.budget).toEqual({ converted: { amount: byDay(some) }, isComplete: true });
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['KRW', 0],
  ['USD', 2],
  ['BHD', 3],
])('parts add up to the whole in %s', async (currency, places) => {
  // So round that no share and no third, in per cent, leaves a part of the minor unit.
  const minorUnits = new Exact(1200).div(new Exact(10).pow(places));
  await fc.assert(
    fc.asyncProperty(randomPlan, async (projects) => {
      const code = nextCode(currency);
      const { plans = [], transactions = [], ...rest } = toDataset(projects, code);
      const units = projects.flatMap(({ flows }) => flows.map((flow) => flow.units));
      const dataset = {
        ...rest,
        plans: plans.map((plan) => ({ ...plan, reportingCurrency: currency })),
        organisations: ['KR', 'JP'].map((one) => ({
          code: one,
          name: one,
          type: 'OTHER' as const,
          provenance: { kind: 'ENTERED' as const, confidence: 'READ' as const },
        })),
        transactions: transactions.map((one, index) => ({
          ...one,
          currency,
          amount: minorUnits.times(present(units[index])).toString(),
        })),
      };
      await importDataset(api.database, parseDataset(dataset), code);

      const { data, errors } = await api.run(totalsOfPlan, { plan: code });

      expect(errors).toEqual([]);
      const { funding, pillars, unallocated } = present(data.plan);
      const whole = funding.committed.converted.amount;
      expect(whole).toMatch(places ? new RegExp(`^-?\\d+\\.\\d{${places}}$`) : /^-?\d+$/);
      const sumOf = (parts: string[]) => parts.reduce((sum, part) => sum.plus(part), new Exact(0)).toFixed(places);
      const ofPillars = pillars.map((pillar) => pillar.funding.committed.converted.amount);
      expect(sumOf([...ofPillars, unallocated.converted.amount])).toBe(whole);
      const ofDonors = funding.byDonor.map((donor) => donor.committed.converted.amount);
      expect(sumOf([...ofDonors, funding.donorUnknown.committed.converted.amount])).toBe(whole);
      const rows = data.byPillar.rows.map(({ values }) => present(values[0]?.money).converted.amount);
      expect(sumOf(rows)).toBe(whole);
    }),
    { numRuns: 10 },
  );
});

const payment = fc.record({ offset: fc.integer({ min: 0, max: 2_500 }), amount: fc.integer({ min: 1, max: 1_000 }) });

test('a growing series ends with the total beside it, whatever the days of the plan', async () => {
  const scene = fc.record({
    start: fc.integer({ min: 0, max: 2_000 }),
    length: fc.integer({ min: 1, max: 1_500 }),
    payments: fc.array(payment, { minLength: 1, maxLength: 6 }),
    interval: fc.constantFrom('MONTH' as const, 'QUARTER' as const, 'YEAR' as const, 'FISCAL_YEAR' as const),
    fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(scene, async ({ start, length, payments, interval, fiscalYearStart }) => {
      const code = nextCode('GROWTH');
      const end = dayAt('2019-06-01', start + length);
      await loadBundle(
        api.database,
        bundleOf(code, {
          plan: { code, start: dayAt('2019-06-01', start), end, fiscalYearStart },
          transactions: payments.map(({ offset, amount }) => ({
            project: `${code}-A`,
            type: 'OUTGOING_COMMITMENT',
            amount: String(amount),
            currency: 'USD',
            date: dayAt('2019-06-01', offset),
          })),
        }),
      );

      const { data, errors } = await api.run(growthOfPlan, { plan: code, interval });

      expect(errors).toEqual([]);
      const points = present(data.timeSeries[0]).points;
      const known = points.flatMap(({ value }) => (value.money ? [value.money.converted.amount] : []));
      // A plan that has not begun by the lens's day, and whose money has not moved either, has no point.
      if (!points.length) return expect(data.plan?.funding.committed.converted.amount).toBeDefined();
      expect(known.at(-1)).toBe(data.plan?.funding.committed.converted.amount);
    }),
    { numRuns: 30 },
  );
});
