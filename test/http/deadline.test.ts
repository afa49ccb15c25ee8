import { expect, test } from '@jest/globals';
import { createToken } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { tracker } from '../support/tracker.js';

const POOL_SIZE = 3;
const slow = tracker({ settings: { REQUEST_DEADLINE_MS: '300', POOL_SIZE: String(POOL_SIZE) } });

/** Holds a table until what is done meanwhile has ended. */
const whileLocked = async (table: string, work: () => Promise<void>) => {
  const em = slow.orm.em.fork();
  await em.begin();
  await em.execute(`lock table ${table}`);
  await work();
  await em.rollback();
};
const codesOf = ({ errors }: Awaited<ReturnType<typeof slow.ask>>) => errors.map(({ extensions }) => extensions.code);

test('cancels what takes too long, in the database too', async () => {
  await whileLocked('tool', async () => {
    const answer = await slow.ask('{ tools { title } }');
    const running = await slow.orm.em
      .fork()
      .execute<{ n: number }[]>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and query like '%from tool order by%' and state = 'active' and pid <> pg_backend_pid()",
      );

    expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
    expect(running).toEqual([{ n: 0 }]);
  });
});

test('a write that takes too long gives its connection and its locks back', async () => {
  const { secret } = await createToken(slow.orm, { name: 'writer', role: Role.SECRETARIAT, days: 1 });
  const query = `mutation { recordTransactions(input: [{ project: "DEMO-01", type: DISBURSEMENT, value: { amount: "1", currency: "USD" }, transactionDate: "2026-08-03" }]) { transactions { id } userErrors { code } } }`;
  const write = () => slow.send({ query }, { authorization: `Bearer ${secret}` });
  await whileLocked('transaction', async () => {
    for (let sent = 0; sent <= POOL_SIZE; sent += 1) expect(codesOf(await write())).toEqual(['DEADLINE_EXCEEDED']);
  });

  expect((await write()).data).toEqual({
    recordTransactions: { transactions: [{ id: expect.any(String) }], userErrors: [] },
  });
});

test('connections that were lost in the midst of transactions are replaced', async () => {
  for (let lost = 0; lost <= POOL_SIZE; lost += 1) {
    const cut = slow.orm.em.fork().transactional((em) => em.execute('select pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toThrow();
  }

  expect((await slow.ask('{ plans { code } }')).data).toEqual({ plans: [{ code: 'APIS-2022-2026' }] });
});
