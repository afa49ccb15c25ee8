import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import type { PlannedDisbursementInput } from '../generated/graphql.js';
import { forecastsOfPlan, recordPlannedDisbursements } from '../operations/money/forecasts.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const CODE = 'FORECAST';
const [A, B] = [`${CODE}-A`, `${CODE}-B`];

const forecast = (project: string, amount: string, start: string, end: string, more: object = {}) => ({
  project,
  amount,
  currency: 'USD',
  periodStart: start,
  periodEnd: end,
  recordedAt: '2025-01-01T00:00:00Z',
  ...more,
});
const paid = (project: string, amount: string, date: string, provider = 'KR') => ({
  project,
  type: 'DISBURSEMENT',
  amount,
  currency: 'USD',
  date,
  provider,
});

const bundle = bundleOf(CODE, {
  pillars: [{ code: 'P1', actions: ['A1', 'A2'] }],
  organisations: ['KR', 'JP'],
  projects: [
    { code: A, actions: { A1: 25, A2: 75 } },
    { code: B, actions: { A2: 100 } },
  ],
  plannedDisbursements: [
    // The first half of 2025 is over on 30 June: 181 days of 365.
    forecast(A, '365000', '2025-01-01', '2025-12-31', { provider: 'KR' }),
    // Replaces the days from July on, and says nothing of the provider JP.
    forecast(A, '200000', '2025-07-01', '2025-12-31', {
      provider: 'KR',
      type: 'REVISED',
      recordedAt: '2025-08-01T00:00:00Z',
    }),
    forecast(A, '1000', '2025-01-01', '2025-01-31', { provider: 'JP' }),
    forecast(B, '500', '2025-01-01', '2025-06-30'),
  ],
  transactions: [paid(A, '100000', '2025-03-01'), paid(A, '400', '2025-03-01', 'JP'), paid(B, '900', '2025-06-01')],
});

beforeAll(() => loadBundle(api.database, bundle));

const shown = async (more: { asOf?: string; knownAt?: string; filter?: object } = {}) => {
  const { data, errors } = await api.run(forecastsOfPlan, { plan: CODE, project: A, asOf: '2025-06-30', ...more });
  expect(errors).toEqual([]);
  return { ...present(data.plan), project: present(data.project) };
};
const amountOf = (total: { converted: { amount: string } } | null) => total?.converted.amount ?? null;

test('stands beside what was disbursed through the day, with one sign: actual minus forecast', async () => {
  const { funding, actions } = await shown();

  // 365,000 × 181 / 365 + 1,000 + 500
  expect(amountOf(funding.forecast)).toBe('182500.00');
  // 101,300 − 182,500
  expect(amountOf(funding.variance)).toBe('-81200.00');
  expect(
    actions.map((action) => [action.code, amountOf(action.funding.forecast), amountOf(action.funding.variance)]),
  ).toEqual([
    // a quarter of 182,000, and of 100,400 less that
    ['A1', '45500.00', '-20400.00'],
    ['A2', '137000.00', '-60800.00'],
  ]);
});

test('is explained by project, the largest variance of either sign first', async () => {
  const { varianceByProject } = (await shown()).funding;

  expect(
    varianceByProject.map((one) => [
      one.project.code,
      amountOf(one.forecast),
      amountOf(one.disbursed),
      amountOf(one.variance),
    ]),
  ).toEqual([
    [A, '182000.00', '100400.00', '-81600.00'],
    [B, '500.00', '900.00', '400.00'],
  ]);
});

test('counts by day, and a revised one in place of what it covers', async () => {
  const { funding, project } = await shown({ asOf: '2025-12-31' });

  // 365,000 × 181 / 365 + 200,000 + 1,000 + 500
  expect(amountOf(funding.forecast)).toBe('382500.00');
  expect(project.plannedDisbursements).toEqual([
    { value: { amount: '1000.00' }, periodStart: '2025-01-01', effectiveShare: 1, provider: { code: 'JP' } },
    { value: { amount: '365000.00' }, periodStart: '2025-01-01', effectiveShare: 0.4959, provider: { code: 'KR' } },
    { value: { amount: '200000.00' }, periodStart: '2025-07-01', effectiveShare: 1, provider: { code: 'KR' } },
  ]);
});

