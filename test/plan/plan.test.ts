import { expect, test } from '@jest/globals';
import { graphql } from '../generated/index.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

const thePlan = graphql(`
  query PlanForTests {
    plan(code: "APIS-2022-2026") {
      pillars {
        title
        actions {
          number
          title
          wording
          projects(first: 5) {
            nodes {
              title
              donors {
                organisation {
                  name
                }
                ambiguous
              }
              provenance {
                isSynthetic
              }
            }
          }
        }
      }
    }
  }
`);

test('shows three pillars and 25 actions with illustrative titles, and statements do not grow with them', async () => {
  const { data, errors, sql } = await demo.run(thePlan);

  expect(errors).toEqual([]);
  expect(data.plan?.pillars.map(({ title }) => title)).toEqual([
    'Connectivity for All',
    'Digital Technologies and Applications',
    'Digital Data',
  ]);
  const actions = data.plan?.pillars.flatMap((pillar) => pillar.actions) ?? [];
  expect(actions.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  );
  expect(actions.filter(({ wording }) => wording === 'ILLUSTRATIVE')).toHaveLength(24);
  expect(actions.find(({ number }) => number === 6)?.wording).toBe('PARAPHRASE');
  expect(actions.some(({ projects }) => projects.nodes.length > 0)).toBe(true);
  // plan, pillars, actions, projects, donors, organisations, provenance
  expect(sql).toHaveLength(7);
});

test('attaches nothing synthetic to what is real', async () => {
  const { data } = await demo.ask(`{
    organisations(first: 50) { nodes { code provenance { isSynthetic } projects(first: 40) { nodes { code provenance { isSynthetic } } } } }
    countries { code projects(first: 2) { nodes { provenance { isSynthetic } } } }
    action(plan: "APIS-2022-2026", code: "A06") { projects { nodes { code } } responsible { role } }
    events(first: 50) { nodes { projects { provenance { isSynthetic } } } }
  }`);
  const { organisations, countries, action, events } = data as never as {
    organisations: {
      nodes: {
        code: string;
        provenance: { isSynthetic: boolean };
        projects: { nodes: { provenance: { isSynthetic: boolean } }[] };
      }[];
    };
    countries: { projects: { nodes: { provenance: { isSynthetic: boolean } }[] } }[];
    action: { projects: { nodes: { code: string }[] }; responsible: unknown[] };
    events: { nodes: { projects: { provenance: { isSynthetic: boolean } }[] }[] };
  };

  for (const organisation of organisations.nodes) {
    for (const project of organisation.projects.nodes)
      expect([organisation.code, project.provenance.isSynthetic]).toEqual([
        organisation.code,
        organisation.provenance.isSynthetic,
      ]);
  }
  expect(countries).toHaveLength(62);
  expect(countries.flatMap(({ projects }) => projects.nodes).some(({ provenance }) => provenance.isSynthetic)).toBe(
    false,
  );
  expect(action).toEqual({ projects: { nodes: [{ code: 'PRJ-PIXP' }] }, responsible: [] });
  expect(events.nodes.flatMap(({ projects }) => projects).some(({ provenance }) => provenance.isSynthetic)).toBe(false);
});

test('shows both donors of the two projects of the Phuket workshop as ambiguous', async () => {
  const { data } = await demo.ask(
    `{ projects(filter: { codes: ["PRJ-DC-COVID-1", "PRJ-SEAMLESS"] }) { nodes { code donors { organisation { code } ambiguous } } } }`,
  );

  const donors = [
    { organisation: { code: 'CHN-GOV' }, ambiguous: true },
    { organisation: { code: 'KOR-MSIT' }, ambiguous: true },
  ];
  expect(data).toEqual({
    projects: {
      nodes: [
        { code: 'PRJ-DC-COVID-1', donors },
        { code: 'PRJ-SEAMLESS', donors },
      ],
    },
  });
});

test('shows the groups of a country with their dates, as of the day of the lens', async () => {
  const groups = `{ country(code: "LAO") { name groups { code validTo listedOn } } }`;

  const today = await demo.ask(`query @lens(asOf: "2026-11-21") ${groups}`);
  const later = await demo.ask(`query @lens(asOf: "2026-11-24") ${groups}`);

  expect(today.data).toMatchObject({
    country: {
      name: "Lao People's Democratic Republic",
      groups: expect.arrayContaining([
        { code: 'LDC', validTo: '2026-11-24', listedOn: '2024-09-25' },
        { code: 'LLDC', validTo: null, listedOn: '2024-09-25' },
      ]),
    },
  });
  expect((later.data.country as { groups: { code: string }[] }).groups.map(({ code }) => code)).not.toContain('LDC');
});

test('splits equally what no source states, and says so', async () => {
  const { data } = await demo.ask(
    `{ project(code: "PRJ-RURAL") { countries { country { code } percentage isEqualSplit } pillars { pillar { code } provenance { confidence } } } }`,
  );

  expect(data).toEqual({
    project: {
      countries: [
        { country: { code: 'BGD' }, percentage: '33.3334', isEqualSplit: true },
        { country: { code: 'LAO' }, percentage: '33.3333', isEqualSplit: true },
        { country: { code: 'WSM' }, percentage: '33.3333', isEqualSplit: true },
      ],
      pillars: [{ pillar: { code: 'P1' }, provenance: { confidence: 'INFERRED' } }],
    },
  });
});

