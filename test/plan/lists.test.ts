import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  CountryFilter,
  ProjectFilter,
  ProjectOrderField,
  ProjectsInOrderQueryVariables,
  ProjectsOfPillarsQueryVariables,
} from '../generated/graphql.js';
import {
  actionsFiltered,
  countriesFiltered,
  eventsAndPublications,
  organisationsFiltered,
  pagesOfActions,
  projectsCounted,
  projectsInOrder,
  projectsOfPillars,
  projectsWithLinks,
  sharesFromBothEnds,
  shortPage,
  shortPageCounted,
  twoListsOfPillars,
} from '../operations/plan/lists.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

type Order = Pick<ProjectsInOrderQueryVariables, 'field' | 'direction'>;

const page = async (given: ProjectsInOrderQueryVariables) => {
  const { nodes, pageInfo } = (await demo.run(projectsInOrder, given)).data.projects;
  return { codes: nodes.map(({ code }) => code), ...pageInfo };
};

const walkForward = async (order: Order, first: number) => {
  const codes: string[] = [];
  for (let after: string | null | undefined, more = true; more; ) {
    const next = await page({ ...order, first, after });
    codes.push(...next.codes);
    [after, more] = [next.endCursor, next.hasNextPage];
  }
  return codes;
};

const walkBackward = async (order: Order, last: number) => {
  const codes: string[] = [];
  for (let before: string | null | undefined, more = true; more; ) {
    const next = await page({ ...order, last, before });
    codes.unshift(...next.codes);
    [before, more] = [next.startCursor, next.hasPreviousPage];
  }
  return codes;
};

test.each<ProjectOrderField>(['CODE', 'TITLE', 'START', 'END', 'UPDATED'])(
  'shows each project once in pages by %s, forward and backward, whatever the page size',
  async (field) => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const order = { field, direction };
      const { codes: whole } = await page({ ...order, first: 100 });
      expect(new Set(whole).size).toBe(50);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
          expect(await walkForward(order, size)).toEqual(whole);
          expect(await walkBackward(order, size)).toEqual(whole);
        }),
        { numRuns: 2, examples: [[7]] },
      );
    }
  },
);

test('takes one statement for a page', async () => {
  const { sql } = await demo.run(shortPage);

  expect(sql).toHaveLength(1);
});

test('takes one more statement for a count', async () => {
  const { sql } = await demo.run(shortPageCounted);

  expect(sql).toHaveLength(2);
});

test('takes one more statement for all counts below all actions', async () => {
  const { sql } = await demo.run(pagesOfActions);

  // plan, actions, pages, counts
  expect(sql).toHaveLength(4);
});

test('takes as many statements for 100 projects with all their links as for a few', async () => {
  const few = await demo.run(projectsWithLinks, { first: 2 });
  const many = await demo.run(projectsWithLinks, { first: 100 });

  // projects, organisations of them, countries, actions; then the organisations, countries, actions, parents,
  // provenance and sources themselves
  expect(many.sql).toHaveLength(10);
  expect(few.sql.length).toBeLessThanOrEqual(10);
});

test('gives two aliases with different arguments what each gives alone', async () => {
  const other = { filter: { donor: 'DEMO-FUND-B' }, orderBy: { field: 'TITLE', direction: 'DESC' } } as const;
  const alone = async (given: ProjectsOfPillarsQueryVariables) =>
    present((await demo.run(projectsOfPillars, given)).data.plan).pillars.map(({ list }) => list);

  const { data } = await demo.run(twoListsOfPillars, {
    first: 2,
    otherFirst: 3,
    otherFilter: other.filter,
    otherOrder: other.orderBy,
  });

  const { pillars } = present(data.plan);
  expect(pillars.map(({ one }) => one)).toEqual(await alone({ first: 2 }));
  expect(pillars.map(({ two }) => two)).toEqual(await alone({ first: 3, ...other }));
});

