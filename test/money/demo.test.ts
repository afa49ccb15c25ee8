import { expect, test } from '@jest/globals';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { readRates } from '../../src/exchange/sheets/index.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

test('real projects show the money that is published and no more, with its source', async () => {
  const { data } = await demo.ask(
    `{ projects(first: 100) { nodes { code provenance { isSynthetic } budgets { value { amount currency } provenance { confidence isSynthetic note sources { code } } } transactions { totalCount } } } }`,
  );
  const { nodes } = data.projects as {
    nodes: {
      code: string;
      provenance: { isSynthetic: boolean };
      budgets: { value: object; provenance: { isSynthetic: boolean; sources: { code: string }[] } }[];
      transactions: { totalCount: number };
    }[];
  };
  const real = nodes.filter(({ provenance }) => !provenance.isSynthetic);

  expect(real.filter(({ budgets }) => budgets.length).map(({ code, budgets }) => [code, budgets[0]?.value])).toEqual([
    ['PRJ-CASA', { amount: '11000000.00', currency: 'USD' }],
    ['PRJ-PAPGAPI', { amount: '4000000.00', currency: 'USD' }],
  ]);
  expect(
    real
      .flatMap(({ budgets }) => budgets)
      .every(({ provenance }) => !provenance.isSynthetic && provenance.sources.length > 0),
  ).toBe(true);
  expect(real.every(({ transactions }) => transactions.totalCount === 0)).toBe(true);
  expect(
    nodes.filter(({ provenance }) => provenance.isSynthetic).some(({ transactions }) => transactions.totalCount > 0),
  ).toBe(true);
});

test('the tables of the Steering Committee and of a page of projects keep to their statements', async () => {
  const money =
    '{ committed { converted { amount } unconverted { amount } isComplete } disbursed { converted { amount } } disbursementRate }';
  const table = await demo.ask(
    `{ plan(code: "APIS-2022-2026") { funding ${money} counts { projects } pillars { funding ${money} counts { projects } actions { title funding ${money} counts { projects } } } } }`,
  );
  const page = await demo.ask(
    `{ projects(first: 100) { nodes { title donors { organisation { name } committed { converted { amount } } } funding ${money} } } }`,
  );
  const portfolio = await demo.ask(
    `{ organisation(code: "DEMO-FUND-B") { portfolio(plan: "APIS-2022-2026") { share ${money} whole ${money} pillars { pillar { title } share ${money} whole ${money} actions { action { title } share ${money} } } projects { project { title } share ${money} whole ${money} } } } }`,
  );

  expect([table, page, portfolio].map(({ errors }) => errors)).toEqual([[], [], []]);
  expect(table.sql.length).toBeLessThanOrEqual(12);
  expect(page.sql.length).toBeLessThanOrEqual(10);
  const many = await demo.ask(
    `{ organisations(filter: { donor: true }, first: 20) { nodes { code portfolio(plan: "APIS-2022-2026") { share ${money} whole ${money} pillars { pillar { title } share ${money} } } } } }`,
  );
  expect(many.errors).toEqual([]);
  // organisations, plan, their actions, pillars, all actions, money by donor, money of all
  expect(many.sql.length).toBeLessThanOrEqual(8);
  // organisation, plan, money of share and whole of the plan, funded actions and projects, pillars, actions, projects, money of share and whole of the projects
  expect(portfolio.sql).toHaveLength(11);
});

test('the demonstration shows what can happen to money: no rate, double reports, components, reversals of order', async () => {
  const { data } = await demo.ask(
    '{ plan(code: "APIS-2022-2026") { funding { committed { isComplete unconverted { currency } } explain { excluded { reason } } } } }',
  );
  const { funding } = data.plan as { funding: { committed: object; explain: { excluded: { reason: string }[] } } };

  expect(funding.committed).toEqual({ isComplete: false, unconverted: [{ currency: 'AUD' }] });
  expect(funding.explain.excluded.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['DUPLICATE_FLOW', 'NO_RATE']),
  );
});

test('figures that hold made-up money say so', async () => {
  const { data } =
    await demo.ask(`{ plan(code: "APIS-2022-2026") { funding { isSynthetic } } casa: project(code: "PRJ-CASA") { funding { isSynthetic budget { converted { amount } } } }
    country(code: "LAO") { funding { isSynthetic budget { converted { amount } } } } metrics(plan: "APIS-2022-2026", measures: [COMMITTED]) { isSynthetic } timeSeries(plan: "APIS-2022-2026", measure: COMMITTED, interval: YEAR) { isSynthetic } }`);

  expect(data).toEqual({
    plan: { funding: { isSynthetic: true } },
    casa: { funding: { isSynthetic: false, budget: { converted: { amount: '11000000.00' } } } },
    // a tenth of CASA and a thirteenth of PAPGAPI
    country: { funding: { isSynthetic: false, budget: { converted: { amount: '1407692.00' } } } },
    metrics: { isSynthetic: true },
    timeSeries: [{ isSynthetic: true }],
  });
});

test('loads rates in both layouts, the same twice only once, and names every error', async () => {
  const ecb = 'Date,USD,JPY,XXY,AUD\n2024-03-28,1.0811,163.45,N/A,1.6607\n2024-03-27,1.0816,163.52,3,N/A\n';
  const rates = readRates(ecb, 'ecb.csv');
  const load = () => importDataset(demo.orm, parseDataset({ exchangeRates: rates }), 'ecb.csv');

  expect(rates).toHaveLength(10);
  expect(rates).toContainEqual({
    from: 'AUD',
    to: 'EUR',
    date: '2024-03-28',
    rate: '0.6021557175',
    source: 'ECB (opposite rate)',
  });
  expect(await load()).toBe(10);
  expect(await load()).toBe(0);
  expect(readRates('from,to,date,rate,source\nAUD,USD,2024-01-02,0.68,RBA\n', 'plain.csv')).toEqual([
    { from: 'AUD', to: 'USD', date: '2024-01-02', rate: '0.6800000000', source: 'RBA' },
  ]);
  expect(readRates('Date, USD, JPY, \n28 March 2024, 1.0811, 163.45, \n', 'eurofxref.csv')).toContainEqual({
    from: 'EUR',
    to: 'USD',
    date: '2024-03-28',
    rate: '1.0811',
    source: 'ECB',
  });
  expect(() => readRates('from,to,date,rate,source\nAUD,ZZZ,2024-01-32,x,RBA\n', 'plain.csv')).toThrow(
    /3 errors[\s\S]*line 2, to[\s\S]*line 2, date[\s\S]*line 2, rate/,
  );
  expect(() => readRates('a,b\n1,2\n', 'plain.csv')).toThrow(/header must be/);
});
