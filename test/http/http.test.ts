import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { tracker } from '../support/tracker.js';

const demo = tracker({ settings: { CORS_ORIGINS: 'https://dashboard.example.org' } });

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${demo.address}/graphql`, fetchFn: fetch });

  test('has 61 audits', () => expect(audits).toHaveLength(61));

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    'passes %s: %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();

      expect(result.status === 'error' ? result.reason : result.status).toMatch(/^(ok|notice|warn)$/);
    },
  );
});

const QUERY = '{ plans { code } }';
const path = `/graphql?query=${encodeURIComponent(QUERY)}`;
const post = (headers: Record<string, string>) =>
  demo.get('/graphql', { method: 'POST', body: JSON.stringify({ query: QUERY }), headers });

test('answers a GET that anybody can send', async () => {
  const answer = await demo.get(path);

  expect(await answer.json()).toEqual({ data: { plans: [{ code: 'APIS-2022-2026' }] } });
});

test('lets no GET write', async () => {
  const answer = await demo.get(
    `/graphql?query=${encodeURIComponent('mutation { revokeApiToken(id: "x") { userErrors { code } } }')}`,
  );

  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});

test('refuses POST as a form sends it', async () => {
  const answer = await post({ 'content-type': 'text/plain' });

  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test.each([
  ['application/graphql-response+json', /^application\/graphql-response\+json/],
  ['application/json', /^application\/json/],
])('sends %s to a client that accepts it', async (accept, type) => {
  const answer = await post({ 'content-type': 'application/json', accept });

  expect(answer.headers.get('content-type')).toMatch(type);
});

const headersFor = async (origin: string) => (await demo.get('/health/live', { headers: { origin } })).headers;

test('lets an origin that is listed read', async () => {
  const headers = await headersFor('https://dashboard.example.org');

  expect(headers.get('access-control-allow-origin')).toBe('https://dashboard.example.org');
});

test('lets no other origin read', async () => {
  const headers = await headersFor('https://elsewhere.example.org');

  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('carries security headers and an id of the request', async () => {
  const headers = await headersFor('https://dashboard.example.org');

  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
});

test('shows at /graphql a page for people, with the examples in it, that asks nothing of the internet', async () => {
  const page = await demo.get('/graphql', { headers: { accept: 'text/html' } });

  const html = await page.text();
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(html).toContain('query ThePlan');
  expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
});

test.each(['live', 'ready'])('says that it is %s', async (status) => {
  const answer = await demo.get(`/health/${status}`);

  expect(await answer.json()).toEqual({ status });
});

test('measures requests, statements and connections', async () => {
  await demo.ask(QUERY);

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

describe('a request that says how it is written', () => {
  const body = JSON.stringify({ query: QUERY });
  const send = async (bytes: Uint8Array | string, headers: Record<string, string>) => {
    const init = {
      method: 'POST',
      body: bytes as BodyInit,
      headers: { 'content-type': 'application/json', ...headers },
    };
    const answer = await demo.get('/graphql', init);
    return { status: answer.status, text: await answer.text() };
  };

  test.each([
    ['UTF-16', Buffer.from(body, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }, /charset=utf-16/],
    ['two charsets', body, { 'content-type': 'application/json; charset=utf-8; charset=utf-16' }, /charset=utf-16/],
    ['Latin 1', body, { 'content-type': 'application/json;charset="ISO-8859-1"' }, /charset=ISO-8859-1/],
    ['gzip', gzipSync(body), { 'content-encoding': 'gzip' }, /Content-Encoding: gzip/],
    ['gzip and says otherwise what it is', body, { 'content-encoding': 'GZip' }, /Content-Encoding: gzip/],
  ])('is refused with 415 in %s', async (_, bytes, headers, message) => {
    const { status, text } = await send(bytes, headers as Record<string, string>);

    expect(status).toBe(415);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test.each([
    ['application/json; charset=UTF-8', {}],
    ['application/json; charset="utf8"', {}],
    ['application/json', { 'content-encoding': 'identity' }],
  ])('is taken as %s', async (type, headers) => {
    expect(await send(body, { 'content-type': type, ...headers })).toMatchObject({ status: 200 });
  });

  test('is refused where its bytes are not UTF-8', async () => {
    const latin = Buffer.from(
      '{"query":"{ organisations(filter: { search: \\"caf\u00e9\\" }) { nodes { code } } }"}',
      'latin1',
    );

    const { status, text } = await send(latin, {});

    expect([status, text]).toEqual([400, expect.stringContaining('The body is not UTF-8')]);
  });
});

test.each([
  ['PUT', '/graphql', 'GET, HEAD, POST'],
  ['DELETE', '/graphql', 'GET, HEAD, POST'],
  ['PATCH', '/graphql', 'GET, HEAD, POST'],
  ['OPTIONS', '/graphql', 'GET, HEAD, POST'],
  ['OPTIONS', '/health/live', 'GET, HEAD'],
  ['POST', '/', 'GET, HEAD'],
  ['DELETE', '/snapshots/GOLDEN-v1.json', 'GET, HEAD'],
  ['PUT', '/%67raphql', 'GET, HEAD, POST'],
])('says to %s %s which methods there are', async (method, address, allowed) => {
  const answer = await demo.get(address, { method });

  expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('answers HEAD with what a GET would say of its answer', async () => {
  const [head, get] = [await demo.get(path, { method: 'HEAD' }), await demo.get(path)];

  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const name of ['content-type', 'etag', 'cache-control', 'vary', 'x-revision', 'content-length'])
    expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
});

test('says which methods there are whatever the body is', async () => {
  const answer = await demo.get('/graphql', {
    method: 'PATCH',
    body: 'x'.repeat(300_000),
    headers: { 'content-encoding': 'gzip', 'content-type': 'text/csv' },
  });

  expect(answer.status).toBe(405);
});

test('says where nothing is, also where the address cannot be decoded', async () => {
  for (const address of ['/%ff', '/%', '/snapshots/%ff.json']) {
    const answer = await demo.get(address);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      expect.objectContaining({ errors: [expect.anything()] }),
    ]);
  }
});

test('says to any method that there is nothing where there is nothing', async () => {
  const statuses = await Promise.all(
    ['PUT', 'OPTIONS', 'POST'].map(async (method) => (await demo.get('/nothing', { method })).status),
  );

  expect(statuses).toEqual([404, 404, 404]);
});

test('answers the question of a browser before it sends from another origin', async () => {
  const answer = await demo.get('/graphql', {
    method: 'OPTIONS',
    headers: { origin: 'https://dashboard.example.org', 'access-control-request-method': 'POST' },
  });

  expect([answer.status, answer.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, POST']);
});