test('gives everything again by its id, and null for what is not there', async () => {
  const { data } = await demo.ask(`{
    plan(code: "APIS-2022-2026") { id pillars { id } workingGroups { id } actions(filter: { codes: ["A07"] }) { id } }
    project(code: "PRJ-CASA") { id } organisation(code: "AKCF") { id } country(code: "FJI") { id }
    events(first: 1) { nodes { id } } publications(first: 1) { nodes { id } } tools { id } viewer { roles { id } }
  }`);
  const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
  const missing = Buffer.from('Project:999999').toString('base64url');

  const answer = await demo.ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, {
    ids: [...ids, missing],
  });

  const nodes = answer.data.nodes as ({ __typename: string; id: string } | null)[];
  expect(nodes.slice(0, -1).map((node) => node?.id)).toEqual(ids);
  expect(new Set(nodes.slice(0, -1).map((node) => node?.__typename))).toEqual(
    new Set([
      'ActionPlan',
      'Pillar',
      'WorkingGroup',
      'Action',
      'Project',
      'Organisation',
      'Country',
      'Event',
      'Publication',
      'Tool',
      'RoleGrant',
    ]),
  );
  expect(nodes.at(-1)).toBeNull();
});

test('echoes the lens', async () => {
  const plain = await demo.ask(
    `query @lens(asOf: "2024-06-30", knownAt: "2024-07-31T02:00:00+02:00", basis: SUBMITTED, currency: "EUR") { lens { asOf knownAt basis currency revision } }`,
  );
  const fromVariables = await demo.ask(
    `query ($day: Date) @lens(asOf: $day) { lens { asOf knownAt basis currency } }`,
    { day: '2023-01-01' },
  );
  const live = await demo.ask('query @lens(basis: LIVE) { lens { asOf } }');

  expect(plain.data).toEqual({
    lens: {
      asOf: '2024-06-30',
      knownAt: '2024-07-31T00:00:00.000Z',
      basis: 'SUBMITTED',
      currency: 'EUR',
      revision: '1',
    },
  });
  expect(fromVariables.data).toEqual({
    lens: { asOf: '2023-01-01', knownAt: null, basis: 'APPROVED', currency: 'USD' },
  });
  expect(live.errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('lists codes with their IATI codes, and marks labels that fell back to English', async () => {
  const { data } = await demo.ask(`{
    phases: codelist(name: ACTIVITY_STATUS) { code iatiCode label isFallback }
    french: codelist(name: CURRENCY, language: "fr") { code label isFallback }
    groups: codelist(name: COUNTRY_GROUP, language: "fr") { code isFallback }
  }`);
  const { phases, french, groups } = data as never as Record<
    string,
    { code: string; label: string; isFallback: boolean }[]
  >;

  expect(phases?.[0]).toEqual({ code: 'PIPELINE', iatiCode: '1', label: 'Pipeline/identification', isFallback: false });
  expect(french?.find(({ code }) => code === 'CHF')).toEqual({ code: 'CHF', label: 'franc suisse', isFallback: false });
  expect(groups?.every(({ isFallback }) => isFallback)).toBe(true);
});

test('counts each thing once below a plan, a pillar, a group, an action and a country', async () => {
  const { data, sql } = await demo.ask(`{
    plan(code: "APIS-2022-2026") {
      counts { actions projects donors countries events }
      pillars { counts { actions projects } projects { totalCount } }
      workingGroups { counts { actions projects } }
      actions(filter: { codes: ["A06"] }) { counts { actions projects donors countries events } }
    }
    country(code: "LAO") { counts { actions projects donors countries events } projects { totalCount } }
  }`);
  const { plan, country } = data as never as Record<
    string,
    {
      counts: object;
      pillars: { counts: { actions: number; projects: number }; projects: { totalCount: number } }[];
      workingGroups: { counts: object }[];
      actions: object[];
      projects: { totalCount: number };
    }
  >;

  expect(plan?.pillars.map(({ counts }) => counts.actions)).toEqual([9, 9, 7]);
  for (const pillar of plan?.pillars ?? []) expect(pillar.projects.totalCount).toBe(pillar.counts.projects);
  expect(plan?.workingGroups.map(({ counts }) => counts)).toEqual(plan?.pillars.map(({ counts }) => counts));
  expect(plan?.actions).toEqual([{ counts: { actions: 1, projects: 1, donors: 0, countries: 3, events: 0 } }]);
  expect(country?.counts).toEqual({ actions: 0, projects: 3, donors: 4, countries: 17, events: 5 });
  expect(country?.projects.totalCount).toBe(3);
  // plan, country, its counts and projects, pillars, groups, actions, and one for all counts of the plan
  expect(sql).toHaveLength(9);
});
