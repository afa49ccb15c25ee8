import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { examples } from '../../src/http/examples.js';
import { person } from '../support/cast.js';
import { until } from '../support/patience.js';
import { sqlSent } from '../support/sql.js';
import { tracker } from '../support/tracker.js';

// Answers as the web expects them: what may be kept, for how long, and whether it is still the same.

const api = tracker({ settings: { ANSWER_CACHE_BYTES: '4000000', CORS_ORIGINS: 'https://dashboard.example.org' } });
const forgetful = tracker({ settings: { ANSWER_CACHE_BYTES: '0' } });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const PLANS = '{ plans { code title } }';
const LARGE = '{ plan(code: "APIS-2022-2026") { pillars { title actions { number title wording } } } }';
const address = (query: string, more = '') => `/graphql?query=${encodeURIComponent(query)}${more}`;
const get = (query: string, headers: Record<string, string> = {}, of = api) => of.get(address(query), { headers });
const statementsOf = async (act: () => Promise<unknown>) => {
  const before = sqlSent().length;
  await act();
  return sqlSent().length - before;
};

test('says how long an answer may be kept, of which state it is, and what it depends on', async () => {
  const { status, headers } = await get(PLANS);

  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('public, s-maxage=1, stale-if-error=60');
  expect(headers.get('etag')).toMatch(/^W\/"[\w-]{43}"$/);
  expect(headers.get('x-revision')).toMatch(/^\d+$/);
  expect(headers.get('vary')?.toLowerCase().split(', ').sort()).toEqual(
    expect.arrayContaining(['accept', 'accept-encoding', 'authorization', 'x-revision']),
  );
});

test('says that an answer is the same without asking the database', async () => {
  for (const one of [api, forgetful]) {
    const tag = (await get(PLANS, {}, one)).headers.get('etag') ?? '';

    const statements = await statementsOf(async () => {
      const again = await get(PLANS, { 'if-none-match': `"x", ${tag}` }, one);
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    });
    expect(statements).toBe(0);
    const accept = 'application/graphql-response+json';
    expect((await get(PLANS, { 'if-none-match': tag, accept }, one)).status).toBe(200);
  }
});

test('gives another tag once somebody has written', async () => {
  const before = await get(PLANS);
  const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
  const plan = { code: 'NEXT', title: 'Next', startDate: '2027-01-01', endDate: '2030-12-31', provenance };
  await importDataset(api.database, parseDataset({ plans: [plan] }), 'next');

  await until(async () => (await get(PLANS)).headers.get('etag') !== before.headers.get('etag'));

  const after = await get(PLANS, { 'if-none-match': before.headers.get('etag') ?? '' });
  expect(after.status).toBe(200);
  expect(Number(after.headers.get('x-revision'))).toBeGreaterThan(Number(before.headers.get('x-revision')));
});

test('answers a client that has seen a later state from the database, and not from memory', async () => {
  await get(PLANS);
  const revision = Number((await get(PLANS)).headers.get('x-revision'));

  expect(await statementsOf(() => get(PLANS, { 'x-revision': String(revision) }))).toBe(0);
  expect(await statementsOf(() => get(PLANS, { 'x-revision': String(revision + 1) }))).toBe(1);
});

test('keeps nothing of what is for one alone, of errors, and of what is posted', async () => {
  const caching = async (answer: Response) => {
    await answer.text();
    return [answer.headers.get('cache-control'), answer.headers.get('etag')];
  };

  expect(await caching(await get('{ viewer { name } }', await secretariat.authorization()))).toEqual([
    'private, no-store',
    null,
  ]);
  expect(await caching(await get('{ node(id: "x") { id } }'))).toEqual(['private, no-store', null]);
  const posted = {
    method: 'POST',
    body: JSON.stringify({ query: PLANS }),
    headers: { 'content-type': 'application/json' },
  };
  expect(await caching(await api.get('/graphql', posted))).toEqual(['no-store', null]);
});

