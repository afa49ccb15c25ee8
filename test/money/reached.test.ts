import { beforeAll, expect, test } from '@jest/globals';
import { Exact } from '../../src/domain/decimal.js';
import type { ReachedByQueryVariables } from '../generated/graphql.js';
import { reachedBy } from '../operations/money/portfolio.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';

// To whom the disbursements of a donor went.

const api = tracker({ template: 'empty' });
const demo = tracker();

/** What KR paid, beside the 300,000 USD to PRJ-1 of which the receiver is not named. */
const payments = [
  { project: 'PRJ-1', receiver: 'JP', amount: '1000000', currency: 'USD', date: '2024-06-01' },
  { project: 'PRJ-2', receiver: 'JP', amount: '1000', currency: 'EUR', date: '2024-03-31' },
  { project: 'PRJ-2', receiver: null, amount: '100', currency: 'AUD', date: '2024-06-01' },
  { project: 'PRJ-1', receiver: 'ADB', amount: '700', currency: 'USD', date: '2024-06-02' },
  { project: 'PRJ-1', receiver: 'ADB', amount: '-700', currency: 'USD', date: '2024-06-03' },
  { project: 'PRJ-3', receiver: 'ADB', amount: '50', currency: 'USD', date: '2024-06-01' },
];

beforeAll(() =>
  loadGolden(api.database, ({ bundle }) => {
    bundle.transactions.push(...payments.map((payment) => ({ ...payment, type: 'DISBURSEMENT', provider: 'KR' })));
  }),
);

const reached = async (given: ReachedByQueryVariables = {}) => {
  const { data, errors } = await api.run(reachedBy, given);
  expect(errors).toEqual([]);
  return new Map(data.organisations.nodes.map(({ code, portfolio }) => [code, portfolio]));
};

test('names each receiver, the largest first, and what has none; what cancels and what is of a component is nothing', async () => {
  const { share, reached: receivers } = present((await reached()).get('KR'));

  expect(share.disbursed.converted.amount).toBe('1301080.00');
  expect(receivers).toEqual([
    {
      organisation: { code: 'JP' },
      disbursed: {
        converted: { amount: '1001080.00' },
        unconverted: [],
        isComplete: true,
        isPublished: true,
        coverage: null,
      },
      projects: 2,
    },
    {
      organisation: null,
      disbursed: {
        converted: { amount: '300000.00' },
        unconverted: [{ amount: '100.00', currency: 'AUD' }],
        isComplete: false,
        isPublished: true,
        coverage: null,
      },
      projects: 2,
    },
  ]);
});

test('shows each donor its own', async () => {
  const portfolios = await reached();

  expect(portfolios.get('JP')?.reached).toEqual([]);
  expect(portfolios.get('ADB')?.reached).toMatchObject([{ organisation: null, projects: 1 }]);
});

test('sees what the lens lets through', async () => {
  const receiversOn = async (asOf: string) =>
    present((await reached({ asOf })).get('KR')).reached.map(({ organisation, disbursed }) => [
      organisation?.code,
      disbursed.converted.amount,
    ]);

  expect(await receiversOn('2024-04-30')).toEqual([['JP', '1080.00']]);
  expect(await receiversOn('2024-06-02')).toEqual([
    ['JP', '1001080.00'],
    [undefined, '300000.00'],
    ['ADB', '700.00'],
  ]);
});

test('adds up to what each donor disbursed', async () => {
  const { data } = await demo.run(reachedBy, { plan: 'APIS-2022-2026', donor: true, first: 100 });

  for (const { portfolio } of data.organisations.nodes) {
    const parts = portfolio.reached.map(({ disbursed }) => disbursed.converted.amount);
    const off = Exact.sum(0, ...parts).minus(portfolio.share.disbursed.converted.amount);
    // Each receiver is rounded once, like the sum.
    expect(off.abs().lte(new Exact('0.005').times(parts.length + 1))).toBe(true);
  }
});

test('takes as many statements for one donor as for all', async () => {
  const one = await api.run(reachedBy, { first: 1 });
  const all = await api.run(reachedBy, { first: 100 });

  // Organisations, the plan, what was disbursed by donor and by receiver, and the receivers.
  expect(all.data.organisations.nodes).toHaveLength(3);
  expect(all.sql).toHaveLength(5);
  expect(one.sql.length).toBeLessThanOrEqual(all.sql.length);
});
