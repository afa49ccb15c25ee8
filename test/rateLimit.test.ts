import { expect, test } from '@jest/globals';
import { Role } from '../src/schema/enums.js';
import { createToken } from '../src/services/token.js';
import { tracker } from './support/tracker.js';

const api = tracker({ template: 'empty', settings: { RATE_LIMIT: '5' } });

test('each address and each token may ask so often a minute; health is not counted', async () => {
  const { secret } = await createToken(api.orm, { name: 'dashboard', role: Role.DONOR, days: 1 });
  const plain = [];
  for (let sent = 0; sent < 7; sent += 1) plain.push(await api.ask('{ plans { code } }'));
  const [first] = plain;
  const last = plain[6];

  expect(plain.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect(first?.headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '4', 'ratelimit-reset': expect.stringMatching(/^\d+$/) });
  expect(last?.headers).toMatchObject({ 'ratelimit-remaining': '0', 'retry-after': expect.stringMatching(/^\d+$/) });
  expect(last?.errors).toEqual([
    { message: expect.stringMatching(/^More than the 5 requests a minute/), extensions: { code: 'RATE_LIMITED', limit: 5, requestId: expect.any(String) } },
  ]);
  expect((await api.send({ query: '{ plans { code } }' }, { authorization: `Bearer ${secret}` })).status).toBe(200);
  expect((await api.get('/health/ready')).status).toBe(200);
});