test('shows the share of a project on the edge that leads to it', async () => {
  const { data } = await demo.run(sharesFromBothEnds);

  const edges = present(data.plan).actions.flatMap(({ code, projects }) =>
    projects.edges.map((edge) => ({ code, ...edge })),
  );
  expect(edges.length).toBeGreaterThan(20);
  for (const { code, share, node } of edges)
    expect(node.actions.find(({ action }) => action.code === code)?.share).toBe(share);
});

test.each<[ProjectFilter, number]>([
  [{ plan: 'APIS-2022-2026' }, 46],
  [{ plan: 'NONE' }, 0],
  [{ donor: 'AKCF' }, 1],
  [{ country: 'LAO' }, 8],
  [{ countryGroup: 'LDC' }, 22],
  [{ action: 'A06', plan: 'APIS-2022-2026' }, 1],
  [{ activityStatus: ['PIPELINE'], search: 'digital solutions centre' }, 1],
  [{ active: { from: '2026-06-01', to: '2026-06-30' }, search: 'clean air' }, 1],
  [{ active: { to: '2022-06-30' }, search: 'clean air' }, 0],
  [{ search: 'CLÉAN áir' }, 1],
  [{ search: 'clean 100%' }, 0],
  [{ search: 'prj-casa' }, 1],
  [{ search: '\\' }, 0],
  [{ search: '  ' }, 50],
  [{ search: '％' }, 0],
])('finds among projects by %j as many as %i', async (filter, count) => {
  const { data, errors } = await demo.run(projectsCounted, { filter });

  expect(errors).toEqual([]);
  expect(data).toEqual({ projects: { totalCount: count } });
});

test.each<[CountryFilter, number]>([
  [{ membership: 'ASSOCIATE_MEMBER' }, 9],
  [{ subregion: 'SEA' }, 11],
  [{ subregion: 'South-East Asia', group: 'LDC' }, 4],
  [{ search: 'turkiye' }, 1],
])('finds among countries by %j as many as %i', async (filter, count) => {
  const { data } = await demo.run(countriesFiltered, { filter });

  expect(data.countries).toHaveLength(count);
});

test('orders the actions of a pillar by their numbers', async () => {
  const { data } = await demo.run(actionsFiltered, {
    filter: { pillar: 'P3' },
    orderBy: { field: 'NUMBER', direction: 'DESC' },
  });

  expect(data.plan?.actions.map(({ number }) => number)).toEqual([25, 24, 23, 22, 21, 20, 19]);
});

test('orders the actions of a working group by their titles', async () => {
  const { data } = await demo.run(actionsFiltered, {
    filter: { workingGroup: 3, search: 'data' },
    orderBy: { field: 'TITLE' },
  });

  const titles = present(data.plan).actions.map(({ title }) => title);
  expect(titles).toEqual([...titles].sort());
});

test('finds the donors of a country', async () => {
  const { data } = await demo.run(organisationsFiltered, { filter: { donor: true, country: 'KOR' } });

  expect(data.organisations.nodes).toEqual(
    ['KOICA', 'KOR-KECF', 'KOR-MSIT', 'KOR-NIER'].map((code) => ({ code, isDonor: true })),
  );
});

test('finds organisations that are no donors by type and name', async () => {
  const { data } = await demo.run(organisationsFiltered, {
    filter: { donor: false, type: ['MULTILATERAL'], search: 'telecommunication' },
    orderBy: { field: 'NAME', direction: 'DESC' },
  });

  expect(data.organisations.nodes).toEqual([{ code: 'ITU', isDonor: false }]);
});

test('finds the events of a day, and lists publications', async () => {
  const { data } = await demo.run(eventsAndPublications, { day: '2023-03-22' });

  expect(data.events.nodes.map(({ code }) => code)).toContain('EV-PHUKET');
  expect(data.publications.nodes).toMatchObject([{ code: 'PUB-ASTANA' }]);
});