test('answers a GET with a cookie as everybody', async () => {
  const [plain, withCookie] = [await get(PLANS), await get(PLANS, { cookie: 'session=abc' })];

  expect(await withCookie.text()).toBe(await plain.text());
  expect(withCookie.headers.get('etag')).toBe(plain.headers.get('etag'));
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
])('compresses what is large as the client takes it: %s', async (encoding, open) => {
  for (const one of [api, forgetful]) {
    const raw = async (headers: Record<string, string>) => {
      const { request } = await import('node:http');
      return new Promise<{ body: Buffer; headers: Record<string, unknown> }>((done, fail) => {
        request(`${one.address}${address(LARGE)}`, { headers }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => done({ body: Buffer.concat(chunks), headers: answer.headers }));
        })
          .on('error', fail)
          .end();
      });
    };
    const plain = await raw({});
    const packed = await raw({ 'accept-encoding': encoding });

    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(open(packed.body).toString()).toBe(plain.body.toString());
    expect(packed.headers.etag).toBe(plain.headers.etag);
  }
});

test('shows tag and revision to pages of other origins', async () => {
  const { headers } = await get(PLANS, { origin: 'https://dashboard.example.org' });

  expect(headers.get('access-control-expose-headers')).toMatch(/etag, x-revision/);
});

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const extensionsOf = (hash: string) =>
  `extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }))}`;

test('answers documents that it has seen by their hash', async () => {
  const query = 'query Seen($code: String!) { plan(code: $code) { code } }';
  const variables = `variables=${encodeURIComponent('{"code":"APIS-2022-2026"}')}`;
  const byHash = async () => (await api.get(`/graphql?${extensionsOf(hashOf(query))}&${variables}`)).json();
  expect(await byHash()).toMatchObject({
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });

  const both = `${address(query)}&${extensionsOf(hashOf(query))}&${variables}`;
  const answer = { data: { plan: { code: 'APIS-2022-2026' } } };
  expect(await (await api.get(both)).json()).toEqual(answer);

  expect(await byHash()).toEqual(answer);
  expect(await (await api.get(`/graphql/${hashOf(query)}?${variables}`)).json()).toEqual(answer);
  const posted = await api.send({
    query,
    extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query).toUpperCase() } },
    variables: { code: 'NONE' },
  });
  expect(posted.data).toEqual({ plan: null });
  const wrong = await api.get(`${address(query)}&${extensionsOf(hashOf('another'))}`);
  expect([wrong.status, await wrong.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  ]);
});

test('knows the examples of the repository from the start', async () => {
  const { readFileSync } = await import('node:fs');
  const example = readFileSync(new URL('../../examples/17-data-quality.graphql', import.meta.url), 'utf8');

  const answer = await forgetful.get(`/graphql/${hashOf(example)}`);

  expect(await answer.json()).toMatchObject({ data: { dataQuality: { score: expect.any(Number) } } });
});

