import { afterAll, afterEach, expect, test } from '@jest/globals';
import type { TransactionInput } from '../generated/graphql.js';
import { createAndRecord, recordAndReadMilestones } from '../operations/database/state.js';
import { plansAtRevision, plansByCode } from '../operations/http/service.js';
import { recordTransactions } from '../operations/money/writes.js';
import { person } from '../support/cast.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { Network } from '../support/Network.js';
import { until } from '../support/patience.js';
import { type Answer, tracker } from '../support/tracker.js';

// A network between the service and its database that fails; what is asserted is what comes first, never how long
// something takes.

let network: Network;
const POOL_SIZE = 3;
const DEADLINE_MS = 2_000;
const far = tracker({
  settings: { POOL_SIZE: String(POOL_SIZE), REQUEST_DEADLINE_MS: String(DEADLINE_MS) },
  through: (url) => {
    network = new Network(url);
    return network.start();
  },
});
const secretariat = person(far, 'secretariat', 'SECRETARIAT');
afterEach(() => {
  network.mode = 'PASS';
});
afterAll(() => network.stop());

const codeOf = ({ errors }: Answer<unknown>) => errors[0]?.extensions.code;
const ask = () => far.run(plansByCode);
const isReady = async () => (await far.get('/health/ready')).status === 200;
const plans = { plans: [{ code: 'APIS-2022-2026' }] };

/** Fills the pool with connections that work. */
const warmUp = () => Promise.all(Array.from({ length: POOL_SIZE }, ask));

test('answers UNAVAILABLE while the network is silent, and answers again once it is back', async () => {
  await warmUp();
  network.mode = 'SWALLOW';

  const answers = await Promise.all(Array.from({ length: 2 * POOL_SIZE }, ask));
  expect(network.mode).toBe('SWALLOW'); // each answer came before the network was back
  for (const answer of answers) expect(['UNAVAILABLE', 'OVERLOADED']).toContain(codeOf(answer));
  expect(answers.map(({ status, data }) => [status, data])).toEqual(answers.map(() => [503, {}]));

  network.mode = 'PASS';
  await until(isReady);
  for (let asked = 0; asked < 2 * POOL_SIZE; asked += 1) expect((await ask()).data).toEqual(plans);
});

test('says when to try again', async () => {
  network.refuse();

  const answer = await ask();

  expect([answer.status, codeOf(answer), answer.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '1']);
});

test('reads once more on a fresh connection what it was reading when its own was lost', async () => {
  await until(isReady);
  await warmUp();
  const made = network.made;

  network.cut();
  const answers = await Promise.all(Array.from({ length: POOL_SIZE }, ask));

  expect(answers.map(({ data }) => data)).toEqual(answers.map(() => plans));
  expect(network.made).toBeGreaterThan(made);
});

const payment: TransactionInput = {
  project: 'DEMO-01',
  type: 'DISBURSEMENT',
  value: { amount: '1', currency: 'USD' },
  transactionDate: '2026-08-03',
};

test('writes once, although the connection on which the write began was lost', async () => {
  await until(isReady);
  const record = () => secretariat.run(recordTransactions, { input: [payment] });
  await record();
  await warmUp();
  const before = Number((await far.run(plansAtRevision)).data.lens.revision);

  network.cut();
  const { data } = await record();

  expect(data.recordTransactions).toMatchObject({ transactions: [{ id: expect.any(String) }], userErrors: [] });
  expect(Number((await far.run(plansAtRevision)).data.lens.revision)).toBe(before + 1);
});

test('does not say that it is ready while the network is silent', async () => {
  await until(isReady);
  network.mode = 'SWALLOW';

  await until(async () => !(await isReady()));

  expect(network.mode).toBe('SWALLOW');
});

/** Sends a write that waits for a lock, and leaves while the network is silent; whether it came so far. */
const leaveWhileWriting = async () => {
  const client = new AbortController();
  const body = JSON.stringify({ query: recordTransactions.toString(), variables: { input: [payment] } });
  const headers = { 'content-type': 'application/json', ...(await secretariat.authorization()) };
  return whileLocked(far.url, 'transaction', async () => {
    let isAnswered = false; // by a machine too busy to come to the lock in time
    const sent = far.get('/graphql', { method: 'POST', headers, body, signal: client.signal }).then(
      () => {
        isAnswered = true;
      },
      () => {},
    );
    await until(async () => isAnswered || (await waitingIn(far.url)) > 0);
    network.mode = 'SWALLOW';
    client.abort();
    await sent;
    return !isAnswered;
  }).finally(() => {
    network.mode = 'PASS';
  });
};

test('gives the place of a write back whose client left while the network was silent', async () => {
  await until(isReady);
  for (let left = 0; left < POOL_SIZE; ) if (await leaveWhileWriting()) left += 1;

  await until(async () => (await ask()).status === 200);
  for (let asked = 0; asked < 2 * POOL_SIZE; asked += 1) expect((await ask()).data).toEqual(plans);
});

test('says that a write is done where only the answer could not be read in time', async () => {
  await until(isReady);
  const before = Number((await far.run(plansAtRevision)).data.lens.revision);

  const answer = await whileLocked(far.url, 'milestone', () =>
    secretariat.run(recordAndReadMilestones, { input: [payment] }),
  );

  expect(answer.errors[0]?.message).toMatch(/^The write is done, .* do not send it again/);
  expect(Number((await far.run(plansAtRevision)).data.lens.revision)).toBe(before + 1);
});

test('says of each part of a mutation whether it is done', async () => {
  await until(isReady);
  const before = Number((await far.run(plansAtRevision)).data.lens.revision);

  const answer = await whileLocked(far.url, 'transaction', () =>
    secretariat.run(createAndRecord, { input: [payment] }),
  );

  expect(answer.errors.map(({ path, message }) => [path?.[0], /is done/.test(message)])).toEqual([['second', false]]);
  expect(Number((await far.run(plansAtRevision)).data.lens.revision)).toBe(before + 1); // the first part is done
});
