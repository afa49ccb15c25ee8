import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import { kindsOfFlows } from '../operations/money/kinds.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });

const flow = (type: string, flowType: string) => ({
  project: 'KINDS-A',
  type,
  flowType,
  amount: '100',
  currency: 'USD',
  date: '2026-03-31',
  provider: 'KR',
});

beforeAll(() =>
  loadBundle(
    api.database,
    bundleOf('KINDS', {
      plan: { code: 'KINDS', start: '2025-01-01', end: '2027-12-31', fiscalYearStart: 4 },
      organisations: ['KR'],
      transactions: [flow('OUTGOING_COMMITMENT', 'ODA'), flow('INCOMING_COMMITMENT', 'OOF')],
    }),
  ),
);

const ask = async () => {
  const { data, errors } = await api.run(kindsOfFlows, { plan: 'KINDS' });
  expect(errors).toEqual([]);
  return { ...data, plan: present(data.plan) };
};
const published = {
  converted: { amount: '0.00' },
  isPublished: true,
  isComplete: true,
  coverage: { projects: 1, projectsWithMoney: 1 },
};

test('a flow that both sides report counts once, however each of them classifies it', async () => {
  const { plan, oof } = await ask();

  expect(plan.all.committed.converted.amount).toBe('100.00');
  expect(plan.oda.committed.converted.amount).toBe('100.00');
  expect(plan.oof.committed).toEqual({ converted: { amount: '0.00' }, isPublished: true });
  expect(plan.oof.explain.excluded).toEqual([{ reason: 'DUPLICATE_FLOW', count: 1 }]);
  expect(only(oof.totals).money).toEqual(published);
});

test('a measure without money of a plan with money is known to be zero, in every way to ask for it', async () => {
  const { plan, spent, series } = await ask();

  expect(plan.funding.spent).toEqual(published);
  expect(only(spent.totals).money).toEqual(published);
  const { converted: _, ...known } = published;
  expect(only(series).points.map(({ value }) => value.money)).toEqual([known, known]);
});

test('donors count by the days of their money, also of a project without days', async () => {
  const { donors } = await ask();

  expect(only(donors).points.map(({ value }) => value.number)).toEqual([0, 1]);
});

test('fiscal years are cut at the ends of the calendar', async () => {
  const { early, late } = await ask();

  expect(only(early).points[0]).toEqual({ start: '0001-01-01', end: '0001-03-31' });
  expect(only(late).points.at(-1)).toEqual({ start: '9999-04-01', end: '9999-12-31' });
});
