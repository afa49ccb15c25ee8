import { afterAll, beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { now, shiftClock } from '../../src/clock.js';
import { clockShift, readConfig } from '../../src/config.js';
import { startService } from '../../src/http/service.js';
import { createToken } from '../../src/services/access/index.js';
import { plansByCode } from '../operations/http/service.js';
import { person } from '../support/cast.js';
import { until } from '../support/patience.js';
import { tracker } from '../support/tracker.js';

const LIMIT = 5;
const perMinute = (requests: number) => ({ RATE_LIMIT: String(requests) });

/** Does the same several times, one after the other. */
const times = async <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  for (let index = 0; index < count; index += 1) results.push(await act(index));
  return results;
};
const asking = { query: plansByCode.toString() };

/** Each test begins with a minute: points are counted by the minute of the clock. */
beforeEach(() => {
  shiftClock(clockShift());
  shiftClock(clockShift() - (now().getTime() % 60_000));
});
afterAll(() => shiftClock(clockShift()));

const api = tracker({ template: 'empty', settings: perMinute(LIMIT) });

test('lets an address ask so often a minute, and says how often it still may', async () => {
  const answers = await times(7, () => api.run(plansByCode));

  const [first, last] = [answers[0], answers[6]];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(first?.headers).toMatchObject({
    'ratelimit-limit': '5',
    'ratelimit-remaining': '4',
    'ratelimit-reset': expect.stringMatching(/^\d+$/),
  });
  expect(last?.headers).toMatchObject({ 'ratelimit-remaining': '0', 'retry-after': expect.stringMatching(/^\d+$/) });
  expect(last?.errors).toEqual([
    {
      message: expect.stringMatching(/^More than the 5 points a minute allowed/),
      extensions: { code: 'RATE_LIMITED', limit: 5, requestId: expect.any(String) },
    },
  ]);
});

/** Asks without a token until the address may ask no more. */
const exhaust = () => until(async () => (await api.run(plansByCode)).status === 429);

test('counts a token and questions of health apart from the address', async () => {
  await exhaust();

  expect((await person(api, 'dashboard', 'DONOR').run(plansByCode)).status).toBe(200);
  expect((await api.get('/health/ready')).status).toBe(200);
});

test('counts tokens that are made up together, for the address that they come from', async () => {
  await exhaust();

  const answers = await times(7, (index) =>
    api.send(asking, { authorization: `Bearer apis_${String(index).repeat(43)}` }),
  );

  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  expect(statuses[0]).not.toBe(429);
});

const spelled = tracker({ template: 'empty', settings: perMinute(LIMIT) });

test('counts a token for itself however its header is spelled', async () => {
  const { secret } = await createToken(spelled.database, { name: 'speller', role: 'DONOR', days: 1 });
  const spellings = ['Bearer', 'bearer', 'BEARER', 'bEarer', 'beArer', 'beaRer', 'bearEr', 'beareR'];

  const answers = await times(2 * spellings.length, (index) =>
    spelled.send(asking, { authorization: `${spellings[index % spellings.length]} ${secret}` }),
  );

  expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(6);
});

const behindProxy = tracker({ template: 'empty', settings: { ...perMinute(2), TRUST_PROXY: '127.0.0.1' } });

/** The status of a question that says to come from an address. */
const from = async (address: string, service = behindProxy) =>
  (await service.send(asking, { 'x-forwarded-for': address })).status;

test('counts behind a proxy that is trusted by the addresses of its visitors', async () => {
  const visitors = ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'];

  const statuses = await times(visitors.length, (index) => from(String(visitors[index])));

  expect(statuses).toEqual([200, 200, 429, 200]);
});

test('believes no address that is said unless it was told to', async () => {
  await exhaust();

  expect(await from('192.0.2.3', api)).toBe(429);
});

const byHeader = (answer: Response) => Number(answer.headers.get('ratelimit-remaining'));

const counting = tracker({ template: 'empty', settings: { ...perMinute(1_000), ANSWER_CACHE_BYTES: '1000000' } });

