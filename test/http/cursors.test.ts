import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

// A cursor is good for the list that gave it, and for nothing else; what is in it is checked, whoever made it.

const demo = tracker();

const signature = (content: string) => createHash('sha256').update(content).digest('base64url').slice(0, 6);
const sign = (content: string) => Buffer.from(signature(content) + content).toString('base64url');
const contentOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString('utf8').slice(6);

const FIRST_PILLAR = 'plan(code: "APIS-2022-2026") { pillars { projects(ARGS) { PAGE } } }';

/** A list for each type of value that lists are ordered by: the field, and where it is in the answer. */
const lists: [name: string, field: string, path: string][] = [
  ['texts', 'projects(orderBy: { field: TITLE } ARGS) { PAGE }', 'projects'],
  ['days', 'projects(orderBy: { field: START } ARGS) { PAGE }', 'projects'],
  ['days of reports', 'progressReports(ARGS) { PAGE }', 'progressReports'],
  ['moments', 'projects(orderBy: { field: UPDATED } ARGS) { PAGE }', 'projects'],
  ['moments of reports', 'progressReports(orderBy: { field: SUBMITTED } ARGS) { PAGE }', 'progressReports'],
  ['amounts', 'projects(orderBy: { field: COMMITTED } ARGS) { PAGE }', 'projects'],
  ['amounts of organisations', 'organisations(orderBy: { field: COMMITTED } ARGS) { PAGE }', 'organisations'],
  ['changes', 'changes(plan: "APIS-2022-2026", since: "2022-01-01" ARGS) { PAGE }', 'changes'],
  ['transactions', 'project(code: "DEMO-01") { transactions(ARGS) { PAGE } }', 'project.transactions'],
];
const filled = (field: string, page: string, args = '') =>
  field
    .replace('ARGS', args ? `, ${args}` : ', first: 1')
    .replace('(, ', '(')
    .replace('PAGE', page);

const cursors = new Map<string, string>();
beforeAll(async () => {
  for (const [name, field, path] of lists) {
    const { data, errors } = await demo.ask(`{ ${filled(field, 'pageInfo { endCursor }')} }`);
    expect(errors).toEqual([]);
    const list = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], data);
    cursors.set(name, present((list as { pageInfo: { endCursor: string | null } }).pageInfo.endCursor));
  }
});

/** Values that a forger would try: some of them are of the right type. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '1 or 1=1',
    '1e20',
    'NaN',
    'Infinity',
    'infinity',
    '99999999-01-01',
    '2024-02-31',
    '0000-01-01',
    '2024-06-30',
    '99999999-01-01 00:00:00+00',
    '2024-06-30 25:00:00+00',
    '2024-06-30 12:00:00.123456+00',
    '-0001-01-01',
    '12.50',
    `${'9'.repeat(200)}`,
    'a\0b',
    '\ud800',
    "'; drop table project; --",
  ),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(null, true, [], {}, -1, 1.5, 2 ** 31, 1e20),
);

test.each(lists)('refuses forged cursors of a list of %s, or finds a page', async (name, field) => {
  const genuine = JSON.parse(contentOf(present(cursors.get(name)))) as unknown[];

  await fc.assert(
    fc.asyncProperty(fc.nat({ max: genuine.length - 1 }), odd, async (at, value) => {
      const forged = sign(JSON.stringify(genuine.with(at, value)));

      const { status, errors } = await demo.ask(`{ ${filled(field, 'nodes { __typename }', `after: "${forged}"`)} }`);

      expect(status).toBe(200);
      for (const { message, extensions } of errors)
        expect([extensions.code, message]).toEqual(['BAD_USER_INPUT', expect.stringContaining('cursor')]);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['no JSON', 'plainly wrong'],
  ['no list', '{"a":1}'],
  ['too little', '["projects","CODE ASC"]'],
])('refuses a cursor with the right checksum that holds %s', async (_, content) => {
  const { errors, sql } = await demo.ask(`{ projects(after: "${sign(content)}") { nodes { id } } }`);

  expect(errors).toMatchObject([{ message: expect.stringContaining('is not a cursor') }]);
  expect(sql).toEqual([]);
});

const PAGE = 'nodes { id } pageInfo { endCursor }';
const endOf = async (list: string, field: string, lens = '') => {
  const { data, errors } = await demo.ask(`query ${lens} { ${field} { ${PAGE} } }`);
  expect(errors).toEqual([]);
  return present((data as Record<string, { pageInfo: { endCursor: string } }>)[list]).pageInfo.endCursor;
};

test.each([
  ['another filter', 'projects(filter: { search: "a" }', '', /with another filter/],
  ['another order', 'projects(orderBy: { field: TITLE }', '', /ordered by CODE ASC, this one is ordered by TITLE ASC/],
  ['another list', 'organisations(', '', /a list that projects gives, this one is of organisations/],
  ['another day', 'projects(', '@lens(asOf: "2024-12-31")', /through another lens/],
  ['another currency', 'projects(', '@lens(currency: "EUR")', /through another lens/],
])('refuses a cursor under %s', async (_, field, lens, message) => {
  const cursor = await endOf('projects', 'projects(first: 1)');

  const { errors, sql } = await demo.ask(`query ${lens} { ${field} after: "${cursor}") { ${PAGE} } }`);

  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(sql).toEqual([]);
});

test('takes a cursor where the same is asked in other words', async () => {
  const cursor = await endOf('projects', 'projects(first: 1, filter: { search: "a", plan: null })');

  const { errors, data } = await demo.ask(
    `{ projects(first: 2, filter: { search: "a" }, orderBy: { field: CODE }, after: "${cursor}") { ${PAGE} } }`,
  );

  expect(errors).toEqual([]);
  expect(data.projects).toMatchObject({ nodes: [{}, {}] });
});

test('refuses a cursor of the list of one pillar for that of another', async () => {
  const page = (args: string, fields: string) => `{ ${FIRST_PILLAR.replace('ARGS', args).replace('PAGE', fields)} }`;
  type Pillars = { plan: { pillars: { projects: { pageInfo: { endCursor: string } } }[] } };
  const { data } = await demo.ask(page('first: 1', 'pageInfo { endCursor }'));
  const cursor = present((data as Pillars).plan.pillars[0]).projects.pageInfo.endCursor;

  const { errors } = await demo.ask(page(`first: 1, after: "${cursor}"`, 'nodes { id }'));

  expect(errors).toEqual([
    expect.objectContaining({
      path: ['plan', 'pillars', 1, 'projects', 'nodes'],
      message: expect.stringContaining('the same list of something else'),
    }),
  ]);
});
