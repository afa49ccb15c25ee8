import { expect, test } from '@jest/globals';
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
      message: expect.stringMatching(/^More than the 5 requests a minute/),
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