const remaining = ({ headers }: { headers: Record<string, unknown> }) => Number(headers['ratelimit-remaining']);

/** What something costs, by what is left before and after it. */
const costOf = async (act: () => Promise<{ headers: Record<string, unknown> } | Response>): Promise<number> => {
  const before = remaining(await counting.ask('{ nonsense }'));
  const { headers } = await act();
  return before - (headers instanceof Headers ? Number(headers.get('ratelimit-remaining')) : remaining({ headers }));
};

const LARGE = 'projects(first: 100) { nodes { actions { action { id } } } }';
const revoke = (name: string) => `${name}: revokeApiToken(id: "x") { userErrors { code } }`;

test.each([
  ['a small query', 1, () => counting.ask('{ tools { id } }')],
  ['a query for 400 nodes', 4, () => counting.ask(`{ ${LARGE} }`)],
  [
    'the small operation of a document',
    1,
    () => counting.send({ query: `query A { tools { title } } query B { ${LARGE} }`, operationName: 'A' }),
  ],
  ['a query that is wrong', 1, () => counting.ask('{ nonsense }')],
  ['a body that is no JSON', 1, () => counting.send('{')],
  ['a mutation', 10, () => counting.ask(`mutation { ${revoke('a')} }`)],
  ['two fields of a mutation', 20, () => counting.ask(`mutation { ${revoke('a')} ${revoke('b')} }`)],
  ['an address where there is nothing', 1, () => counting.get('/nothing')],
  ['a method that there is not', 1, () => counting.get('/graphql', { method: 'PUT' })],
  ['a bare OPTIONS', 1, () => counting.get('/graphql', { method: 'OPTIONS' })],
  ['a bare OPTIONS where there is nothing', 1, () => counting.get('/nothing', { method: 'OPTIONS' })],
  ['an address that cannot be decoded', 1, () => counting.get('/%ff')],
  ['an address below that of health', 1, () => counting.get('/health/nothing')],
  ['the page to try queries', 1, () => counting.get('/graphql', { headers: { accept: 'text/html' } })],
  ['a page, and what it asks', 2, () => counting.get('/')],
])('counts %s as %i', async (_, points, act) => {
  expect(await costOf(act)).toBe(points);
});

test('counts nothing for an answer from memory', async () => {
  const query = '{ events { totalCount } }';
  await counting.ask(query);

  expect(await costOf(() => counting.ask(query))).toBe(0);
});

const poor = tracker({ template: 'empty', settings: perMinute(15) });

test('refuses an operation for which too little is left, says what it costs, and takes one point for it', async () => {
  await poor.ask('{ tools { id } }');

  const { status, errors } = await poor.ask(`mutation { ${revoke('a')} ${revoke('b')} }`);

  expect([status, errors[0]?.message]).toEqual([429, expect.stringContaining('this request costs 20')]);
  expect(remaining(await poor.ask('{ tools { id } }'))).toBe(12);
});

const shared = tracker({ template: 'empty', settings: perMinute(100) });

test('counts over all instances on a database', async () => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...perMinute(100) });
  const other = await startService(config, shared.url, pino({ level: 'silent' }));
  await other.prepared;
  const left = async () => byHeader(await fetch(`${other.address}/nothing`));
  const booked = async () => {
    const rows = await shared.orm.em.fork().execute<{ points: number }[]>('select points from rate_use');
    return rows.reduce((sum, { points }) => sum + points, 0);
  };

  try {
    await times(60, () => shared.run(plansByCode));
    await until(async () => (await booked()) >= 60);
    const lefts: number[] = [];
    // Each time its own points are in the book, it has read there what the others have spent.
    for (let own = 1; own <= 5; own += 1) {
      lefts.push(await left());
      await until(async () => (await booked()) >= 60 + own);
    }

    expect(lefts.at(-1)).toBeLessThanOrEqual(38);
  } finally {
    await other.stop();
  }
});
