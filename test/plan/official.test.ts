import { beforeAll, expect, test } from '@jest/globals';
import { seed } from '../../src/exchange/datasets/index.js';
import { officialLists, officialPlan, uncertainRecords } from '../operations/plan/official.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const official = tracker({ template: 'empty' });
beforeAll(() => seed(official.database, 'official'));

const plan = async () => present((await official.run(officialPlan)).data.plan);

test('says of an action whose words were not found that they were not', async () => {
  const { actions } = await plan();

  expect(actions).toHaveLength(25);
  expect(actions[6]).toEqual({
    number: 7,
    code: 'A07',
    title: 'Action 7',
    wording: 'UNVERIFIED',
    pillar: null,
    provenance: {
      confidence: 'NOT_FOUND',
      note: expect.stringContaining('25 actions'),
      sources: [{ code: 'SEED-1' }, { code: 'SP-DBF' }],
    },
    projects: { nodes: [] },
  });
});

test('links a project to the one action that a source names', async () => {
  const { actions } = await plan();

  expect(actions[5]).toMatchObject({
    wording: 'PARAPHRASE',
    pillar: null,
    projects: { nodes: [{ code: 'PRJ-PIXP' }] },
  });
});

test('shows when the plan was adopted', async () => {
  const { milestones } = await plan();

  expect(milestones.find(({ title }) => title === 'adopted')).toEqual({
    title: 'adopted',
    date: { text: '2021-11-25', earliest: '2021-11-25', latest: '2021-11-25' },
    provenance: { confidence: 'READ' },
  });
});

test('shows the officers of the working groups, and what is not known of their roles', async () => {
  const { workingGroups } = await plan();

  expect(workingGroups.map(({ officers }) => officers.length)).toEqual([5, 5, 5]);
  expect(workingGroups[0]?.officers[0]).toEqual({
    country: { code: 'KAZ' },
    role: expect.stringContaining('does not say which'),
    provenance: { confidence: 'UNVERIFIED' },
  });
});

test('holds no project that is made up', async () => {
  const { projects } = (await official.run(officialLists)).data;

  expect(projects.totalCount).toBe(10);
  expect(projects.nodes.some(({ provenance }) => provenance.isSynthetic)).toBe(false);
});

test('lists all members of ESCAP', async () => {
  const { countries } = (await official.run(officialLists)).data;

  expect(countries).toHaveLength(62);
  expect(countries.filter(({ membership }) => membership === 'ASSOCIATE_MEMBER')).toHaveLength(9);
});

test('lists the events and publications that are known', async () => {
  const { events, publications } = (await official.run(officialLists)).data;

  expect([events.totalCount, publications.totalCount]).toEqual([36, 19]);
});

test('says how much is to be trusted', async () => {
  const { data } = await official.run(uncertainRecords);

  expect(data).toMatchObject({
    digital: { provenance: { confidence: 'NOT_FOUND', note: expect.stringContaining('working label') } },
    unverified: { provenance: { kind: 'RECALLED', confidence: 'UNVERIFIED' } },
  });
});
