import { expect, test } from '@jest/globals';
import {
  codelists,
  countsBelow,
  donorsOfProjects,
  groupsOfCountry,
  idsOfEverything,
  lensEchoed,
  madeUpLinks,
  nodesById,
  placesOfProject,
  wholePlan,
} from '../operations/plan/plan.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

const actionsOfPlan = async () =>
  present((await demo.run(wholePlan)).data.plan).pillars.flatMap(({ actions }) => actions);

test('has three pillars', async () => {
  const { data, errors } = await demo.run(wholePlan);

  expect(errors).toEqual([]);
  expect(data.plan?.pillars.map(({ title }) => title)).toEqual([
    'Connectivity for All',
    'Digital Technologies and Applications',
    'Digital Data',
  ]);
});

test('has 25 actions, all but one with illustrative titles', async () => {
  const actions = await actionsOfPlan();

  expect(actions.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 25 }, (_, index) => index + 1),
  );
  expect(actions.filter(({ wording }) => wording === 'ILLUSTRATIVE')).toHaveLength(24);
  expect(actions.find(({ number }) => number === 6)?.wording).toBe('PARAPHRASE');
});

test('takes seven statements down to the donors of projects, however many there are', async () => {
  const { data, sql } = await demo.run(wholePlan);

  const actions = present(data.plan).pillars.flatMap((pillar) => pillar.actions);
  expect(actions.some(({ projects }) => projects.nodes.length > 0)).toBe(true);
  // plan, pillars, actions, projects, donors, organisations, provenance
  expect(sql).toHaveLength(7);
});

test('gives made-up projects to made-up organisations alone', async () => {
  const { organisations } = (await demo.run(madeUpLinks)).data;

  for (const { code, provenance, projects } of organisations.nodes)
    for (const project of projects.nodes)
      expect([code, project.provenance.isSynthetic]).toEqual([code, provenance.isSynthetic]);
});

test('says of each country where a made-up project works that this is made up, and of no other', async () => {
  const { nodes } = (await demo.run(madeUpLinks)).data.projects;

  const isMadeUp = nodes.map(({ provenance }) => provenance.isSynthetic);
  expect([isMadeUp.filter(Boolean).length, nodes.length]).toEqual([40, 50]);
  for (const { code, provenance, countries } of nodes)
    for (const country of countries)
      expect([code, country.provenance.isSynthetic]).toEqual([code, provenance.isSynthetic]);
});

test('makes nothing up about the action whose words are known, or about events', async () => {
  const { action, events } = (await demo.run(madeUpLinks)).data;

  const projects = events.nodes.flatMap((event) => event.projects);
  expect(action).toEqual({ projects: { nodes: [{ code: 'PRJ-PIXP' }] }, responsible: [] });
  expect(projects.some(({ provenance }) => provenance.isSynthetic)).toBe(false);
});

test('shows both donors of the two projects of the Phuket workshop as ambiguous', async () => {
  const { data } = await demo.run(donorsOfProjects, { codes: ['PRJ-DC-COVID-1', 'PRJ-SEAMLESS'] });

  const donors = ['CHN-GOV', 'KOR-MSIT'].map((code) => ({ organisation: { code }, ambiguous: true }));
  expect(data.projects.nodes).toEqual([
    { code: 'PRJ-DC-COVID-1', donors },
    { code: 'PRJ-SEAMLESS', donors },
  ]);
});

test('shows the groups of a country with their dates', async () => {
  const { data } = await demo.run(groupsOfCountry, { country: 'LAO', asOf: '2026-11-21' });

  expect(data.country).toMatchObject({
    name: "Lao People's Democratic Republic",
    groups: expect.arrayContaining([
      { code: 'LDC', validTo: '2026-11-24', listedOn: '2024-09-25' },
      { code: 'LLDC', validTo: null, listedOn: '2024-09-25' },
    ]),
  });
});

test('leaves out a group that a country has left by the day of the lens', async () => {
  const { data } = await demo.run(groupsOfCountry, { country: 'LAO', asOf: '2026-11-24' });

  expect(present(data.country).groups.map(({ code }) => code)).not.toContain('LDC');
});