test.each([
  ['variables={', /variables is not JSON/],
  ['query={a}&query={b}', /query is given twice/],
  ['query={plans{code}}&extensions=[]', /extensions is to be a JSON object/],
  ['query={plans{code}}&variables=1', /variables is to be a JSON object/],
  ['query={plans{title}}%20%23%ff', /not UTF-8/],
  ['Query={plans{code}}', /There is no query/],
])('says what is wrong with the address ?%s', async (parameters, message) => {
  const answer = await api.get(`/graphql?${parameters}`);

  expect([answer.status, (await answer.json()).errors[0].message]).toEqual([400, expect.stringMatching(message)]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['[]', /one JSON object/],
  ['[{"query":"{plans{code}}"}]', /one JSON object/],
  ['"{plans{code}}"', /one JSON object/],
  ['{"query":"{plans{code}}","extensions":"x"}', /extensions is to be a JSON object/],
  ['{"query":"{plans{code}}","variables":"{}"}', /variables is to be a JSON object/],
  ['{"query":"{plans{code}}","operationName":1}', /operationName is to be a text/],
  ['{"query":1}', /query is to be a text/],
  ['{"query":""}', /There is no query/],
])('says what is wrong with the shape of %s, also of what it has in memory', async (body, message) => {
  const headers = { 'content-type': 'application/json' };
  await api.send({ query: '{plans{code}}' });

  const answer = await api.get('/graphql', { method: 'POST', body, headers });

  expect([answer.status, await answer.json()]).toEqual([
    400,
    {
      errors: [
        {
          message: expect.stringMatching(message),
          extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
        },
      ],
    },
  ]);
});

test('takes parameters that are left blank as not given', async () => {
  await get(PLANS);

  for (const path of [
    `${address(PLANS)}&operationName=&variables=&extensions=`,
    `/graphql/${hashOf(PLANS)}?variables=`,
  ])
    expect(await (await api.get(path)).json()).toMatchObject({ data: { plans: expect.any(Array) } });
  expect((await api.send({ query: PLANS, operationName: '' })).errors).toEqual([]);
});

test.each([
  ['a hash that is not known', `/graphql/${'0'.repeat(64)}`, {}],
  ['a hash too long', `/graphql/${'a'.repeat(300)}`, {}],
  ['a token that is not known', address(PLANS), { authorization: 'Bearer nobody' }],
  ['a token in the address', `${address(PLANS)}&token=x`, {}],
  ['a mutation', address('mutation { __typename }'), {}],
  ['another address', '/elsewhere', {}],
])('lets nobody keep the answer to %s', async (_, path, headers) => {
  const answer = await api.get(path, { headers });

  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { requestId: expect.any(String) } }] });
});

test('does not say of anything at all that it is the same', async () => {
  const statuses = [PLANS, '{ bogus }', '{'].map(async (query) => (await get(query, { 'if-none-match': '*' })).status);

  expect(await Promise.all(statuses)).toEqual([200, 400, 400]);
});

test('shows a person the document and the variables that a link names', async () => {
  const query = 'query Linked($code: String!) { plan(code: $code) { code } }';
  const variables = '{"code":"APIS-2022-2026"}';
  const more = `variables=${encodeURIComponent(variables)}`;
  await api.send({ query, variables: JSON.parse(variables) });
  const givenAt = async (path: string, accept = 'text/html,*/*;q=0.8') => {
    const page = await (await api.get(path, { headers: { accept } })).text();
    return JSON.parse(/<script id="given" type="application\/json">(.*)<\/script>/.exec(page)?.[1] ?? '{}').example;
  };

  expect(await givenAt(`${address(query)}&${more}`)).toEqual({ name: 'link', text: query, variables });
  expect(await givenAt(`/graphql/${hashOf(query).toUpperCase()}?${more}`)).toEqual({
    name: 'link',
    text: query,
    variables,
  });
  expect(await givenAt(`${address(query)}&${more}`, 'application/json, text/html;q=0')).toBeUndefined();
});

test('serves the schema as text', async () => {
  const answer = await api.get('/schema.graphql');
  const tag = answer.headers.get('etag') ?? '';

  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toMatch(/^directive @|type ActionPlan implements Node/m);
  expect((await api.get('/schema.graphql', { headers: { 'if-none-match': tag } })).status).toBe(304);
});

test('keeps the files of the query page for good, and the page small', async () => {
  const page = await (await api.get('/graphql', { headers: { accept: 'text/html' } })).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);

  expect(page.length).toBeLessThan(20_000);
  expect(files).toHaveLength(3);
  for (const file of files) {
    const answer = await api.get(file);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    await answer.arrayBuffer();
  }
  expect(page).toContain('href="/graphql?example=01-the-plan"');
});

test('offers nothing to try that the schema does not know', async () => {
  const schema = buildSchema(await (await api.get('/schema.graphql')).text());

  const wrong = examples.flatMap(({ name, text }) =>
    validate(schema, parse(text)).map(({ message }) => [name, message]),
  );

  expect(examples.length).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
});
