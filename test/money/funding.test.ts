import { expect, test } from '@jest/globals';
import { type DatasetInput, importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import {
  budgetsOfProject,
  goldenByDonor,
  goldenByYear,
  goldenCommitted,
  goldenCommittedWhole,
  goldenDisbursed,
  goldenExcluded,
  goldenExplained,
  goldenInOrderOfMoney,
  goldenMoneyOfAllLevels,
} from '../operations/money/funding.js';
import { present } from '../support/certain.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

interface Committed {
  code: string;
  funding: { committed: { converted: { amount: string } } };
}

/** What is committed to each, by its code. */
const amountsByCode = (nodes: Committed[]) =>
  Object.fromEntries(nodes.map(({ code, funding }) => [code, funding.committed.converted.amount]));

test('adds what is committed by share, from actions to pillars to the plan', async () => {
  const { data, errors } = await golden.run(goldenCommitted);

  const { pillars, funding } = present(data.plan);
  const { committed } = answers;
  expect(errors).toEqual([]);
  expect(amountsByCode(pillars.flatMap(({ actions }) => actions))).toMatchObject({
    'A1.1': committed['A1.1'],
    'A1.2': committed['A1.2'],
    'A2.1': committed['A2.1'],
  });
  expect(amountsByCode(pillars)).toEqual({ P1: committed.P1, P2: committed.P2, P3: committed.P3 });
  expect(funding.committed.converted).toEqual({ amount: committed.plan, currency: 'USD' });
  expect(funding.projectCount).toBe(3);
});

test('keeps what has no rate apart from what is converted, and shows each conversion', async () => {
  const { data } = await golden.run(goldenCommitted);

  const { pillars, funding } = present(data.plan);
  const { unconverted, isComplete, plan } = answers.committed;
  expect(funding.committed).toEqual({
    converted: { amount: plan, currency: 'USD' },
    unconverted,
    isComplete,
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
  });
  expect(pillars[2]?.funding.committed).toMatchObject({ unconverted, isComplete: false });
});

test('shows each project whole on request: levels do not add up, the plan counts each once', async () => {
  const { data } = await golden.run(goldenCommittedWhole);

  const { actions, funding } = present(data.plan);
  const { plan, ...ofActions } = answers.committedFull;
  expect(amountsByCode(actions)).toMatchObject(ofActions);
  expect(funding.committed.converted.amount).toBe(plan);
});

test('shows what was disbursed, its rate, and no gap where a project has no budget', async () => {
  const { data } = await golden.run(goldenDisbursed);

  expect(data.plan?.funding).toEqual({
    disbursed: { converted: { amount: answers.disbursed.plan, currency: 'USD' }, unconverted: [], isComplete: true },
    disbursementRate: answers.disbursed.rate,
    gap: null,
  });
});

test('shows each donor with its share, and what no donor is known of', async () => {
  const { data } = await golden.run(goldenByDonor);

  const donor = (code: string, amount: string, shareOfCommitted: number) => ({
    organisation: { code },
    committed: { converted: { amount } },
    shareOfCommitted,
  });
  expect(data.plan?.funding).toEqual({
    byDonor: [donor('KR', '600000.00', 0.3871), donor('ADB', '550000.00', 0.3548), donor('JP', '400000.00', 0.2581)],
    donorUnknown: {
      committed: {
        converted: { amount: '0.00', currency: 'USD' },
        unconverted: [{ amount: '100000.00', currency: 'AUD' }],
        isComplete: false,
      },
    },
  });
});

test('shows each year with what was committed and disbursed in it', async () => {
  const { data } = await golden.run(goldenByYear);

  const year = (number: number, committed: string, disbursed: string) => ({
    year: number,
    committed: { converted: { amount: committed } },
    disbursed: { converted: { amount: disbursed } },
  });
  expect(data.plan?.funding.byYear).toEqual([year(2023, '1550000.00', '0.00'), year(2024, '0.00', '516000.00')]);
});

test('shows the gap of a project to its budget', async () => {
  const { data } = await golden.run(budgetsOfProject, { project: 'PRJ-3' });

  expect(data.project).toEqual({
    budgets: [{ type: 'ORIGINAL', value: { amount: '250000.00', currency: 'USD' }, isEffective: true }],
    funding: {
      budget: { converted: { amount: '250000.00' } },
      gap: { converted: { amount: '-250000.00' } },
      committed: { converted: { amount: '0.00' } },
    },
  });
});

test.each([
  ['as of the day of a disbursement', { asOf: '2024-03-31' }, '216000.00'],
  ['as of the day before it', { asOf: '2024-03-30' }, '0.00'],
  [
    'as it was known before one was recorded',
    { asOf: '2024-07-31', knownAt: '2024-07-31T00:00:00Z' },
    answers['knownAt 2024-07-31']['disbursed plan'],
  ],
])('shows what was disbursed %s', async (_, lens, amount) => {
  const { data } = await golden.run(goldenDisbursed, lens);

  expect(data.plan?.funding.disbursed.converted.amount).toBe(amount);
});

test('explains a total: the rule, each input with its weight, and what was left out', async () => {
  const { data, errors } = await golden.run(goldenExplained);

  const { actions, funding } = present(data.plan);
  expect(errors).toEqual([]);
  expect(actions[0]?.funding.explain).toMatchObject({
    rule: expect.stringContaining('sum of disbursements'),
    inputs: [
      { label: 'PRJ-2: PRJ-2', weight: '1', value: '216000.00', unit: 'USD', node: { code: 'PRJ-2' } },
      { label: 'PRJ-1: PRJ-1', weight: '0.6', value: '180000.00', unit: 'USD', node: { code: 'PRJ-1' } },
    ],
    lens: { asOf: '2024-06-30', currency: 'USD' },
  });
  expect(funding.explain.excluded).toEqual([
    { reason: 'AFTER_AS_OF', count: 1, examples: [{ value: { amount: '100000.00', currency: 'AUD' } }] },
    // PRJ-4, of which no money is recorded.
    { reason: 'NOT_PUBLISHED', count: 1, examples: [{}] },
  ]);
});

test('orders projects, organisations and actions by what is committed', async () => {
  const { data } = await golden.run(goldenInOrderOfMoney);

  expect(data).toEqual({
    projects: { nodes: ['PRJ-1', 'PRJ-2', 'PRJ-3', 'PRJ-4'].map((code) => ({ code })) },
    organisations: { nodes: ['JP', 'ADB', 'KR'].map((code) => ({ code })) },
    plan: { actions: ['A1.1', 'A2.1', 'A1.2', 'A3.1'].map((code) => ({ code })) },
  });
});

test('takes one statement for the money of all levels of a plan', async () => {
  const { sql } = await golden.run(goldenMoneyOfAllLevels);

  // plan, pillars, actions, and one for all money
  expect(sql).toHaveLength(4);
});

test.each([
  'update transaction set amount = 1',
  'delete from transaction',
  'truncate transaction',
  'delete from exchange_rate',
  'update budget set amount = 1',
])('never lets a fact be changed or deleted: %s', async (statement) => {
  await expect(golden.orm.em.fork().execute(statement)).rejects.toThrow(/never changed or deleted/);
});

/** A flow reported twice, by its provider and by its receiver, and one of a component. */
const doubleReports = (): DatasetInput => {
  const flow = {
    provider: 'JP',
    amount: '5',
    currency: 'USD',
    transactionDate: '2024-09-01',
    provenance: { kind: 'ENTERED' as const, confidence: 'READ' as const },
  };
  return {
    transactions: [
      { ...flow, project: 'PRJ-2', type: 'OUTGOING_COMMITMENT' },
      { ...flow, project: 'PRJ-2', type: 'INCOMING_COMMITMENT' },
      { ...flow, project: 'PRJ-3', type: 'OUTGOING_COMMITMENT' },
    ],
  };
};

test('says what was left out: what has no rate, what is of a component, what was reported twice', async () => {
  await importDataset(golden.database, parseDataset(doubleReports()), 'more');

  const { data, errors } = await golden.run(goldenExcluded);

  const ofDonor = [
    { reason: 'COMPONENT', count: 1 },
    { reason: 'DUPLICATE_FLOW', count: 1 },
  ];
  const all = [...ofDonor, { reason: 'NO_RATE', count: 1 }];
  expect(errors).toEqual([]);
  expect(data.plan).toEqual({
    funding: { explain: { excluded: all } },
    ofJp: { projectCount: 2, gap: null, explain: { excluded: ofDonor } },
    ofNobody: { projectCount: 0, explain: { excluded: [] } },
  });
  expect(data.metrics).toEqual({ explain: { excluded: all } });
});
