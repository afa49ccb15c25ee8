import { beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { reader } from '../../src/database/orm.js';
import { Exact } from '../../src/domain/decimal.js';
import type { Lens } from '../../src/domain/lens.js';
import { currencyOfPlan, roundMoney } from '../../src/domain/money/index.js';
import { completeShares } from '../../src/domain/plan/index.js';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { createLoaders } from '../../src/loaders/index.js';
import { planScopes, usualCurrency } from '../../src/loaders/money/index.js';
import { tracker } from '../support/tracker.js';

// Rules that are written twice, in SQL and in TypeScript: one table of cases tests both copies.

const rules = tracker({ template: 'empty' });
const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
const read = () => reader(rules.orm.em.fork());

/** Percentages as they are stated, null where none is, and as they are filled in. */
const shareCases: { name: string; stated: (string | null)[]; filledIn: string[] }[] = [
  { name: 'all stated', stated: ['60', '40'], filledIn: ['60.0000', '40.0000'] },
  { name: 'all stated, less than 100', stated: ['12.5', '30'], filledIn: ['12.5000', '30.0000'] },
  { name: 'one of one open', stated: [null], filledIn: ['100.0000'] },
  { name: 'all open', stated: [null, null, null], filledIn: ['33.3334', '33.3333', '33.3333'] },
  { name: 'the first open', stated: [null, '40', null], filledIn: ['30.0000', '40.0000', '30.0000'] },
  { name: 'places left over', stated: ['33.3333', null, null], filledIn: ['33.3333', '33.3334', '33.3333'] },
  { name: 'nothing left', stated: ['60', null, '40'], filledIn: ['60.0000', '0.0000', '40.0000'] },
  { name: 'less left than places', stated: ['99.9999', null, null], filledIn: ['99.9999', '0.0001', '0.0000'] },
  {
    name: 'seven open',
    stated: [null, null, null, null, null, null, null],
    filledIn: ['14.2858', '14.2857', '14.2857', '14.2857', '14.2857', '14.2857', '14.2857'],
  },
];

/** A plan that runs through these years, and the currency that it reports in. */
const planOf = (code: string, from: number, to: number, reportingCurrency: string) => ({
  code,
  title: code,
  startDate: `${from}-01-01`,
  endDate: `${to}-12-31`,
  reportingCurrency,
  provenance,
});

const SEVEN = [0, 1, 2, 3, 4, 5, 6];
const countryOf = (index: number) => `AA${'ABCDEFG'[index]}`;

beforeAll(async () => {
  const actions = SEVEN.map((index) => ({
    number: index + 1,
    code: `A${index}`,
    title: 'action',
    wording: 'OFFICIAL' as const,
    provenance,
  }));
  const dataset = {
    countries: SEVEN.map((index) => ({ code: countryOf(index), name: countryOf(index), provenance })),
    plans: [
      { ...planOf('OLD', 2015, 2019, 'JPY'), actions },
      { ...planOf('NOW', 2020, 2024, 'EUR'), actions },
      planOf('LATER', 2023, 2027, 'AUD'),
    ],
    projects: shareCases.map(({ name, stated: given }, nth) => {
      const stated = name === 'nothing left' ? ['60', null, '30'] : given;
      return {
        code: `PRJ-${nth}`,
        title: 'project',
        provenance,
        actions: ['OLD', 'NOW'].flatMap((plan) =>
          stated.map((share, index) => ({ plan, action: `A${index}`, share, provenance })),
        ),
        countries: stated.map((percentage, index) => ({ country: countryOf(index), percentage, provenance })),
      };
    }),
  };
  await importDataset(rules.database, parseDataset(dataset), 'cases');
  // Loads refuse it; earlier versions stored it.
  const full = shareCases.findIndex(({ name }) => name === 'nothing left');
  for (const [table, column, place] of [
    ['project_action', 'share', 'action'],
    ['project_country', 'percentage', 'country'],
  ])
    await rules.database.write((em) =>
      em.execute(
        `update ${table} link set ${column} = 40 from project p, ${place} a
        where p.id = link.project_id and a.id = link.${place}_id and p.code = ? and a.code = ?`,
        [`PRJ-${full}`, place === 'action' ? 'A2' : countryOf(2)],
      ),
    );
});

const sharesInSql = async (project: string, plan: string) => {
  const { rows } = await sql<{ share: string; isEqualSplit: boolean }>`
    select share.share::numeric(40, 24)::text as share, share.is_equal_split
    from action_share share
      join action a       on a.id = share.action_id
      join action_plan pl on pl.id = share.plan_id and pl.code = ${plan}
      join project p      on p.id = share.project_id and p.code = ${project}
    order by a.number`.execute(read());
  return rows;
};

const percentagesInSql = async (project: string) => {
  const { rows } = await sql<{ share: string; isEqualSplit: boolean }>`
    select share.percentage::numeric(40, 24)::text as share, share.is_equal_split
    from recipient_share share
      join country c on c.id = share.country_id
      join project p on p.id = share.project_id and p.code = ${project}
    order by c.code`.execute(read());
  return rows;
};

test.each(shareCases.map((one, nth) => ({ ...one, project: `PRJ-${nth}` })))('shares: $name', async (one) => {
  const shown = one.filledIn.map((share, index) => ({ share, isEqualSplit: one.stated[index] === null }));
  const completed = completeShares(one.stated);
  expect(completed.map(({ share, isEqualSplit }) => ({ share, isEqualSplit }))).toEqual(shown);

  // What counts is not cut to what is shown.
  const expected = completed.map(({ exact, isEqualSplit }) => ({ share: new Exact(exact).toFixed(24), isEqualSplit }));
  expect(await sharesInSql(one.project, 'OLD')).toEqual(expected);
  expect(await sharesInSql(one.project, 'NOW')).toEqual(expected);
  expect(await percentagesInSql(one.project)).toEqual(expected);
});

test.each([
  ['9425.7349999999999999999', 'USD', '9425.74'],
  ['0.0000000000000000000001', 'USD', '0.00'],
  ['-0.004', 'USD', '0.00'],
  ['1.0005', 'BHD', '1.000'],
  ['2.5', 'KRW', '2'],
])('rounds %s %s to %s', (exact, currency, shown) => {
  expect(roundMoney(exact, currency)).toBe(shown);
});

const lensOf = (asOf: string, currency: string | null): Lens => ({
  asOf,
  askedAt: null,
  knownAt: null,
  basis: 'APPROVED',
  currency,
});

/** Currency of totals on a day: of things that belong to no plan, and of the plan OLD. */
const currencyCases = [
  { name: 'the only plan that runs', asOf: '2018-06-30', currency: null, usual: 'JPY', ofOld: 'JPY' },
  { name: 'the last day of a plan', asOf: '2019-12-31', currency: null, usual: 'JPY', ofOld: 'JPY' },
  { name: 'of two plans that run the later', asOf: '2024-01-01', currency: null, usual: 'AUD', ofOld: 'JPY' },
  { name: 'before all plans the latest', asOf: '2010-01-01', currency: null, usual: 'AUD', ofOld: 'JPY' },
  { name: 'after all plans the latest', asOf: '2030-01-01', currency: null, usual: 'AUD', ofOld: 'JPY' },
  { name: 'the one asked for', asOf: '2018-06-30', currency: 'THB', usual: 'THB', ofOld: 'THB' },
];

test.each(currencyCases)('currency of totals: $name', async ({ asOf, currency, usual, ofOld }) => {
  const lens = lensOf(asOf, currency);
  const loaders = createLoaders(read(), lens);
  const plan = await loaders.planByCode('OLD');
  if (!plan) throw new Error('no plan OLD');
  const { rows: usualRows } = await sql`select ${usualCurrency(lens)} as target`.execute(read());
  const { rows: planRows } = await sql`${planScopes([plan.id], lens)}`.execute(read());

  expect(usualRows).toEqual([{ target: usual }]);
  expect(await loaders.currency()).toBe(usual);
  expect(planRows).toEqual([{ scopeId: plan.id, target: ofOld }]);
  expect(currencyOfPlan(lens, plan)).toBe(ofOld);
});
