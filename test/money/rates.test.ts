import { expect, test } from '@jest/globals';
import type { ExchangeRateInput } from '../generated/graphql.js';
import { conversionsOfProject, setExchangeRates } from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker({ ANSWER_CACHE_BYTES: '1000000' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const rate = (from: string, to: string, date: string, value: string): ExchangeRateInput => ({
  from,
  to,
  date,
  rate: value,
  source: 'test',
});
const set = async (...input: ExchangeRateInput[]) =>
  (await secretariat.asks(setExchangeRates, { input })).setExchangeRates;

/** What PRJ-4 committed on 1 July 2024 in AUD, as it is converted now. */
const committed = async () =>
  present((await api.run(conversionsOfProject, { project: 'PRJ-4' })).data.project).funding.committed;

// Each test adds a rate that is better than those before it.
test('is not used when it is more than 31 days old', async () => {
  await set(rate('AUD', 'USD', '2024-05-30', '0.5'));

  expect(await committed()).toMatchObject({ isComplete: false });
});

test('is crossed through another currency where there is no direct one', async () => {
  await set(rate('AUD', 'EUR', '2024-06-20', '0.6'), rate('EUR', 'USD', '2024-06-25', '1.1'));

  expect(await committed()).toEqual({
    converted: { amount: '66000.00' },
    isComplete: true,
    conversions: [{ rate: '0.66', date: '2024-06-20', source: 'test via EUR', isApproximate: true }],
  });
});

test('is taken from an earlier day of the last 31, marked as approximate', async () => {
  await set(rate('AUD', 'USD', '2024-06-30', '0.7'));

  expect(await committed()).toMatchObject({
    converted: { amount: '70000.00' },
    conversions: [{ date: '2024-06-30', isApproximate: true }],
  });
});

test('is best from the day itself', async () => {
  await set(rate('AUD', 'USD', '2024-07-01', '0.75'));

  expect(await committed()).toMatchObject({
    converted: { amount: '75000.00' },
    conversions: [{ date: '2024-07-01', isApproximate: false }],
  });
});

test('is saved once', async () => {
  const first = await set(rate('THB', 'USD', '2024-07-01', '0.0275'));
  const again = await set(rate('THB', 'USD', '2024-07-01', '0.0275'));

  expect(first).toEqual({ saved: 1, userErrors: [] });
  expect(again).toEqual({ saved: 0, userErrors: [] });
});

test('is refused together with a rate of 0 from a currency to itself', async () => {
  const refused = await set(rate('AUD', 'USD', '2024-05-29', '0.5'), rate('AUD', 'AUD', '2024-06-01', '0'));

  expect(refused).toMatchObject({ saved: 0, userErrors: [{ code: 'INVALID' }, { code: 'OUT_OF_RANGE' }] });
});

test('is refused out of range, with too long a source, or twice', async () => {
  const tooLarge = { ...rate('AUD', 'USD', '2024-07-01', '99999999999'), source: 'x'.repeat(20_000) };

  const refused = await set(tooLarge, tooLarge);

  expect(userErrorsOf(refused)).toEqual([
    'OUT_OF_RANGE input.0.rate',
    'OUT_OF_RANGE input.0.source',
    'OUT_OF_RANGE input.1.rate',
    'OUT_OF_RANGE input.1.source',
    'DUPLICATE input.1',
  ]);
});

test('is asked for: a list of none is refused', async () => {
  const { userErrors } = await set();

  expect(userErrors.map(({ code }) => code)).toEqual(['REQUIRED']);
});
