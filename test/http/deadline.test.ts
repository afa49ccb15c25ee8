import { expect, test } from '@jest/globals';
import type { TransactionInput } from '../generated/graphql.js';
import { plansByCode, titlesOfTools, titlesOfToolsAndPublications } from '../operations/http/service.js';
import { recordTransactions } from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';
import { type Answer, tracker } from '../support/tracker.js';

const POOL_SIZE = 3;
const slow = tracker({ settings: { REQUEST_DEADLINE_MS: '300', POOL_SIZE: String(POOL_SIZE) } });
const secretariat = person(slow, 'secretariat', 'SECRETARIAT');

const codesOf = ({ errors }: Answer<unknown>) => errors.map(({ extensions }) => extensions.code);

/** Asks again while the machine is too busy to answer within the deadline; gives the first answer in time. */
const inTime = async <D>(ask: () => Promise<Answer<D>>): Promise<Answer<D>> => {
  let answer = await ask();
  await until(async () => {
    if (!codesOf(answer).includes('DEADLINE_EXCEEDED')) return true;
    answer = await ask();
    return false;
  });
  return answer;
};

/** Whether the database still works on the titles of tools. */
const isRunning = async () => {
  const [activity] = await slow.orm.em.fork().execute<{ queries: number }[]>(
    `select count(*)::int as queries from pg_stat_activity
    where datname = current_database() and query like '%from tool order by%'
      and state = 'active' and pid <> pg_backend_pid()`,
  );
  return activity?.queries !== 0;
};

test('cancels what takes too long, in the database too', async () => {
  await whileLocked(slow.url, 'tool', async () => {
    const answer = await slow.run(titlesOfTools);

    expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
    // the lock is held: only a query that was cancelled ends
    await until(async () => !(await isRunning()));
  });
});

test('tells of the same cancellation whatever else was asked in the same operation', async () => {
  await whileLocked(slow.url, 'tool', async () => {
    const answer = await slow.run(titlesOfToolsAndPublications);

    expect(new Set(codesOf(answer))).toEqual(new Set(['DEADLINE_EXCEEDED']));
  });
});

test('gives the connection and the locks of a write that takes too long back', async () => {
  const payment: TransactionInput = {
    project: 'DEMO-01',
    type: 'DISBURSEMENT',
    value: { amount: '1', currency: 'USD' },
    transactionDate: '2026-08-03',
  };
  const write = () => secretariat.run(recordTransactions, { input: [payment] });

  await whileLocked(slow.url, 'transaction', async () => {
    for (let sent = 0; sent <= POOL_SIZE; sent += 1) expect(codesOf(await write())).toEqual(['DEADLINE_EXCEEDED']);
  });

  const { data } = await inTime(write);
  expect(data.recordTransactions).toMatchObject({ transactions: [{ id: expect.any(String) }], userErrors: [] });
});

test('replaces connections that were lost in the midst of transactions', async () => {
  for (let lost = 0; lost <= POOL_SIZE; lost += 1) {
    const cut = slow.database.write((em) => em.execute('select pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toThrow();
  }

  const { data } = await inTime(() => slow.run(plansByCode));
  expect(data).toEqual({ plans: [{ code: 'APIS-2022-2026' }] });
});
