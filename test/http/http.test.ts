import { describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { tracker } from '../support/tracker.js';

const demo = tracker({ settings: { CORS_ORIGINS: 'https://dashboard.example.org' } });

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${demo.address}/graphql`, fetchFn: fetch });

  test('there are 61 audits', () => expect(audits).toHaveLength(61));

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();

    expect(result.status === 'error' ? result.reason : result.status).toMatch(/^(ok|notice|warn)$/);
  });
});

test('answers GET, and refuses what a browser could be tricked into sending', async () => {
  const query = encodeURIComponent('{ plans { code } }');

  const plain = await demo.get(`/graphql?query=${query}`);
  const checked = await demo.get(`/graphql?query=${query}`, { headers: { 'apollo-require-preflight': '1' } });
  const form = await demo.get('/graphql', {
    method: 'POST',
    body: '{"query":"{ plans { code } }"}',
    headers: { 'content-type': 'text/plain' },
  });

  expect(plain.status).toBe(400);
  expect(await plain.text()).toMatch(/CSRF/);
  expect(await checked.json()).toEqual({ data: { plans: [{ code: 'APIS-2022-2026' }] } });
  expect(form.status).toBeGreaterThanOrEqual(400);
});

test('sends the content type that the client accepts', async () => {
  const ask = async (accept: string) =>
    (
      await demo.get('/graphql', {
        method: 'POST',
        body: '{"query":"{ plans { code } }"}',
        headers: { 'content-type': 'application/json', accept },
      })
    ).headers.get('content-type');

  expect(await ask('application/graphql-response+json')).toMatch(/^application\/graphql-response\+json/);
  expect(await ask('application/json')).toMatch(/^application\/json/);
});

test('carries security headers, and lets only listed origins read', async () => {
  const from = async (origin: string) => (await demo.get('/health/live', { headers: { origin } })).headers;
  const headers = await from('https://dashboard.example.org');

  expect(headers.get('access-control-allow-origin')).toBe('https://dashboard.example.org');
  expect((await from('https://elsewhere.example.org')).get('access-control-allow-origin')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});

test('shows a page for people that asks nothing of the internet, with the examples in it', async () => {
  for (const path of ['/', '/graphql']) {
    const page = await demo.get(path, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).toContain('query ThePlan');
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/);
  }
});

test('tells whether it lives, whether it is ready, and how it fares', async () => {
  await demo.ask('{ plans { code } }');

  expect(await (await demo.get('/health/live')).json()).toEqual({ status: 'live' });
  expect(await (await demo.get('/health/ready')).json()).toEqual({ status: 'ready' });
  const metrics = await (await demo.get('/metrics')).text();
  for (const name of [
    'http_requests_total{',
    'http_request_duration_seconds_bucket{',
    'graphql_sql_statements_bucket{',
    'database_pool_connections{',
  ])
    expect(metrics).toContain(name);
  expect(metrics).toMatch(/graphql_sql_statements_sum\{root="plans"\} [1-9]/);
});

test('says where the API is when asked elsewhere', async () => {
  const answer = await demo.get('/api');

  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('/graphql'), extensions: { code: 'NOT_FOUND' } }],
  });
});