test('is as it was known', async () => {
  const { funding } = await shown({ asOf: '2025-12-31', knownAt: '2025-07-31T00:00:00Z' });

  // The revised one was not known yet: 365,000 + 1,000 + 500
  expect(amountOf(funding.forecast)).toBe('366500.00');
});

test('is that of a donor where one is looked at, and null where the filter goes by what forecasts have not', async () => {
  const ofJp = await shown({ filter: { donor: 'JP' } });
  const ofDays = await shown({ filter: { date: { from: '2025-01-01' } } });

  expect([amountOf(ofJp.funding.forecast), amountOf(ofJp.funding.variance)]).toEqual(['1000.00', '-600.00']);
  expect(ofDays.funding).toEqual({ forecast: null, variance: null, varianceByProject: [] });
});

test('of days to come is known, and 0 so far', async () => {
  const { funding } = await shown({ asOf: '2024-12-31' });

  expect([amountOf(funding.forecast), amountOf(funding.variance)]).toEqual(['0.00', '0.00']);
});

test('says nothing of a variance where nothing is published of what was disbursed', async () => {
  const plannedDisbursements = [forecast('SILENT-A', '100', '2025-01-01', '2025-01-31')];
  await loadBundle(api.database, bundleOf('SILENT', { plannedDisbursements }));

  const { data } = await api.run(forecastsOfPlan, { plan: 'SILENT', project: 'SILENT-A', asOf: '2025-06-30' });

  const { forecast: due, variance, varianceByProject } = present(data.plan).funding;
  expect([amountOf(due), due?.isComplete]).toEqual(['100.00', true]);
  expect([variance?.isPublished, variance?.isComplete]).toEqual([false, false]);
  expect(varianceByProject[0]?.disbursed.isPublished).toBe(false);
});

test('changes nothing when it is loaded again', async () => {
  expect(await loadBundle(api.database, bundle)).toBe(0);
});

const input = (more: Partial<PlannedDisbursementInput> = {}): PlannedDisbursementInput => ({
  project: B,
  type: 'ORIGINAL',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  value: { amount: '1200', currency: 'USD' },
  ...more,
});
const record = async (given: PlannedDisbursementInput[]) =>
  (await secretariat.asks(recordPlannedDisbursements, { input: given })).recordPlannedDisbursements;

test('is recorded by the secretariat, and read at once', async () => {
  const { plannedDisbursements, userErrors } = await record([input({ receiver: 'JP' })]);

  expect(userErrors).toEqual([]);
  expect(plannedDisbursements).toEqual([
    {
      id: expect.any(String),
      value: { amount: '1200.00', currency: 'USD' },
      valueDate: '2026-01-01',
      effectiveShare: 1,
      provider: null,
      receiver: { code: 'JP' },
      provenance: { kind: 'ENTERED' },
    },
  ]);
});

test('is refused with every user error named', async () => {
  const refused = await record([
    input({ project: 'NONE', provider: 'NOBODY', receiver: 'NOBODY' }),
    input({ periodEnd: '2025-01-01' }),
    input({ value: { amount: '-1', currency: 'USD' } }),
    input({ value: { amount: '1.5', currency: 'KRW' } }),
  ]);

  expect(userErrorsOf(refused)).toEqual([
    'NOT_FOUND input.0.project',
    'NOT_FOUND input.0.provider',
    'NOT_FOUND input.0.receiver',
    'OUT_OF_RANGE input.1.periodEnd',
    'OUT_OF_RANGE input.2.value.amount',
    'INVALID input.3.value.amount',
  ]);
});
