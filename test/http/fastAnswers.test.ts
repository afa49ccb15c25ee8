import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { type Service, startService } from '../../src/http/service.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';
import { sqlSent } from '../support/sql.js';
import { tracker } from '../support/tracker.js';

// Answers from memory that are given before a request is routed.

const api = tracker({ settings: { ANSWER_CACHE_BYTES: '4000000', RATE_LIMIT: '100000' } });
const PLAN = '{ plan(code: "APIS-2022-2026") { pillars { title actions { number title } } } lens { revision } }';

let other: Service;
beforeAll(async () => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_BYTES: '4000000' });
  other = await startService(config, api.url, pino({ level: 'silent' }));
  await other.prepared;
});
afterAll(() => other.stop());

const byGet = (headers: Record<string, string> = {}, at = api.address) =>
  fetch(`${at}/graphql?query=${encodeURIComponent(PLAN)}`, { headers });
const byPost = (headers: Record<string, string> = {}, query = PLAN) =>
  fetch(`${api.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** Whether an answer came before routing: there nothing is counted against anybody's limit. */
const isFast = ({ headers }: Response) => headers.get('ratelimit-limit') === null;

const OF_ONE = /^(x-request-id|date|ratelimit-.*|content-length|content-encoding|transfer-encoding)$/;

const three = async (ask: () => Promise<Response>) => {
  const answers = [];
  for (let nth = 0; nth < 3; nth += 1) {
    const answer = await ask();
    answers.push({ answer, text: await answer.text() });
  }
  return answers;
};

test.each([
  ['GET', byGet],
  ['POST', (headers: Record<string, string>) => byPost(headers, `${PLAN} # by POST`)],
])('gives the same answer by %s, computed, from memory, and before routing', async (_, ask) => {
  const [first, second, third] = await three(() => ask({}));

  expect([first, second, third].map((one) => one && isFast(one.answer))).toEqual([false, false, true]);
  expect(new Set([first?.text, second?.text, third?.text]).size).toBe(1);
  const named = (answer?: Response) =>
    [...(answer?.headers ?? [])]
      .filter(([name]) => !OF_ONE.test(name))
      .map(([name, value]) => [name, [...new Set(value.toLowerCase().split(', '))].sort().join(', ')]);
  expect(named(third?.answer)).toEqual(named(second?.answer));
  expect(third?.answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});

test('forgets them with the next write, by whoever', async () => {
  await three(byGet);
  const { headers } = await byGet();
  await api.database.write((em) => em.execute('update revision set number = number + 1'));

  await until(async () => (await byGet()).headers.get('x-revision') !== headers.get('x-revision'));

  expect(Number((await byGet()).headers.get('x-revision'))).toBe(Number(headers.get('x-revision')) + 1);
});

test.each([
  ['GET', () => fetch(`${api.address}/graphql?query=${encodeURIComponent(`${PLAN} # awaited`)}`)],
  ['POST', () => byPost({}, `${PLAN} # awaited by POST`)],
])('keeps nothing of what many waited for by %s while somebody wrote', async (_, ask) => {
  const asked = await whileLocked(api.url, 'pillar', async (client) => {
    const many = [1, 2, 3].map(() => ask());
    await until(async () => (await waitingIn(api.url)) > 0);
    await client.query('update revision set number = number + 1');
    await client.query(`update pillar set title = title || '${_}'`);
    await client.query('commit');
    return Promise.all(many);
  });
  for (const answer of asked) expect(await answer.text()).not.toContain(`${_}"`);
  const now = await (await byPost({}, `${PLAN} # not asked before, ${_}`)).json();

  await until(async () => (await ask()).headers.get('x-revision') === now.data.lens.revision.toString());

  for (const { text } of await three(() => ask())) expect(JSON.parse(text)).toEqual(now);
});

test.each([
  ['a token', { authorization: 'Bearer nobody' }],
  ['an origin', { origin: 'https://dashboard.example.org' }],
  ['a later revision', { 'x-revision': '999999' }],
  ['an id of its own', { 'x-request-id': 'from-the-caller' }],
])('leaves a request with %s to those behind it', async (_, headers) => {
  await three(byGet);

  expect(isFast(await byGet(headers))).toBe(false);
});

test('asks nothing else of the body than JSON does', async () => {
  await three(byPost);

  const broken = await byPost({}, PLAN.slice(0, 20));
  expect(broken.status).toBe(400);
  const large = await byPost({}, `{ plans { code } } # ${'x'.repeat(60_000)}`);
  expect([large.status, isFast(large)]).toEqual([200, false]);
  const tooLarge = await byPost({}, `{ plans { code } } # ${'x'.repeat(400_000)}`);
  expect(tooLarge.status).toBe(413);
});

test('says that an answer is the same, on an instance that has never given it', async () => {
  const tag = (await byGet()).headers.get('etag') ?? '';
  const ready = `${other.address}/graphql?query=${encodeURIComponent('{ lens { revision } }')}`;
  const revision = (await byGet()).headers.get('x-revision');
  await until(async () => (await fetch(ready)).headers.get('x-revision') === revision); // it hears of writes, too
  const before = sqlSent().length;

  const answer = await byGet({ 'if-none-match': tag }, other.address);

  expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag]);
  expect(sqlSent()).toHaveLength(before);
  await three(byGet);
  const fast = await byGet({ 'if-none-match': tag });
  expect([fast.status, await fast.text(), isFast(fast), fast.headers.get('etag')]).toEqual([304, '', true, tag]);
});
