import { beforeAll, expect, test } from '@jest/globals';
import { bundleOf, loadBundle } from '../exchange/bundles.js';
import { budgetsExplained } from '../operations/money/budgetExplanation.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });

const budget = (amount: string, more: object = {}) => ({
  amount,
  currency: 'USD',
  periodStart: '2025-01-01',
  periodEnd: '2025-12-31',
  recordedAt: '2025-01-10T00:00:00Z',
  ...more,
});

beforeAll(() =>
  loadBundle(
    api.database,
    bundleOf('EX', {
      pillars: [{ code: 'P1', actions: ['A1', 'A2'] }],
      projects: [
        {
          code: 'REPLACED',
          actions: { A1: 25, A2: 75 },
          budgets: [budget('1000'), budget('1200', { type: 'REVISED', recordedAt: '2025-03-01T00:00:00Z' })],
        },
        {
          code: 'OVERLAPPING',
          actions: { A1: 100 },
          budgets: [
            budget('400', { periodEnd: '2025-06-30' }),
            budget('1460', { periodStart: '2025-04-01', periodEnd: '2026-03-31' }),
          ],
        },
        {
          code: 'FOREIGN',
          actions: { A1: 100 },
          budgets: [
            budget('50', { currency: 'CHF' }),
            budget('9', { valueDate: '2026-12-31', periodStart: '2026-01-01', periodEnd: '2026-12-31' }),
          ],
        },
        { code: 'PART', parent: 'REPLACED', financialScope: 'COMPONENT', actions: {}, budgets: [budget('7')] },
        { code: 'SILENT', actions: { A2: 100 } },
      ],
    }),
  ),
);

const read = async (more: { knownAt?: string } = {}) => {
  const { data, errors } = await api.run(budgetsExplained, { plan: 'EX', ...more });
  expect(errors).toEqual([]);
  return data;
};

const project = async (code: string) => present((await read()).projects.nodes.find((one) => one.code === code));

test('names what was replaced, what overlaps undecided, what has no rate, and what is not known', async () => {
  const { plan } = await read();

  const { budget: total, explainBudget } = present(plan).funding;
  // 1,200; 400 for the 90 days before the larger one begins of 181, and that one whole.
  expect(total.converted.amount).toBe('2858.90');
  expect(explainBudget.rule).toMatch(/^Budget is the sum of budgets/);
  expect(explainBudget.inputs.map(({ node, value }) => [node && 'code' in node && node.code, value])).toEqual([
    ['OVERLAPPING', '1658.90'],
    ['REPLACED', '1200.00'],
    ['FOREIGN', '0.00'],
  ]);
  expect(explainBudget.excluded).toEqual([
    { reason: 'AFTER_AS_OF', count: 1, examples: [{ periodStart: '2026-01-01', value: { amount: '9.00' } }] },
    {
      reason: 'BUDGET_OVERLAP',
      count: 2,
      examples: [
        { periodStart: '2025-01-01', value: { amount: '400.00' } },
        { periodStart: '2025-04-01', value: { amount: '1460.00' } },
      ],
    },
    { reason: 'COMPONENT', count: 1, examples: [{ periodStart: '2025-01-01', value: { amount: '7.00' } }] },
    { reason: 'NO_DATA', count: 1, examples: [{ code: 'SILENT' }] },
    { reason: 'NO_RATE', count: 1, examples: [{ periodStart: '2025-01-01', value: { amount: '50.00' } }] },
    { reason: 'SUPERSEDED', count: 1, examples: [{ periodStart: '2025-01-01', value: { amount: '1000.00' } }] },
    { reason: 'SUPERSEDED_IN_PART', count: 1, examples: [{ periodStart: '2025-01-01', value: { amount: '400.00' } }] },
  ]);
});

test('counts each project with its share, and adds up to the budget', async () => {
  const { plan } = await read();

  const { funding } = present(present(plan).actions.find(({ code }) => code === 'A2'));
  expect(funding.budget.converted.amount).toBe('900.00');
  expect(only(funding.explainBudget.inputs)).toMatchObject({ weight: '0.75', value: '900.00', unit: 'USD' });
});

test('finds overlaps that cannot be decided in data quality, too', async () => {
  const issues = async (code: string) => (await project(code)).dataQuality.issues.map((issue) => issue.code);

  expect(await issues('OVERLAPPING')).toContain('BUDGET_OVERLAP');
  expect(await issues('REPLACED')).not.toContain('BUDGET_OVERLAP');
});

test('knows of no more than the lens', async () => {
  const { projects } = await read({ knownAt: '2025-02-01T00:00:00Z' });

  const { budget: total, explainBudget } = present(projects.nodes.find(({ code }) => code === 'REPLACED')).funding;
  expect(total.converted.amount).toBe('1000.00');
  expect(explainBudget.excluded).toMatchObject([
    { reason: 'AFTER_KNOWN_AT', count: 1 },
    { reason: 'COMPONENT', count: 1 },
  ]);
});
