import { afterAll, expect, test } from '@jest/globals';
import { temporaryFiles } from '../exchange/files.js';
import { cli } from '../support/cli.js';
import { createBareDatabase } from '../support/database.js';
import { tracker } from '../support/tracker.js';

// Titles and names are listed, and found, alike on a database that orders text by its bytes.

const file = temporaryFiles();
let plain: Awaited<ReturnType<typeof createBareDatabase>> | undefined;
afterAll(() => plain?.drop());

const TITLES = ['Zebra', 'apple', 'Ärger', 'éclair', 'Đồng Nai', 'Banana'];
const IN_ORDER = ['apple', 'Ärger', 'Banana', 'Đồng Nai', 'éclair', 'Zebra'];

const api = tracker({
  template: 'empty',
  through: async () => {
    plain = await createBareDatabase("locale_provider libc locale 'C'");
    const bundle = {
      plan: { code: 'ORDER', start: '2025-01-01', end: '2027-12-31' },
      pillars: [{ code: 'P1', actions: TITLES.map((title, index) => ({ code: `A${index}`, title })) }],
      organisations: TITLES.map((name, index) => ({ code: `ORDER-${index}`, name })),
      projects: TITLES.map((title, index) => ({
        code: `ORDER-${index}`,
        title,
        actions: ['A1'],
        ...(index < 2 ? { actualStart: `202${5 + index}`, actualEnd: `202${6 + index}` } : {}),
      })),
    };
    expect(await cli(plain.url, 'migrate')).toMatchObject({ code: 0 });
    expect(await cli(plain.url, 'load', file('order.json', bundle))).toMatchObject({ code: 0 });
    return plain.url;
  },
});

test.each([
  ['projects', 'projects(orderBy: { field: TITLE, direction: ASC }) { nodes { it: title } }'],
  ['organisations', 'organisations(orderBy: { field: NAME, direction: ASC }) { nodes { it: name } }'],
  ['actions', 'plan(code: "ORDER") { nodes: actions(orderBy: { field: TITLE, direction: ASC }) { it: title } }'],
])('lists %s in the order of the alphabet', async (_, list) => {
  const { data, errors } = await api.ask(`{ list: ${list} }`);

  expect(errors).toEqual([]);
  expect((data as { list: { nodes: { it: string }[] } }).list.nodes.map(({ it }) => it)).toEqual(IN_ORDER);
});

test('goes through pages in that order', async () => {
  const seen: string[] = [];
  let after = 'null';
  do {
    const { data } = await api.ask(
      `{ projects(first: 2, after: ${after}, orderBy: { field: TITLE, direction: ASC }) { nodes { title } pageInfo { endCursor hasNextPage } } }`,
    );
    const { nodes, pageInfo } = (
      data as { projects: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
    ).projects;
    seen.push(...nodes.map(({ title }) => title));
    after = pageInfo.hasNextPage ? JSON.stringify(pageInfo.endCursor) : '';
  } while (after);

  expect(seen).toEqual(IN_ORDER);
});

test('folds letters beyond ASCII in a search', async () => {
  const { data } = await api.ask(
    '{ projects(filter: { search: "DONG ÄRGER" }) { totalCount } it: projects(filter: { search: "ĐỒNG" }) { totalCount } }',
  );

  expect(data).toEqual({ projects: { totalCount: 0 }, it: { totalCount: 1 } });
});

test.each(['START', 'END'])('lists projects by %s with those of which no day is stated last', async (field) => {
  const { data } = await api.ask(`{
    up: projects(orderBy: { field: ${field}, direction: ASC }, first: 2) { nodes { code } }
    down: projects(orderBy: { field: ${field}, direction: DESC }, first: 2) { nodes { code } pageInfo { endCursor } }
  }`);
  const { down } = data as { down: { pageInfo: { endCursor: string } } };
  const rest = await api.ask(
    `{ down: projects(orderBy: { field: ${field}, direction: DESC }, after: "${down.pageInfo.endCursor}") { nodes { code } } }`,
  );

  expect(data).toMatchObject({
    up: { nodes: [{ code: 'ORDER-0' }, { code: 'ORDER-1' }] },
    down: { nodes: [{ code: 'ORDER-1' }, { code: 'ORDER-0' }] },
  });
  expect((rest.data as { down: { nodes: object[] } }).down.nodes).toHaveLength(TITLES.length - 2);
});
