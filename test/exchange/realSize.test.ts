import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { budgetsOfPlan } from '../operations/money/properties.js';
import { totalsOfPlan } from '../operations/money/totals.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { loadBundle, problemsOf } from './bundles.js';

// A plan of the size, and with the oddities, of a real portfolio in IATI: most of its payments are zero.

const api = tracker({ template: 'empty' });

const [BUDGETS, PAYMENTS, ZEROS] = [910, 6_444, 5_104];
const COUNTRIES = ['LAO', 'FJI', 'KEN', 'DEU', 'BRA'];
const PROJECTS = 130;
const codeOf = (index: number) => `REAL-${index % PROJECTS}`;

/** Every fifth of the payments, or a little more, moves money: 1,340 of them. */
const movesMoney = (index: number) =>
  Math.floor(((index + 1) * (PAYMENTS - ZEROS)) / PAYMENTS) > Math.floor((index * (PAYMENTS - ZEROS)) / PAYMENTS);

const payments = Array.from({ length: PAYMENTS }, (_, index) => ({
  project: codeOf(index),
  type: index % 3 ? 'DISBURSEMENT' : 'OUTGOING_COMMITMENT',
  amount: movesMoney(index)
    ? `${(index % 11 === 0 ? -1 : 1) * (index * 37 + 1)}.${String(index % 100).padStart(2, '0')}`
    : '0.00',
  currency: 'USD',
  date: `${2022 + (index % 4)}-0${1 + (index % 9)}-15`,
  provider: index % 2 ? 'GIZ' : 'KOICA',
  externalRef: `R-${index}`,
}));

/** Seven yearly budgets of each project: none covers another's days. */
const budgetsOf = (project: number) =>
  Array.from({ length: BUDGETS / PROJECTS }, (_, year) => ({
    amount: `${project * 1_000 + year}.50`,
    currency: 'USD',
    periodStart: `${2020 + year}-01-01`,
    periodEnd: `${2020 + year}-12-31`,
    valueDate: '2020-01-01',
  }));

const bundle = (transactions: object[]) => ({
  plan: { code: 'REAL', start: '2020-01-01', end: '2026-12-31', reportingCurrency: 'USD' },
  pillars: [
    { code: 'P1', actions: ['A1', 'A2', 'A3'] },
    { code: 'P2', actions: ['A4'] },
  ],
  organisations: [
    { code: 'GIZ', country: 'DEU' },
    { code: 'KOICA', country: 'KOR' },
  ],
  projects: Array.from({ length: PROJECTS }, (_, index) => ({
    code: codeOf(index),
    actions: index % 2 ? { A1: null, A2: null, A3: null } : { A4: 100 },
    countries: COUNTRIES.slice(0, 1 + (index % COUNTRIES.length)),
    budgets: budgetsOf(index),
  })),
  transactions,
});

const sum = (amounts: string[]) => amounts.reduce((all, one) => all.plus(one), new Decimal(0)).toFixed(2);

test('lists every payment of zero, and says what to do', async () => {
  const problems = await problemsOf(() => loadBundle(api.database, bundle(payments)));

  expect(problems).toHaveLength(ZEROS);
  expect(problems[0]).toEqual({
    path: 'transactions.0.amount',
    message: expect.stringContaining('must not be zero: leave out what moves no money'),
  });
});

test('loads without them, and all sums are those of an addition by hand', async () => {
  const moving = payments.filter(({ amount }) => amount !== '0.00');
  expect(moving).toHaveLength(PAYMENTS - ZEROS);
  await loadBundle(api.database, bundle(moving));

  const { data, errors } = await api.run(totalsOfPlan, { plan: 'REAL' });
  const budgets = await api.run(budgetsOfPlan, { plan: 'REAL' });

  expect([errors, budgets.errors]).toEqual([[], []]);
  const { funding, pillars } = present(data.plan);
  const of = (type: string, chosen: (payment: (typeof moving)[number]) => boolean = () => true) =>
    sum(moving.filter((one) => one.type === type && chosen(one)).map(({ amount }) => amount));
  expect(funding.committed.converted.amount).toBe(of('OUTGOING_COMMITMENT'));
  expect(funding.disbursed.converted.amount).toBe(of('DISBURSEMENT'));
  expect(funding.projectCount).toBe(PROJECTS);
  const byDonor = new Map(funding.byDonor.map((one) => [one.organisation?.code, one.committed.converted.amount]));
  for (const code of ['GIZ', 'KOICA'])
    expect(byDonor.get(code)).toBe(of('OUTGOING_COMMITMENT', ({ provider }) => provider === code));
  const isOdd = ({ project }: { project: string }) => Number(project.replace('REAL-', '')) % 2 === 1;
  expect(pillars[0]?.funding.committed.converted.amount).toBe(of('OUTGOING_COMMITMENT', isOdd));
  const all = Array.from({ length: PROJECTS }, (_, project) => budgetsOf(project).map(({ amount }) => amount)).flat();
  expect(all).toHaveLength(BUDGETS);
  expect(budgets.data.plan?.funding.budget.converted.amount).toBe(sum(all));
  const countries = new Set(budgets.data.metrics.rows.map(({ keys }) => keys[0]?.code));
  expect(countries).toEqual(new Set(COUNTRIES));
});
