import { expect, test } from '@jest/globals';
import { contentOfPlan } from '../operations/exchange/closed.js';
import { person } from '../support/cast.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { indicator, bundleOf as planOf } from './bundles.js';
import { temporaryFiles } from './files.js';

// A load is held to closed periods as mutations are: what a file leaves out changes nothing, and what was reported stays.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const file = temporaryFiles();

const H1 = { code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };

/** A plan of one project, with one round. */
const bundleOf = (plan: string, more: object = {}) => planOf(plan, { reportingPeriods: [H1], ...more });

const load = (bundle: object) => cli(api.url, 'load', file('bundle.json', bundle));
const contentOf = async (plan: string) => (await api.run(contentOfPlan, { plan })).data.plan;

const withClosedRound = async (plan: string, more: object = {}) => {
  expect(await load(bundleOf(plan, more))).toMatchObject({ code: 0, message: '' });
  expect(await secretariat.opens({ plan, ...H1 })).toMatchObject({ userErrors: [] });
  await secretariat.send(
    `mutation { closeReportingPeriod(plan: "${plan}", code: "2026-H1") { snapshot { code } userErrors { message } } }`,
  );
  expect((await contentOf(plan))?.reportingPeriods).toMatchObject([{ code: '2026-H1', state: 'CLOSED' }]);
};

test('leaves a closed period as it is where the file says nothing of its state', async () => {
  await withClosedRound('X');
  const before = await contentOf('X');

  const again = await load(bundleOf('X'));

  expect([again.code, again.message]).toEqual([0, '']);
  expect(await contentOf('X')).toEqual(before);
});

test('refuses to reopen or to move a closed period, and names what it says otherwise', async () => {
  await withClosedRound('M');

  const { code, message } = await load(
    bundleOf('M', { reportingPeriods: [{ ...H1, state: 'OPEN', dueOn: '2026-08-31' }] }),
  );

  expect(code).toBe(2);
  expect(message).toContain('reportingPeriods.0.dueOn: PERIOD_CLOSED: 2026-H1 is closed, with dueOn 2026-07-31');
  expect(message).toContain('reportingPeriods.0.state: PERIOD_CLOSED: 2026-H1 is closed, with state CLOSED');
});

const dated = (plan: string) => ({
  projects: [
    {
      code: `${plan}-A`,
      actions: { A1: 100 },
      budget: {
        amount: 5,
        currency: 'USD',
        periodStart: '2026-01-01',
        periodEnd: '2026-05-31',
        valueDate: '2025-12-31',
      },
    },
    { code: `${plan}-B`, parent: `${plan}-A`, financialScope: 'COMPONENT' },
  ],
  transactions: [
    { project: `${plan}-A`, type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2026-05-06' },
    { project: `${plan}-B`, type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2026-05-06' },
    { project: `${plan}-A`, type: 'DISBURSEMENT', amount: 5, currency: 'USD', date: '2026-07-01' },
  ],
  ...indicator({ values: [{ date: '2026-03-31', value: 5 }] }),
  milestones: [{ action: 'A1', title: 'M', dueOn: '2026-06-30', completedOn: '2026-02-01' }],
  assessments: [{ action: 'A1', status: 'ON_TRACK', note: 'n', date: '2026-04-01' }],
});

test('refuses each fact that is dated in a closed period, also of a component, and stores none of the others', async () => {
  await withClosedRound('F');
  const before = await contentOf('F');

  const { code, message } = await load(bundleOf('F', dated('F')));

  expect(code).toBe(2);
  const places = [...message.matchAll(/^ {2}(\S+): PERIOD_CLOSED: (\S+) is in 2026-H1/gm)].map(([, path, day]) => [
    path,
    day,
  ]);
  expect(places).toEqual([
    ['transactions.0.date', '2026-05-06'],
    ['transactions.1.date', '2026-05-06'],
    ['projects.0.budget.periodEnd', '2026-05-31'],
    ['milestones.0.completedOn', '2026-02-01'],
    ['assessments.0.date', '2026-04-01'],
    ['indicators.0.values.0.date', '2026-03-31'],
  ]);
  expect(await contentOf('F')).toEqual(before);
});

test('takes a period that comes closed with its facts, once', async () => {
  const closed = { ...H1, state: 'CLOSED', closedOn: '2026-08-31' };
  const bundle = { ...bundleOf('C'), ...dated('C'), reportingPeriods: [closed] };

  expect(await load(bundle)).toMatchObject({ code: 0, message: '' });
  const before = await contentOf('C');
  expect(await load(bundle)).toMatchObject({ code: 0, message: '' });
  expect(await contentOf('C')).toEqual(before);

  const more = { ...bundle, transactions: [...bundle.transactions, { ...bundle.transactions[0], amount: 6 }] };
  expect(await load(more)).toMatchObject({
    code: 2,
    message: expect.stringContaining('transactions.3.date: PERIOD_CLOSED'),
  });
});

test('refuses a payment of a component in a closed period from the API as well', async () => {
  await withClosedRound('K', {
    projects: dated('K').projects.map(({ code, ...project }) => ({ ...project, code, budget: undefined })),
  });

  const { data } = await secretariat.send(`mutation {
    recordTransactions(input: [{ project: "K-B", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2026-05-06" }]) {
      userErrors { code field } } }`);

  expect(data.recordTransactions).toEqual({
    userErrors: [{ code: 'PERIOD_CLOSED', field: 'input.0.transactionDate' }],
  });
});
