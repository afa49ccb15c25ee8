import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { PoolClient } from 'pg';
import pino from 'pino';
import { Database } from '../../src/database/Database.js';
import { createDatabase } from '../support/database.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';

let own: Awaited<ReturnType<typeof createDatabase>>;
let database: Database;
/** The first word of everything that was sent. */
let sent: string[] = [];
beforeAll(async () => {
  own = await createDatabase('empty');
  database = new Database({
    url: own.url,
    poolSize: 2,
    queueSize: 10,
    deadlineMs: 600_000,
    log: pino({ level: 'silent' }),
  });
  database.pool.on('connect', (client: PoolClient) => {
    const send = client.query;
    client.query = ((...call: unknown[]) => {
      sent.push(/^\w+/.exec(String(call[0]))?.[0] ?? '');
      return Reflect.apply(send, client, call);
    }) as PoolClient['query'];
  });
});
beforeEach(() => {
  sent = [];
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const busy = () => database.pool.totalCount - database.pool.idleCount;

test('says nothing on the connection of a write once it is committed: it may be another’s', async () => {
  await database.write((em) => em.execute("insert into source (code, title) values ('X', 'x')"));

  expect(sent).toEqual(['begin', 'insert', 'commit']);
});

test('undoes a write that fails, and gives its connection back', async () => {
  const failed = database.write(async (em) => {
    await em.execute("insert into source (code, title) values ('Y', 'y')");
    throw new Error('it fails');
  });

  await expect(failed).rejects.toThrow('it fails');
  expect(sent).toEqual(['begin', 'insert', 'rollback']);
  expect(busy()).toBe(0);
});

test('opens nothing for an operation that reads nothing', async () => {
  await database.read(async () => {});

  expect(sent).toEqual([]);
});

test('takes no connection once an operation has ended, whoever still asks', async () => {
  const operation = database.begin();
  await operation.em.execute('select 1');
  await operation.end();

  await expect(operation.em.execute('select 1')).rejects.toThrow('the operation has ended');
  expect(busy()).toBe(0);
});

test('sends what waits for the opening of an operation on no connection that it has given back', async () => {
  const operation = database.begin();
  const asked = operation.em.execute('select 1'); // it is being opened
  const ended = operation.end();

  await expect(asked).rejects.toThrow(/has ended/);
  await ended;
  expect(sent).not.toContain('select');
  expect(busy()).toBe(0);
});

test('gives a connection back only when all that it reads has ended, however often it is told to end', async () => {
  const operation = database.begin();
  let both: Promise<void>[] = [];
  let asked: Promise<unknown> = Promise.resolve();
  await whileLocked(own.url, 'source', async () => {
    asked = operation.em.execute('select from source');
    await until(async () => (await waitingIn(own.url)) > 0);
    both = [operation.end(), operation.end()]; // an answer was sent before all was read, and its socket closes
  });
  await Promise.all([...both, asked]);

  expect(sent).toEqual(['begin', 'select', 'rollback']);
  expect(busy()).toBe(0);
});

test('ends what is being read when nobody waits for it any more', async () => {
  await whileLocked(own.url, 'source', async () => {
    const operation = database.begin();
    const asked = operation.em.execute('select from source');
    await until(() => sent.includes('select'));

    operation.abandon(new Error('nobody waits'));

    await expect(asked).rejects.toThrow('nobody waits');
    await operation.end();
    expect(busy()).toBe(0);
  });
});

test('lets in those who wait for a place in their turn, and those whose time is over leave', async () => {
  const holders = [database.begin(), database.begin()];
  for (const holder of holders) await holder.em.execute('select 1');
  const [impatient, patient] = [database.begin(), database.begin()];
  const given = impatient.em.execute('select 1');
  const asked = patient.em.execute('select 1');
  await until(() => database.waiting === 2);

  impatient.abandon(new Error('nobody waits'));
  await expect(given).rejects.toThrow('nobody waits');
  await holders[0]?.end();
  await asked;

  expect(database.waiting).toBe(0);
  for (const one of [...holders, impatient, patient]) await one.end();
  expect(busy()).toBe(0);
});

test('reads once more where the connection was lost in the midst of it', async () => {
  let tries = 0;
  const read = database.read(async (em) => {
    tries += 1;
    const cut = tries === 1 ? 'pg_terminate_backend(pg_backend_pid())' : 'true';
    return em.execute(`select ${cut} as done`);
  });

  expect(await read).toEqual([{ done: true }]);
  expect([tries, busy()]).toEqual([2, 0]);
});
