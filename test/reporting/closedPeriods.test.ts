import { beforeAll, expect, test } from '@jest/globals';
import * as facts from '../operations/reporting/facts.js';
import { castOfAction, loadCastOfAction } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { openReport } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Facts dated in a closed period change no more.

const api = tracker({ template: 'empty' });
const { secretariat, anybody } = castOfAction(api);

beforeAll(() => loadCastOfAction(api.database));

const pay = async (transactionDate: string) => {
  const value = { amount: '5', currency: 'USD' };
  const input = [{ project: 'PRJ-1', type: 'DISBURSEMENT' as const, value, transactionDate }];
  return (await secretariat.asks(facts.recordMoneyOfPeriod, { input })).recordTransactions;
};

const budgetOn = async (day: string) => {
  const { setBudget } = await secretariat.asks(facts.setBudgetOfPeriod, {
    input: {
      project: 'PRJ-1',
      type: 'ORIGINAL',
      status: 'INDICATIVE',
      periodStart: day,
      periodEnd: day,
      value: { amount: '1', currency: 'USD' },
      valueDate: day,
    },
  });
  return setBudget;
};

test('take no payment and no budget', async () => {
  const { period, date } = await openReport(secretariat);
  await secretariat.closes(period);

  expect(userErrorsOf(await pay(date))).toEqual(['PERIOD_CLOSED input.0.transactionDate']);
  expect(userErrorsOf(await budgetOn(date))).toEqual([
    'PERIOD_CLOSED input.periodEnd',
    'PERIOD_CLOSED input.valueDate',
  ]);
});

test('let a payment be reversed', async () => {
  const { period, date } = await openReport(secretariat);
  const { id } = only((await pay(date)).transactions);
  await secretariat.closes(period);

  const { reverseTransaction } = await secretariat.asks(facts.reverseMoneyOfPeriod, { id, reason: 'wrong' });

  expect(userErrorsOf(reverseTransaction)).toEqual([]);
});

test('neither lose nor gain the completion of a milestone', async () => {
  const { period, date } = await openReport(secretariat);
  const { action } = await anybody.asks(facts.goldenAction, { code: 'A1.1' });
  const { createMilestone } = await secretariat.asks(facts.addMilestoneToAction, {
    input: { owner: present(action).id, title: 'm', dueOn: date },
  });
  const { id } = present(createMilestone.milestone);
  const complete = async (completedOn: string) =>
    userErrorsOf((await secretariat.asks(facts.completeMilestoneOn, { id, completedOn })).completeMilestone);
  expect(await complete(date)).toEqual([]);
  await secretariat.closes(period);

  expect(await complete('2025-12-01')).toEqual(['PERIOD_CLOSED completedOn']);
  expect(await complete(date)).toEqual([]); // the same again changes nothing
});
