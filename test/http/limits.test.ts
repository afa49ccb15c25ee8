import { beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { cursorAndId } from '../operations/http/limits.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';
import { nested, refusedDocuments } from './refusedDocuments.js';

const demo = tracker();

const refusal = async (body: unknown) => {
  const { status, errors, sql } = await demo.send(body);
  return { status, code: errors[0]?.extensions.code, message: errors[0]?.message ?? '', sql };
};

test.each(refusedDocuments)('refuses %s with 400 and without SQL', async (_, query, code, message) => {
  const answer = await refusal({ query });

  expect(answer).toMatchObject({ status: 400, code, sql: [] });
  expect(answer.message).toMatch(message);
});

test.each([
  ['a NUL in a variable', { code: 'a\0b' }, 'BAD_USER_INPUT'],
  ['half a surrogate pair in a variable', { code: '\ud800' }, 'BAD_USER_INPUT'],
  ['a variable of another type', { code: 7 }, 'BAD_USER_INPUT'],
  ['a long list in a variable', { code: Array.from({ length: 251 }, () => 'x') }, 'LIMIT_EXCEEDED'],
  ['variables that are no object', 'x', 'BAD_REQUEST'],
])('refuses %s without SQL', async (_, variables, code) => {
  expect(await refusal({ query: 'query ($code: String!) { project(code: $code) { id } }', variables })).toMatchObject({
    status: 400,
    code,
    sql: [],
  });
});

test.each([
  ['invalid JSON', '{"query": ', 400, 'BAD_REQUEST'],
  [
    'variables nested without end',
    `{"query":"{ tools { id } }","variables":{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`,
    400,
    'LIMIT_EXCEEDED',
  ],
  ['a batch', '[{"query":"{ tools { id } }"},{"query":"{ tools { id } }"}]', 400, 'BAD_REQUEST'],
  ['no JSON object', '"x"', 400, 'BAD_REQUEST'],
  ['a body of 1 MB', JSON.stringify({ query: `{ tools { id } } #${'x'.repeat(1_000_000)}` }), 413, 'LIMIT_EXCEEDED'],
])('refuses %s', async (_, body, status, code) => {
  expect(await refusal(body)).toMatchObject({ status, code, sql: [] });
});

const idFor = (text: string) => Buffer.from(text).toString('base64url');

/** Sends a field that must be refused before any SQL, as a user error of its own. */
const refusalOfField = async (field: string) => {
  const { status, errors, sql } = await demo.ask(`{ ${field} }`);
  expect([status, errors.map((error) => error.extensions.code), sql]).toEqual([200, ['BAD_USER_INPUT'], []]);
  expect(errors[0]?.extensions.requestId).toMatch(/^[\w-]{8,}$/);
  return errors[0]?.message;
};

test.each([
  ['projects(first: 101) { totalCount nodes { id } }', /first: 101 is out of range/],
  ['projects(last: -1) { nodes { id } }', /last: -1 is out of range/],
  ['projects(first: 1, last: 1) { nodes { id } }', /first or last, not both/],
  ['projects(after: "abc") { nodes { id } }', /is not a cursor/],
  ['node(id: "abc") { id }', /is not an id/],
  [`node(id: "${idFor('Project:1 or 1=1')}") { id }`, /is not an id/],
  [`node(id: "${idFor('Project:99999999999')}") { id }`, /is not an id/],
  ['codelist(name: COUNTRY, language: "../../etc") { code }', /not a language tag/],
  ['codelist(name: SECTOR, language: "en-ab-cd-ef") { code }', /not a language tag/],
  [
    'projects(filter: { active: { from: "2025-01-01", to: "2020-01-01" } }) { totalCount }',
    /from 2025-01-01 is after to 2020-01-01/,
  ],
  [
    'events(filter: { during: { from: "2025-01-01", to: "2020-01-01" } }) { totalCount }',
    /from 2025-01-01 is after to 2020-01-01/,
  ],
])('refuses %s without SQL', async (field, message) => {
  expect(await refusalOfField(field)).toMatch(message);
});

describe('a cursor or an id that it gave', () => {
  let [cursor, id] = ['', ''];
  beforeAll(async () => {
    const { data } = await demo.run(cursorAndId);
    [cursor, id] = [present(data.projects.pageInfo.endCursor), present(data.project).id];
  });

  test('is refused when its end is changed', async () => {
    expect(await refusalOfField(`projects(after: "${cursor.slice(0, -3)}AAA") { nodes { id } }`)).toMatch(
      /is not a cursor/,
    );
    expect(await refusalOfField(`node(id: "${id}x") { id }`)).toMatch(/is not an id/);
  });

  test('is refused in another order', async () => {
    expect(await refusalOfField(`projects(after: "${cursor}", orderBy: { field: TITLE }) { nodes { id } }`)).toMatch(
      /ordered by CODE ASC, this one is ordered by TITLE ASC/,
    );
  });
});

test('gives ten errors at most, and says that there are more', async () => {
  const unknown = Array.from({ length: 490 }, (_, index) => `f${index}`).join(' ');
  const invalid = await demo.ask(`{ plans { ${unknown} } }`);
  const failing = Array.from({ length: 15 }, (_, index) => `n${index}: node(id: "wrong") { id }`).join(' ');
  const executed = await demo.send({ query: `{ ${failing} }` });
  const whole = await demo.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ ${failing} }` }),
  });

  expect(invalid.errors).toHaveLength(10);
  expect(invalid.errors[9]?.message).toMatch(/^Too many validation errors/);
  expect(executed.errors).toHaveLength(10);
  expect(await whole.json()).toMatchObject({ extensions: { errorsLeftOut: 5 } });
});

test('counts the operation that runs, and not another of the document', async () => {
  const query = `query Small { tools { title } } query Large { ${nested(12).slice(1)}`;

  const small = await demo.send({ query, operationName: 'Small' });
  const large = await demo.send({ query, operationName: 'Large' });

  expect([small.status, small.errors]).toEqual([200, []]);
  expect([large.status, large.errors[0]?.extensions.code]).toEqual([400, 'LIMIT_EXCEEDED']);
});

test('holds the limits however the content type is written', async () => {
  const { status, errors } = await demo.send({ query: nested(12) }, { 'content-type': 'Application/JSON' });

  expect([status, errors[0]?.extensions.code]).toEqual([400, 'LIMIT_EXCEEDED']);
});

test('refuses a GET with a query that is encoded wrongly', async () => {
  const answer = await demo.get(`/graphql?query=${encodeURIComponent(nested(12))}%23%FF`);

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.stringMatching(/not UTF-8/), extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each([
  ['currency: "ZZZ"', /not a currency/],
  ['asOf: "2026-02-30"', /a day that exists/],
])('says what is wrong with the lens %s', async (lens, message) => {
  const { errors } = await demo.ask(`query @lens(${lens}) { plans { code } }`);

  expect(errors[0]?.message).toMatch(message);
});

test('lets the full introspection through', async () => {
  const introspection = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    inputValueDeprecation: true,
  });

  const { errors, status } = await demo.ask(introspection);

  expect([status, errors]).toEqual([200, []]);
});

test('masks what is not for the caller, and shows the way to the log', async () => {
  const em = demo.orm.em.fork();
  await em.execute('alter table tool rename to tool_away');

  const { status, errors } = await demo.send({ query: '{ tools { title } }' }, { 'x-request-id': 'from-the-caller-1' });

  await em.execute('alter table tool_away rename to tool');
  expect(status).toBe(200);
  expect(errors).toEqual([
    {
      message: 'Something went wrong on our side',
      locations: expect.anything(),
      path: ['tools'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'from-the-caller-1' },
    },
  ]);
});
