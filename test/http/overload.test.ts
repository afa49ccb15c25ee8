import { expect, test } from '@jest/globals';
import { moneyOfPlan } from '../operations/http/overload.js';
import { plansByCode, titlesOfTools } from '../operations/http/service.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';
import { addressOf, end, startProcess } from '../support/process.js';
import { sqlSent } from '../support/sql.js';
import { type Answer, tracker } from '../support/tracker.js';

const busy = tracker({ settings: { POOL_SIZE: '4', QUEUE_SIZE: '5', REQUEST_DEADLINE_MS: '600000' } });
const patient = tracker({ template: 'empty', settings: { POOL_SIZE: '4', REQUEST_DEADLINE_MS: '1500' } });

const codeOf = ({ errors }: Answer<unknown>) => errors[0]?.extensions.code;

test('answers fast questions, says that it is ready and refuses more while slow ones fill their places', async () => {
  const slow: Promise<Answer<unknown>>[] = [];
  await whileLocked(busy.url, 'transaction', async () => {
    // three have a place, five wait: the ninth is one too many
    for (let sent = 0; sent < 8; sent += 1) slow.push(busy.run(moneyOfPlan));
    await until(async () => (await waitingIn(busy.url)) === 3 && (await waitingOperations()) === 5);

    const refused = await busy.run(moneyOfPlan);
    expect([refused.status, codeOf(refused), refused.headers['retry-after']]).toEqual([503, 'OVERLOADED', '1']);
    expect((await busy.run(plansByCode)).data).toEqual({ plans: [{ code: 'APIS-2022-2026' }] });
    expect((await busy.get('/health/ready')).status).toBe(200);
    expect(await waitingIn(busy.url)).toBe(3); // all of that was answered while they waited
  });

  for (const answer of await Promise.all(slow)) expect(answer.errors).toEqual([]);
});

/** How many operations wait for a place, as the metrics say. */
const waitingOperations = async () => {
  const metrics = await (await busy.get('/metrics')).text();
  return Number(/database_pool_connections\{state="waiting"\} (\d+)/.exec(metrics)?.[1]);
};

test('lives on when requests pass their deadline while probes wait, with its pool full', async () => {
  const env = { ...process.env, DATABASE_URL: patient.url, PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_BYTES: '0' };
  const { child } = startProcess({ ...env, POOL_SIZE: '4', REQUEST_DEADLINE_MS: '500' });
  const address = await addressOf(child);
  const send = (query: string) =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  const ask = async (number: number) => {
    const answer = await send(`{ tools { title } } # ${number}`);
    const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
    return errors[0]?.extensions.code;
  };

  await whileLocked(patient.url, 'tool', async () => {
    for (let round = 0; round < 3; round += 1) {
      const asked = Array.from({ length: 40 }, (_, number) => ask(number));
      const probed = Array.from({ length: 20 }, () => fetch(`${address}/health/ready`));
      for (const code of await Promise.all(asked))
        expect(['DEADLINE_EXCEEDED', 'OVERLOADED', 'UNAVAILABLE']).toContain(code); // each is answered
      for (const { status } of await Promise.all(probed)) expect(status).toBe(200);
    }
  });

  await until(async () => (await send('{ tools { title } }')).status === 200);
  expect(child.exitCode).toBeNull();
  expect(await end(child, 'SIGTERM')).toBe(0);
});

const calm = tracker({ settings: { ANSWER_CACHE_BYTES: '1000000', REQUEST_DEADLINE_MS: '600000' } });
const hasty = tracker({ settings: { ANSWER_CACHE_BYTES: '1000000', REQUEST_DEADLINE_MS: '1500' } });

test('computes what many ask once, also where it takes too long: the others do not try in turn', async () => {
  await until(async () => (await hasty.run(plansByCode)).sql.length === 0); // it knows the revision
  const before = sqlSent().length;

  const answers = await whileLocked(hasty.url, 'tool', () =>
    Promise.all(Array.from({ length: 20 }, () => hasty.run(titlesOfTools))),
  );

  for (const answer of answers) expect(['DEADLINE_EXCEEDED', 'OVERLOADED', 'UNAVAILABLE']).toContain(codeOf(answer));
  expect(
    sqlSent()
      .slice(before)
      .filter((text) => text.includes('from tool')),
  ).toHaveLength(1);
});

test('goes on with what others have asked as well, when the first who asked has left', async () => {
  await until(async () => (await calm.run(plansByCode)).sql.length === 0); // it knows the revision
  const client = new AbortController();
  const body = JSON.stringify({ query: titlesOfTools.toString() });
  const headers = { 'content-type': 'application/json' };
  const before = sqlSent().length;
  let others: Promise<Answer<unknown>>[] = [];

  await whileLocked(calm.url, 'tool', async () => {
    const first = calm.get('/graphql', { method: 'POST', headers, body, signal: client.signal });
    await until(async () => (await waitingIn(calm.url)) === 1);
    others = [1, 2, 3].map(() => calm.run(titlesOfTools));
    await calm.run(plansByCode); // the others have come by now: they were sent before
    client.abort();
    await expect(first).rejects.toThrow();
  });

  for (const { errors, status } of await Promise.all(others)) expect([status, errors]).toEqual([200, []]);
  expect(
    sqlSent()
      .slice(before)
      .filter((text) => text.includes('from tool')),
  ).toHaveLength(1);
});
