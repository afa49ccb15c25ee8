import { expect, test } from '@jest/globals';
import { goldenMetricsByDonor, goldenMetricsOfPillar, goldenMetricsWithin } from '../operations/analysis/metrics.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

const count = (number: number) => ({ number, money: null });

test('gives counts and money by dimension, with a row for what is not specified', async () => {
  const { data, errors } = await golden.run(goldenMetricsByDonor);

  const donor = (code: string, committed: string, projects: number, actions: number) => ({
    keys: [{ code, label: code, node: { __typename: 'Organisation' } }],
    values: [
      { number: null, money: { converted: { amount: committed }, unconverted: [] } },
      count(projects),
      count(actions),
      count(1),
    ],
  });
  const unspecified = {
    keys: [{ code: null, label: 'Not specified', node: null }],
    values: [
      { number: null, money: { converted: { amount: '0.00' }, unconverted: [{ amount: '100000.00' }] } },
      count(1),
      count(1),
      count(0),
    ],
  };
  expect(errors).toEqual([]);
  expect(data.metrics).toEqual({
    columns: ['DONOR', 'COMMITTED', 'PROJECT_COUNT', 'ACTION_COUNT', 'DONOR_COUNT'],
    rows: [
      donor('KR', '600000.00', 1, 2),
      donor('ADB', '550000.00', 1, 1),
      donor('JP', '400000.00', 1, 2),
      unspecified,
    ],
    totals: [{ number: null, money: { converted: { amount: answers.committed.plan } } }, count(3), count(3), count(3)],
  });
});

test('keeps rows within bounds, orders them and stops at the limit, while totals count all', async () => {
  const { data, errors } = await golden.run(goldenMetricsWithin);

  expect(errors).toEqual([]);
  expect(data.metrics).toEqual({
    rows: [{ keys: [{ code: 'A2.1' }] }],
    totals: [{ money: { converted: { amount: answers.committed.plan } } }],
  });
});

test('counts in a filtered part what belongs to it', async () => {
  const { data, errors } = await golden.run(goldenMetricsOfPillar);

  expect(errors).toEqual([]);
  expect(data.metrics).toEqual({
    rows: [{ keys: [], values: [{ money: { converted: { amount: '120000.00' } } }] }],
    totals: [{ money: { converted: { amount: '120000.00' } } }],
  });
});

test.each([
  ['metrics(plan: "NONE", measures: [COMMITTED]) { columns }', 'NOT_FOUND', /no plan "NONE"/],
  ['metrics(plan: "GOLDEN", measures: []) { columns }', 'BAD_USER_INPUT', /at least one/],
  [
    'metrics(plan: "GOLDEN", measures: [COMMITTED], groupBy: [YEAR, DONOR, PILLAR, COUNTRY]) { columns }',
    'BAD_USER_INPUT',
    /4 dimensions/,
  ],
  [
    'metrics(plan: "GOLDEN", measures: [COMMITTED], orderBy: { measure: SPENT }) { columns }',
    'BAD_USER_INPUT',
    /SPENT is not among the measures/,
  ],
  ['metrics(plan: "GOLDEN", measures: [COMMITTED], limit: 0) { columns }', 'BAD_USER_INPUT', /limit: 0/],
  [
    'timeSeries(plan: "GOLDEN", measure: COMMITTED, interval: MONTH, from: "1900-01-01") { key { code } }',
    'BAD_USER_INPUT',
    /points are more than the 1000/,
  ],
  [
    'timeSeries(plan: "GOLDEN", measure: COMMITTED, interval: MONTH, from: "2025-01-01", to: "2024-01-01") { key { code } }',
    'BAD_USER_INPUT',
    /swap them/,
  ],
  [
    'plan(code: "GOLDEN") { funding(filter: { date: { from: "2025-01-01", to: "2024-01-01" } }) { projectCount } }',
    'BAD_USER_INPUT',
    /swap them/,
  ],
  ['plan(code: "GOLDEN") { funding { explain(measure: PROJECT_COUNT) { rule } } }', 'BAD_USER_INPUT', /is not money/],
])('refuses %s', async (field, code, message) => {
  const { errors } = await golden.ask(`{ ${field} }`);

  expect(errors[0]?.extensions.code).toBe(code);
  expect(errors[0]?.message).toMatch(message);
});