test('splits equally what no source states, and says so', async () => {
  const { data } = await demo.run(placesOfProject, { project: 'PRJ-RURAL' });

  expect(data.project).toEqual({
    countries: [
      { country: { code: 'BGD' }, percentage: '33.3334', isEqualSplit: true },
      { country: { code: 'LAO' }, percentage: '33.3333', isEqualSplit: true },
      { country: { code: 'WSM' }, percentage: '33.3333', isEqualSplit: true },
    ],
    pillars: [{ pillar: { code: 'P1' }, provenance: { confidence: 'INFERRED' } }],
  });
});

test('gives everything again by its id', async () => {
  const { data } = await demo.run(idsOfEverything);
  const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => present(id));

  const { nodes } = (await demo.run(nodesById, { ids })).data;

  expect(nodes.map((node) => node?.id)).toEqual(ids);
  expect(new Set(nodes.map((node) => node?.__typename))).toEqual(
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
});

test('gives null for an id that nothing has, and the others in their places', async () => {
  const { id } = present((await demo.run(idsOfEverything)).data.project);
  const missing = Buffer.from('Project:999999').toString('base64url');

  const { nodes } = (await demo.run(nodesById, { ids: [missing, id] })).data;

  expect(nodes).toEqual([null, { __typename: 'Project', id }]);
});

test('echoes the lens', async () => {
  const { data } = await demo.run(lensEchoed, {
    asOf: '2024-06-30',
    knownAt: '2024-07-31T02:00:00+02:00',
    basis: 'SUBMITTED',
    currency: 'EUR',
  });

  expect(data.lens).toEqual({
    asOf: '2024-06-30',
    knownAt: '2024-07-31T00:00:00.000Z',
    basis: 'SUBMITTED',
    currency: 'EUR',
    revision: '1',
  });
});

test('reads a lens that is written out in the operation', async () => {
  const { data } = await demo.ask(
    'query @lens(asOf: "2024-06-30", knownAt: "2024-07-31T02:00:00+02:00", basis: SUBMITTED, currency: "EUR") { lens { asOf knownAt basis currency revision } }',
  );

  expect(data).toEqual({
    lens: {
      asOf: '2024-06-30',
      knownAt: '2024-07-31T00:00:00.000Z',
      basis: 'SUBMITTED',
      currency: 'EUR',
      revision: '1',
    },
  });
});

test('fills in what a lens leaves out', async () => {
  const { data } = await demo.run(lensEchoed, { asOf: '2023-01-01' });

  expect(data.lens).toMatchObject({ asOf: '2023-01-01', knownAt: null, basis: 'APPROVED', currency: 'USD' });
});

test('lets nobody without a role see drafts through the lens', async () => {
  const { errors } = await demo.run(lensEchoed, { basis: 'LIVE' });

  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('lists codes with their IATI codes', async () => {
  const { phases } = (await demo.run(codelists)).data;

  expect(phases[0]).toEqual({ code: 'PIPELINE', iatiCode: '1', label: 'Pipeline/identification', isFallback: false });
});

test('translates labels, and marks those that fell back to English', async () => {
  const { french, groups } = (await demo.run(codelists)).data;

  expect(french.find(({ code }) => code === 'CHF')).toEqual({ code: 'CHF', label: 'franc suisse', isFallback: false });
  expect(groups.every(({ isFallback }) => isFallback)).toBe(true);
});

test('counts each thing once below a pillar, a group and an action', async () => {
  const { pillars, workingGroups, actions } = present((await demo.run(countsBelow)).data.plan);

  expect(pillars.map(({ counts }) => counts.actions)).toEqual([9, 9, 7]);
  for (const { counts, projects } of pillars) expect(projects.totalCount).toBe(counts.projects);
  expect(workingGroups.map(({ counts }) => counts)).toEqual(pillars.map(({ counts }) => counts));
  expect(actions).toEqual([{ counts: { actions: 1, projects: 1, donors: 0, countries: 3, events: 0 } }]);
});

test('counts each thing once below a country', async () => {
  const country = present((await demo.run(countsBelow)).data.country);

  // CASA, PAPGAPI, RURAL and DEMO-01, 17, 27, 36 and 40; the made-up ones serve A02, A07, A10, A11, A13 and A24
  expect(country.counts).toEqual({ actions: 6, projects: 8, donors: 9, countries: 17, events: 5 });
  expect(country.projects.totalCount).toBe(8);
});

test('takes nine statements for the counts of all levels', async () => {
  const { sql } = await demo.run(countsBelow);

  // plan, country, its counts and projects, pillars, groups, actions, and one for all counts of the plan
  expect(sql).toHaveLength(9);
});
