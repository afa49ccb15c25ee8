import { beforeAll, expect, test } from '@jest/globals';
import { publicationsFound } from '../operations/plan/publications.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

beforeAll(async () => {
  for (const input of [
    '{ code: "PUB-A", title: "Café by fibre routes", authors: "José, Kim", symbol: "ESCAP/1" }',
    '{ code: "PUB-B", title: "Fibre prices", authors: "Lee", date: "2024-03" }',
    '{ code: "PUB-C", title: "Skills" }',
  ])
    await secretariat.gets(`mutation { createPublication(input: ${input}) { userErrors { message } } }`);
});

const found = async (search: string | null) => {
  const { data, errors } = await api.run(publicationsFound, { search });
  expect(errors).toEqual([]);
  return data.publications.nodes.map(({ title }) => title);
};

test.each([
  ['fibre', ['Fibre prices', 'Café by fibre routes']],
  ['cafe JOSE', ['Café by fibre routes']],
  ['escap/1', ['Café by fibre routes']],
  ['lee fibre', ['Fibre prices']],
  ['PUB-C', []],
  ['100%', []],
  [null, ['Fibre prices', 'Café by fibre routes', 'Skills']],
])('finds %s in titles, authors and symbols', async (search, titles) => {
  expect((await found(search)).sort()).toEqual([...titles].sort());
});

test('counts what it finds, and goes on after a cursor of the same search only', async () => {
  const { data, sql } = await api.run(publicationsFound, { search: 'fibre', first: 1 });
  const { totalCount, pageInfo } = data.publications;
  const after = present(pageInfo.endCursor);
  const next = await api.run(publicationsFound, { search: 'fibre', first: 1, after });
  const elsewhere = await api.run(publicationsFound, { search: 'skills', first: 1, after });

  expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
  expect(sql).toHaveLength(2);
  expect(next.data.publications.nodes).toMatchObject([{ title: 'Café by fibre routes' }]);
  expect(elsewhere.errors[0]?.message).toContain('with another filter');
});
