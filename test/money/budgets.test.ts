import { expect, test } from '@jest/globals';
import type { BudgetInput } from '../generated/graphql.js';
import { setBudget } from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker({ ANSWER_CACHE_BYTES: '1000000' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const budget = (type: BudgetInput['type'], euros: string, more: Partial<BudgetInput> = {}): BudgetInput => ({
  project: 'PRJ-2',
  type,
  status: 'COMMITTED',
  value: { amount: euros, currency: 'EUR' },
  periodStart: '2023-01-01',
  periodEnd: '2024-12-31',
  valueDate: '2023-06-30',
  ...more,
});
const set = async (input: BudgetInput) => (await secretariat.asks(setBudget, { input })).setBudget;

test('takes the place of an earlier budget of its period, and both stay visible', async () => {
  await set(budget('ORIGINAL', '400000'));

  const revised = await set(budget('REVISED', '450000'));

  expect(revised).toEqual({
    project: {
      budgets: [
        { type: 'REVISED', value: { amount: '450000.00' }, isEffective: true },
        { type: 'ORIGINAL', value: { amount: '400000.00' }, isEffective: false },
      ],
      funding: { budget: { converted: { amount: '495000.00' } }, gap: { converted: { amount: '55000.00' } } },
    },
    userErrors: [],
  });
});

test('is refused with every user error', async () => {
  const refused = await set(budget('REVISED', '-1', { project: 'NONE', periodEnd: '2020-01-01' }));

  expect(userErrorsOf(refused)).toEqual([
    'NOT_FOUND input.project',
    'OUT_OF_RANGE input.value.amount',
    'OUT_OF_RANGE input.periodEnd',
  ]);
});
