import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { importDataset, parseDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { tracker } from '../support/tracker.js';

const golden = tracker({ template: 'empty' });
const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');
const { expect: answers } = JSON.parse(text);

beforeAll(async () => {
  await importDataset(golden.orm, readBundle(text, 'golden.json').dataset, 'golden.json');
});

const MONEY = 'converted { amount currency } unconverted { amount currency } isComplete';

interface Total {
  converted: { amount: string; currency: string };
  unconverted: { amount: string; currency: string }[];
  isComplete: boolean;
}

const byCode = (nodes: { code: string; funding: { committed: Total } }[]) =>
  Object.fromEntries(nodes.map(({ code, funding }) => [code, funding.committed.converted.amount]));

test('committed, by share: pillars add up to the plan, and what has no rate stands apart', async () => {
  const { data, errors } = await golden.ask(`{ plan(code: "GOLDEN") {
    funding { committed { ${MONEY} byCurrency { amount currency } conversions { from to date rate isApproximate amount converted } } projectCount }
    unallocated { converted { amount } }
    pillars { code funding { committed { ${MONEY} } } actions { code funding { committed { ${MONEY} } } } }
  } }`);
  const plan = data.plan as {
    funding: { committed: Total; projectCount: number };
    pillars: {
      code: string;
      funding: { committed: Total };
      actions: { code: string; funding: { committed: Total } }[];
    }[];
  };
  const { committed } = answers;

  expect(errors).toEqual([]);
  expect(byCode(plan.pillars)).toEqual({ P1: committed.P1, P2: committed.P2, P3: committed.P3 });
  expect(byCode(plan.pillars.flatMap(({ actions }) => actions))).toMatchObject({
    'A1.1': committed['A1.1'],
    'A1.2': committed['A1.2'],
    'A2.1': committed['A2.1'],
  });
  expect(plan.funding).toEqual({
    committed: {
      converted: { amount: committed.plan, currency: 'USD' },
      unconverted: committed.unconverted,
      isComplete: committed.isComplete,
      byCurrency: [
        { amount: '100000.00', currency: 'AUD' },
        { amount: '500000.00', currency: 'EUR' },
        { amount: '1000000.00', currency: 'USD' },
      ],
      conversions: [
        {
          from: 'EUR',
          to: 'USD',
          date: '2023-06-30',
          rate: '1.1',
          isApproximate: false,
          amount: '500000.00',
          converted: '550000.00',
        },
      ],
    },
    projectCount: 3,
  });
  expect(plan.pillars[2]?.funding.committed).toMatchObject({ unconverted: committed.unconverted, isComplete: false });
});

test('committed, each project whole: levels do not add up, the plan counts each once', async () => {
  const { data } = await golden.ask(
    `{ plan(code: "GOLDEN") { funding(attribution: FULL) { committed { ${MONEY} } } actions { code funding(attribution: FULL) { committed { ${MONEY} } } } } }`,
  );
  const plan = data.plan as {
    funding: { committed: Total };
    actions: { code: string; funding: { committed: Total } }[];
  };

  expect(byCode(plan.actions)).toMatchObject({
    'A1.1': answers.committedFull['A1.1'],
    'A2.1': answers.committedFull['A2.1'],
  });
  expect(plan.funding.committed.converted.amount).toBe(answers.committedFull.plan);
});

test('disbursed, its rate, the gap to the budget, by donor and by year', async () => {
  const { data } = await golden.ask(`{
    plan(code: "GOLDEN") { funding {
      disbursed { ${MONEY} } disbursementRate gap { converted { amount } }
      byDonor { organisation { code } committed { converted { amount } } shareOfCommitted } donorUnknown { committed { ${MONEY} } }
      byYear { year committed { converted { amount } } disbursed { converted { amount } } }
    } }
    project(code: "PRJ-3") { funding { budget { converted { amount } } gap { converted { amount } } committed { converted { amount } } } budgets { type value { amount currency } isEffective } }
  }`);

  expect(data).toEqual({
    plan: {
      funding: {
        disbursed: {
          converted: { amount: answers.disbursed.plan, currency: 'USD' },
          unconverted: [],
          isComplete: true,
        },
        disbursementRate: answers.disbursed.rate,
        gap: null,
        byDonor: [
          { organisation: { code: 'KR' }, committed: { converted: { amount: '600000.00' } }, shareOfCommitted: 0.3871 },
          {
            organisation: { code: 'ADB' },
            committed: { converted: { amount: '550000.00' } },
            shareOfCommitted: 0.3548,
          },
          { organisation: { code: 'JP' }, committed: { converted: { amount: '400000.00' } }, shareOfCommitted: 0.2581 },
        ],
        donorUnknown: {
          committed: {
            converted: { amount: '0.00', currency: 'USD' },
            unconverted: [{ amount: '100000.00', currency: 'AUD' }],
            isComplete: false,
          },
        },
        byYear: [
          {
            year: 2023,
            committed: { converted: { amount: '1550000.00' } },
            disbursed: { converted: { amount: '0.00' } },
          },
          {
            year: 2024,
            committed: { converted: { amount: '0.00' } },
            disbursed: { converted: { amount: '516000.00' } },
          },
        ],
      },
    },
    project: {
      funding: {
        budget: { converted: { amount: '250000.00' } },
        gap: { converted: { amount: '-250000.00' } },
        committed: { converted: { amount: '0.00' } },
      },
      budgets: [{ type: 'ORIGINAL', value: { amount: '250000.00', currency: 'USD' }, isEffective: true }],
    },
  });
});

test('what a donor sees: its share beside the whole', async () => {
  const funding = 'committed { converted { amount currency } } disbursed { converted { amount } }';
  const { data } = await golden.ask(`{ organisation(code: "KR") { portfolio(plan: "GOLDEN") {
    share { ${funding} } whole { ${funding} } projects { project { code } share { ${funding} } whole { ${funding} } }
    pillars { pillar { code } action { code } share { ${funding} } actions { action { code } share { ${funding} } whole { ${funding} } } }
  } } }`);
  const portfolio = (data.organisation as { portfolio: never }).portfolio as {
    share: { committed: Total; disbursed: Total };
    projects: { project: { code: string } }[];
    pillars: {
      pillar: { code: string };
      actions: {
        action: { code: string };
        share: { committed: Total; disbursed: Total };
        whole: { committed: Total };
      }[];
    }[];
  };
  const expected = answers.portfolioKR;
  const actions = Object.fromEntries(
    portfolio.pillars.flatMap((node) => node.actions.map(({ action, share }) => [action.code, share])),
  );

  expect(portfolio.share.committed.converted.amount).toBe(expected.committed.share);
  expect(portfolio.share.disbursed.converted.amount).toBe(expected.disbursed.share);
  expect(Object.keys(actions)).toEqual(['A1.1', 'A2.1']);
  for (const code of ['A1.1', 'A2.1']) {
    expect(actions[code]?.committed.converted.amount).toBe(expected.committed[code]);
    expect(actions[code]?.disbursed.converted.amount).toBe(expected.disbursed[code]);
  }
  expect(portfolio.projects.map(({ project }) => project.code)).toEqual(['PRJ-1']);
});

test('the same currency in and out is not converted', async () => {
  const { data } = await golden.ask(
    'query @lens(currency: "EUR") { organisation(code: "ADB") { portfolio(plan: "GOLDEN") { share { committed { converted { amount currency } isComplete conversions { rate } } } } } }',
  );

  expect(data).toEqual({
    organisation: {
      portfolio: {
        share: {
          committed: {
            converted: { amount: answers.portfolioADBinEUR.committed, currency: 'EUR' },
            isComplete: true,
            conversions: [],
          },
        },
      },
    },
  });
});

test('a lens shows what counted on a day, and what was known at a moment', async () => {
  const disbursed = async (lens: string) =>
    (
      (
        await golden.ask(
          `query @lens(${lens}) { plan(code: "GOLDEN") { funding { disbursed { converted { amount } } } } }`,
        )
      ).data.plan as {
        funding: { disbursed: Total };
      }
    ).funding.disbursed.converted.amount;

  expect(await disbursed('knownAt: "2024-07-31T00:00:00Z", asOf: "2024-07-31"')).toBe(
    answers['knownAt 2024-07-31']['disbursed plan'],
  );
  expect(await disbursed('asOf: "2024-03-31"')).toBe('216000.00');
  expect(await disbursed('asOf: "2024-03-30"')).toBe('0.00');
});

test('every total says why: the rule, each input with its weight, and what was left out', async () => {
  const { data, errors } =
    await golden.ask(`query @lens(asOf: "2024-06-30") { plan(code: "GOLDEN") { actions(filter: { codes: ["A1.1"] }) { funding { explain(measure: DISBURSED) {
    rule inputs { label weight value unit node { ... on Project { code } } } excluded { reason count examples { __typename } } lens { asOf currency }
  } } } funding { explain { excluded { reason count examples { ... on Transaction { value { amount currency } } } } } } } }`);

  expect(errors).toEqual([]);
  const plan = data.plan as {
    actions: { funding: { explain: object } }[];
    funding: { explain: { excluded: object[] } };
  };
  expect(plan.actions[0]?.funding.explain).toMatchObject({
    rule: expect.stringContaining('sum of disbursements'),
    inputs: [
      { label: 'PRJ-2: PRJ-2', weight: '1', value: '216000.00', unit: 'USD', node: { code: 'PRJ-2' } },
      { label: 'PRJ-1: PRJ-1', weight: '0.6', value: '180000.00', unit: 'USD', node: { code: 'PRJ-1' } },
    ],
    lens: { asOf: '2024-06-30', currency: 'USD' },
  });
  expect(plan.funding.explain.excluded).toEqual([
    { reason: 'AFTER_AS_OF', count: 1, examples: [{ value: { amount: '100000.00', currency: 'AUD' } }] },
  ]);
});

test('orders by what is committed', async () => {
  const { data } = await golden.ask(`{
    projects(orderBy: { field: COMMITTED, direction: DESC }) { nodes { code } }
    organisations(orderBy: { field: COMMITTED }) { nodes { code } }
    plan(code: "GOLDEN") { actions(orderBy: { field: COMMITTED, direction: DESC }) { code } }
  }`);

  expect(data).toEqual({
    projects: { nodes: ['PRJ-1', 'PRJ-2', 'PRJ-3', 'PRJ-4'].map((code) => ({ code })) },
    organisations: { nodes: ['JP', 'ADB', 'KR'].map((code) => ({ code })) },
    plan: { actions: ['A1.1', 'A2.1', 'A1.2', 'A3.1'].map((code) => ({ code })) },
  });
});

test('the money of all levels of a plan takes one statement for each kind of detail', async () => {
  const { sql } =
    await golden.ask(`{ plan(code: "GOLDEN") { funding { committed { converted { amount } } disbursed { converted { amount } } disbursementRate }
    pillars { funding { committed { converted { amount } } } actions { funding { committed { converted { amount } } disbursed { converted { amount } } } } } } }`);

  // plan, pillars, actions, and one for all money
  expect(sql).toHaveLength(4);
});

test('facts are never changed or deleted', async () => {
  const em = golden.orm.em.fork();
  for (const statement of [
    'update transaction set amount = 1',
    'delete from transaction',
    'truncate transaction',
    'delete from exchange_rate',
    'update budget set amount = 1',
  ]) {
    await expect(em.execute(statement)).rejects.toThrow(/never changed or deleted/);
  }
});

test('counts and money by dimension, with a row for what is not specified, bounds, order and limit', async () => {
  const { data, errors } = await golden.ask(`{
    byDonor: metrics(plan: "GOLDEN", measures: [COMMITTED, PROJECT_COUNT, ACTION_COUNT, DONOR_COUNT], groupBy: [DONOR], orderBy: { measure: COMMITTED }) {
      columns rows { keys { code label node { __typename } } values { number money { converted { amount } unconverted { amount } } } } totals { number money { converted { amount } } }
    }
    large: metrics(plan: "GOLDEN", measures: [COMMITTED], groupBy: [ACTION], having: [{ measure: COMMITTED, atLeast: "400000" }], orderBy: { measure: COMMITTED, direction: ASC }, limit: 1) { rows { keys { code } } totals { money { converted { amount } } } }
    filtered: metrics(plan: "GOLDEN", measures: [DISBURSED], filter: { pillar: "P2" }) { rows { keys { code } values { money { converted { amount } } } } totals { money { converted { amount } } } }
  }`);

  expect(errors).toEqual([]);
  const value = (number: number) => ({ number, money: null });
  const sum = (amount: string, unconverted: string[] = []) => ({
    number: null,
    money: { converted: { amount }, unconverted: unconverted.map((one) => ({ amount: one })) },
  });
  const organisation = { __typename: 'Organisation' };
  expect(data.byDonor).toEqual({
    columns: ['DONOR', 'COMMITTED', 'PROJECT_COUNT', 'ACTION_COUNT', 'DONOR_COUNT'],
    rows: [
      {
        keys: [{ code: 'KR', label: 'KR', node: organisation }],
        values: [sum('600000.00'), value(1), value(2), value(1)],
      },
      {
        keys: [{ code: 'ADB', label: 'ADB', node: organisation }],
        values: [sum('550000.00'), value(1), value(1), value(1)],
      },
      {
        keys: [{ code: 'JP', label: 'JP', node: organisation }],
        values: [sum('400000.00'), value(1), value(2), value(1)],
      },
      {
        keys: [{ code: null, label: 'Not specified', node: null }],
        values: [sum('0.00', ['100000.00']), value(1), value(1), value(0)],
      },
    ],
    totals: [
      { number: null, money: { converted: { amount: answers.committed.plan } } },
      ...[3, 3, 3].map((number) => ({ number, money: null })),
    ],
  });
  expect(data.large).toEqual({
    rows: [{ keys: [{ code: 'A2.1' }] }],
    totals: [{ money: { converted: { amount: answers.committed.plan } } }],
  });
  expect(data.filtered).toEqual({
    rows: [{ keys: [], values: [{ money: { converted: { amount: '120000.00' } } }] }],
    totals: [{ money: { converted: { amount: '120000.00' } } }],
  });
});

test('a series has a point for every bucket, and grows if it is cumulative', async () => {
  const series = async (given: string) =>
    (
      await golden.ask(
        `{ timeSeries(plan: "GOLDEN", ${given}) { key { code } points { start end value { number money { converted { amount } } } } } }`,
      )
    ).data.timeSeries as {
      key: { code: string } | null;
      points: {
        start: string;
        end: string;
        value: { number: number | null; money: { converted: { amount: string } } };
      }[];
    }[];
  const [plain] = await series('measure: COMMITTED, interval: QUARTER, from: "2023-02-10", to: "2024-01-01"');
  const [growing] = await series('measure: DISBURSED, interval: YEAR, cumulative: true, to: "2025-06-30"');
  const byDonor = await series(
    'measure: COMMITTED, interval: YEAR, from: "2023-01-01", to: "2023-12-31", groupBy: DONOR',
  );

  expect(plain?.points.map(({ start, end, value }) => [start, end, value.money.converted.amount])).toEqual([
    ['2023-01-01', '2023-03-31', '1000000.00'],
    ['2023-04-01', '2023-06-30', '550000.00'],
    ['2023-07-01', '2023-09-30', '0.00'],
    ['2023-10-01', '2023-12-31', '0.00'],
    ['2024-01-01', '2024-03-31', '0.00'],
  ]);
  expect(growing?.points.map(({ value }) => value.money.converted.amount)).toEqual([
    '0.00',
    '0.00',
    '516000.00',
    '516000.00',
  ]);
  expect(byDonor.map(({ key, points }) => [key?.code, points.length]).sort()).toEqual([
    ['ADB', 1],
    ['JP', 1],
    ['KR', 1],
  ]);
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

test('says what was left out for want of a rate, as a component and as reported twice, and counts projects of a donor', async () => {
  const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
  const flow = (project: string, type: 'OUTGOING_COMMITMENT' | 'INCOMING_COMMITMENT', provider: string) => ({
    project,
    type,
    provider,
    amount: '5',
    currency: 'USD',
    transactionDate: '2024-09-01',
    provenance,
  });
  await importDataset(
    golden.orm,
    parseDataset({
      transactions: [
        flow('PRJ-2', 'OUTGOING_COMMITMENT', 'JP'),
        flow('PRJ-2', 'INCOMING_COMMITMENT', 'JP'),
        flow('PRJ-3', 'OUTGOING_COMMITMENT', 'JP'),
      ],
    }),
    'more',
  );
  const { data, errors } = await golden.ask(`query @lens(asOf: "2024-12-31") { plan(code: "GOLDEN") {
    funding { explain { excluded { reason count } } }
    ofJp: funding(filter: { donor: "JP" }) { projectCount gap { converted { amount } } explain { excluded { reason count } } }
    ofNobody: funding(filter: { donor: "NOBODY" }) { projectCount explain { excluded { reason } } }
  } metrics(plan: "GOLDEN", measures: [COMMITTED]) { explain { excluded { reason count } } } }`);

  const all = [
    { reason: 'COMPONENT', count: 1 },
    { reason: 'DUPLICATE_FLOW', count: 1 },
    { reason: 'NO_RATE', count: 1 },
  ];
  expect(errors).toEqual([]);
  expect(data.plan).toEqual({
    funding: { explain: { excluded: all } },
    ofJp: { projectCount: 2, gap: null, explain: { excluded: all.slice(0, 2) } },
    ofNobody: { projectCount: 0, explain: { excluded: [] } },
  });
  expect(data.metrics).toEqual({ explain: { excluded: all } });
});
