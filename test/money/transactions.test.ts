import { expect, test } from '@jest/globals';
import type { TransactionInput } from '../generated/graphql.js';
import {
  goldenTotal,
  latestRevision,
  momentsOfProject,
  recordTransactions,
  reverseTransaction,
  transactionsKnown,
} from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Answers are kept, so that a write which does not show at once fails here.
const api = goldenTracker({ ANSWER_CACHE_BYTES: '1000000' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const payment = (more: Partial<TransactionInput> = {}): TransactionInput => ({
  project: 'PRJ-1',
  type: 'OUTGOING_COMMITMENT',
  value: { amount: '1000.5', currency: 'USD' },
  transactionDate: '2024-02-29',
  provider: 'KR',
  ...more,
});
const euros = (amount: string) => payment({ value: { amount, currency: 'EUR' } });

const record = async (input: TransactionInput[], key?: string) =>
  (await secretariat.asks(recordTransactions, { input, key })).recordTransactions;
const reverse = async (id: string, reason: string) =>
  (await secretariat.asks(reverseTransaction, { id, reason })).reverseTransaction;
const committed = async () => present((await api.run(goldenTotal)).data.plan).funding.committed.converted.amount;
const revisionNow = async () => (await api.run(latestRevision)).data.lens.revision;

test('counts as soon as it is recorded', async () => {
  const before = await committed();

  const { transactions } = await record([payment({ externalRef: 'COUNTS' })]);

  expect(transactions).toEqual([
    {
      id: expect.any(String),
      value: { amount: '1000.50', currency: 'USD' },
      valueDate: '2024-02-29',
      externalRef: 'COUNTS',
      provenance: { kind: 'ENTERED' },
    },
  ]);
  expect(Number(await committed()) - Number(before)).toBeCloseTo(1000.5, 2);
});

test('is cancelled exactly by its reversal, of the same day', async () => {
  const before = await committed();
  const { id } = only((await record([payment()])).transactions);

  const { transactions } = await reverse(id, 'entered twice');

  expect(transactions).toEqual([
    { id: expect.any(String), value: { amount: '-1000.50' }, reverses: { id }, transactionDate: '2024-02-29' },
  ]);
  expect(await committed()).toBe(before);
});

test('is reversed only once', async () => {
  const { id } = only((await record([payment()])).transactions);
  await reverse(id, 'entered twice');

  const { userErrors } = await reverse(id, 'again');

  expect(userErrors).toEqual([{ code: 'DUPLICATE', field: 'id', message: 'it is reversed already' }]);
});

test('is refused with all others of its batch, and each user error is named', async () => {
  await record([payment({ externalRef: 'TAKEN' })]);
  const before = await revisionNow();

  const refused = await record([
    payment(),
    payment({ project: 'NONE', provider: 'NOBODY' }),
    payment({ value: { amount: '12.345', currency: 'USD' } }),
    payment({ value: { amount: '1', currency: 'ZZZ' } }),
    payment({ transactionDate: '2999-01-01' }),
    payment({ value: { amount: '0', currency: 'USD' } }),
    payment({ externalRef: 'TAKEN' }),
  ]);

  expect(userErrorsOf(refused)).toEqual([
    'NOT_FOUND input.1.project',
    'NOT_FOUND input.1.provider',
    'INVALID input.2.value.amount',
    'INVALID input.3.value.currency',
    'OUT_OF_RANGE input.4.transactionDate',
    'INVALID input.5.value.amount',
    'DUPLICATE input.6.externalRef',
  ]);
  expect(await revisionNow()).toEqual(before);
});

test.each(['1e400', 'NaN', 'Infinity', '', '1,000', '0x10', '9'.repeat(30)])(
  'of an amount %j gets a user error of its own, beside all others',
  async (amount) => {
    const { userErrors } = await record([
      payment({ value: { amount, currency: 'USD' } }),
      payment({ value: { amount: '1', currency: 'ZZZ' } }),
    ]);

    expect(userErrors.map(({ field }) => field)).toEqual(['input.0.value.amount', 'input.1.value.currency']);
    expect(userErrors[0]?.message).toContain(amount);
  },
);

test('is refused with a text that is too long, or blank where it names something', async () => {
  const long = 'x'.repeat(20_000);

  const refused = await record([payment({ externalRef: long, description: long }), payment({ externalRef: ' ' })]);

  expect(userErrorsOf(refused)).toEqual([
    'OUT_OF_RANGE input.0.externalRef',
    'OUT_OF_RANGE input.0.description',
    'INVALID input.1.externalRef',
  ]);
});

test('shows moments that can be asked for in turn', async () => {
  const { updatedAt, transactions } = present((await api.run(momentsOfProject, { project: 'PRJ-1' })).data.project);
  const { recordedAt } = only(transactions.nodes);

  const { data } = await api.run(transactionsKnown, { project: 'PRJ-1', knownAt: recordedAt });

  expect(updatedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(recordedAt).toBe('2023-02-03T00:00:00.000Z');
  expect(data).toEqual({ lens: { knownAt: recordedAt }, project: { transactions: { totalCount: 2 } } });
});

test('is stored once when several clients record the same reference at once', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => record([payment({ externalRef: 'RACE' })])));

  expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual([
    '',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
  ]);
});

test('is stored once for an idempotency key, which gives the same answer again', async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => record([euros('7')], 'key-1')));

  expect(first?.transactions).toHaveLength(1);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
});

test('is refused where an idempotency key comes with other input', async () => {
  await record([euros('7')], 'key-2');

  const { userErrors } = await record([euros('8')], 'key-2');

  expect(userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_MISMATCH']);
});

/** Lets the hours of a key pass. */
const age = (key: string, hours: number) =>
  api.orm.em
    .fork()
    .execute('update idempotency_key set created_at = created_at - make_interval(hours => ?) where key = ?', [
      hours,
      key,
    ]);

test('is stored again for an idempotency key that is older than 72 hours', async () => {
  const first = await record([euros('9')], 'key-3');
  await age('key-3', 71);
  expect(await record([euros('9')], 'key-3')).toEqual(first);
  await age('key-3', 2);

  const again = await record([euros('9')], 'key-3');

  expect(only(again.transactions ?? []).id).not.toBe(only(first.transactions ?? []).id);
});
