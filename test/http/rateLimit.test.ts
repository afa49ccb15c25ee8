import { expect, test } from '@jest/globals';
import { createToken } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty', settings: { RATE_LIMIT: '5' } });

test('each address and each token may ask so often a minute; health is not counted', async () => {
  const { secret } = await createToken(api.orm, { name: 'dashboard', role: Role.DONOR, days: 1 });
  const plain = [];
  for (let sent = 0; sent < 7; sent += 1) plain.push(await api.ask('{ plans { code } }'));
  const [first] = plain;
  const last = plain[6];

  expect(plain.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
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
  expect((await api.send({ query: '{ plans { code } }' }, { authorization: `Bearer ${secret}` })).status).toBe(200);
  expect((await api.get('/health/ready')).status).toBe(200);
});

test('tokens made up for each request count together, for the address that they come from', async () => {
  const statuses = [];
  for (let sent = 0; sent < 7; sent += 1)
    statuses.push(
      (await api.send({ query: '{ plans { code } }' }, { authorization: `Bearer apis_${String(sent).repeat(43)}` }))
        .status,
    );

  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  expect(statuses[0]).not.toBe(429);
});

const spelled = tracker({ template: 'empty', settings: { RATE_LIMIT: '5' } });

test('a token counts for itself however its header is spelled', async () => {
  const { secret } = await createToken(spelled.orm, { name: 'speller', role: Role.DONOR, days: 1 });
  const spellings = ['Bearer', 'bearer', 'BEARER', 'bEarer', 'beArer', 'beaRer', 'bearEr', 'beareR'];
  const statuses = [];
  for (const scheme of [...spellings, ...spellings])
    statuses.push(
      (await spelled.send({ query: '{ plans { code } }' }, { authorization: `${scheme} ${secret}` })).status,
    );

  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(6);
});

const behindProxy = tracker({ template: 'empty', settings: { RATE_LIMIT: '2', TRUST_PROXY: '127.0.0.1' } });

test('behind a proxy that is trusted, addresses are those of its visitors', async () => {
  const from = async (address: string, on = behindProxy) =>
    (await on.send({ query: '{ plans { code } }' }, { 'x-forwarded-for': address })).status;

  expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([
    200, 200, 429, 200,
  ]);
  expect(await from('192.0.2.3', api)).toBe(429); // nobody is believed unless told so
});
