import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tracker } from '../support/tracker.js';

const demo = tracker();

interface List {
  nodes: { code: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  totalCount: number;
}

const LIST = `query ($field: ProjectOrderField!, $direction: OrderDirection!, $first: Int, $after: String, $last: Int, $before: String) {
  projects(orderBy: { field: $field, direction: $direction }, first: $first, after: $after, last: $last, before: $before) {
    nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const list = async (variables: Record<string, unknown>) => (await demo.ask(LIST, variables)).data.projects as List;

const walk = async (order: object, size: number, way: 'forward' | 'backward') => {
  const codes: string[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await list({
      ...order,
      ...(way === 'forward' ? { first: size, after: cursor } : { last: size, before: cursor }),
    });
    if (way === 'forward') codes.push(...page.nodes.map(({ code }) => code));
    else codes.unshift(...page.nodes.map(({ code }) => code));
    more = way === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    cursor = way === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
  return codes;
};

test.each(['CODE', 'TITLE', 'START', 'END', 'UPDATED'])(
  'pages by %s show each project once, forward and backward, whatever the page size',
  async (field) => {
    for (const direction of ['ASC', 'DESC']) {
      const whole = (await list({ field, direction, first: 100 })).nodes.map(({ code }) => code);
      expect(new Set(whole).size).toBe(50);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
          expect(await walk({ field, direction }, size, 'forward')).toEqual(whole);
          expect(await walk({ field, direction }, size, 'backward')).toEqual(whole);
        }),
        { numRuns: 2, examples: [[7]] },
      );
    }
  },
);

test('takes one statement for a page, and one more for all counts asked for', async () => {
  const page = await demo.ask('{ projects(first: 3) { nodes { title } } }');
  const counted = await demo.ask('{ projects(first: 3) { nodes { title } totalCount } }');
  const below = await demo.ask(
    '{ plan(code: "APIS-2022-2026") { actions { projects(first: 1) { totalCount nodes { title } } } } }',
  );

  expect(page.sql).toHaveLength(1);
  expect(counted.sql).toHaveLength(2);
  expect(below.sql).toHaveLength(4);
});

test('a page of 100 projects with donors, countries and actions takes a fixed number of statements', async () => {
  const query = (first: number) =>
    `{ projects(first: ${first}) { nodes { code donors { organisation { name } ambiguous } countries { country { name } percentage } actions { share action { title } } parent { code } provenance { sources { title } } } } }`;

  const few = await demo.ask(query(2));
  const many = await demo.ask(query(100));

  // projects, organisations of them, countries, actions; then the organisations, countries, actions, parents, provenance and sources themselves
  expect(many.sql).toHaveLength(10);
  expect(few.sql.length).toBeLessThanOrEqual(10);
});

test('gives two aliases with different arguments what each gives alone', async () => {
  const part = (name: string, given: string) => `${name}: projects(${given}) { totalCount nodes { code } }`;
  const alone = async (given: string) =>
    (await demo.ask(`{ pillars: plan(code: "APIS-2022-2026") { pillars { ${part('list', given)} } } }`)).data
      .pillars as { pillars: { list: unknown }[] };
  const [one, two] = [
    'first: 2',
    'first: 3, filter: { donor: "DEMO-FUND-B" }, orderBy: { field: TITLE, direction: DESC }',
  ] as const;

  const { data } = await demo.ask(
    `{ plan(code: "APIS-2022-2026") { pillars { ${part('one', one)} ${part('two', two)} } } }`,
  );

  const together = (data.plan as { pillars: { one: unknown; two: unknown }[] }).pillars;
  expect(together.map((pillar) => pillar.one)).toEqual((await alone(one)).pillars.map(({ list }) => list));
  expect(together.map((pillar) => pillar.two)).toEqual((await alone(two)).pillars.map(({ list }) => list));
});

test('shows the share of a project on the edge that leads to it', async () => {
  const { data } = await demo.ask(
    `{ plan(code: "APIS-2022-2026") { actions { code projects { edges { share contribution node { code actions { share action { code } } } } } } } }`,
  );

  const { actions } = data.plan as {
    actions: {
      code: string;
      projects: { edges: { share: string; node: { actions: { share: string; action: { code: string } }[] } }[] };
    }[];
  };
  const edges = actions.flatMap(({ code, projects }) => projects.edges.map((edge) => ({ code, ...edge })));
  expect(edges.length).toBeGreaterThan(20);
  for (const { code, share, node } of edges)
    expect(node.actions.find(({ action }) => action.code === code)?.share).toBe(share);
});

/** Groups of countries have other members on other days. */
const DAY = '2026-11-01';

test.each([
  ['{ plan: "APIS-2022-2026" }', 46],
  ['{ plan: "NONE" }', 0],
  ['{ donor: "AKCF" }', 1],
  ['{ country: "LAO" }', 3],
  ['{ countryGroup: "LDC" }', 3],
  ['{ action: "A06", plan: "APIS-2022-2026" }', 1],
  ['{ activityStatus: [PIPELINE], search: "digital solutions centre" }', 1],
  ['{ active: { from: "2026-06-01", to: "2026-06-30" }, search: "clean air" }', 1],
  ['{ active: { to: "2022-06-30" }, search: "clean air" }', 0],
  ['{ search: "CLÉAN áir" }', 1],
  ['{ search: "clean 100%" }', 0],
  ['{ search: "prj-casa" }', 1],
  ['{ search: "\\\\" }', 0],
  ['{ search: "  " }', 50],
  ['{ search: "％" }', 0],
])('projects(filter: %s) gives %i', async (filter, count) => {
  const { data, errors } = await demo.ask(`query @lens(asOf: "${DAY}") { projects(filter: ${filter}) { totalCount } }`);

  expect(errors).toEqual([]);
  expect(data).toEqual({ projects: { totalCount: count } });
});

test.each([
  ['countries(filter: { membership: ASSOCIATE_MEMBER }) { code }', 9],
  ['countries(filter: { subregion: "SEA" }) { code }', 11],
  ['countries(filter: { subregion: "South-East Asia", group: "LDC" }) { code }', 4],
  ['countries(filter: { search: "turkiye" }) { code }', 1],
])('%s lists %i', async (field, count) => {
  const { data } = await demo.ask(`query @lens(asOf: "${DAY}") { ${field} }`);

  expect(data.countries).toHaveLength(count);
});

test('filters and orders actions, organisations and events', async () => {
  const { data } = await demo.ask(`{
    plan(code: "APIS-2022-2026") {
      byPillar: actions(filter: { pillar: "P3" }, orderBy: { field: NUMBER, direction: DESC }) { number }
      byGroup: actions(filter: { workingGroup: 3, search: "data" }, orderBy: { field: TITLE }) { title }
    }
    donors: organisations(filter: { donor: true, country: "KOR" }) { nodes { code isDonor } }
    others: organisations(filter: { donor: false, type: [MULTILATERAL], search: "telecommunication" }, orderBy: { field: NAME, direction: DESC }) { nodes { code isDonor } }
    events(filter: { during: { from: "2023-03-22", to: "2023-03-22" } }) { nodes { code } }
    publications(first: 1) { nodes { code date { text } } }
  }`);

  expect(data).toMatchObject({
    plan: { byPillar: [25, 24, 23, 22, 21, 20, 19].map((number) => ({ number })) },
    donors: {
      nodes: [{ code: 'KOICA' }, { code: 'KOR-KECF' }, { code: 'KOR-MSIT' }, { code: 'KOR-NIER' }].map((donor) => ({
        ...donor,
        isDonor: true,
      })),
    },
    others: { nodes: [{ code: 'ITU', isDonor: false }] },
    publications: { nodes: [{ code: 'PUB-ASTANA' }] },
  });
  const titles = (data.plan as { byGroup: { title: string }[] }).byGroup.map(({ title }) => title);
  expect(titles).toEqual([...titles].sort());
  expect((data.events as { nodes: { code: string }[] }).nodes.map(({ code }) => code)).toContain('EV-PHUKET');
});
