import { expect, test } from '@jest/globals';
import { seed } from '../../src/exchange/datasets/index.js';
import { tracker } from '../support/tracker.js';

const official = tracker({ template: 'empty' });

test('shows what is published and no more', async () => {
  await seed(official.orm, 'official');

  const { data } = await official.ask(`{
    plan(code: "APIS-2022-2026") {
      actions { number code title wording pillar { code } provenance { confidence note sources { code } } projects { nodes { code } } }
      milestones { title date { text earliest latest } provenance { confidence } }
      workingGroups { officers { country { code } role provenance { confidence } } }
      counts { actions projects }
    }
    projects(first: 100) { totalCount nodes { code provenance { isSynthetic confidence } } }
    organisations(first: 100) { totalCount }
    countries { code membership }
    events { totalCount } publications { totalCount } tools { code }
    digital: project(code: "PRJ-DIGPAY") { title provenance { confidence note } }
    unverified: organisation(code: "JPN-GOV") { provenance { kind confidence } }
  }`);
  const { plan, projects, countries } = data as never as {
    plan: {
      actions: { number: number }[];
      milestones: { title: string }[];
      workingGroups: { officers: unknown[] }[];
      counts: object;
    };
    projects: { totalCount: number; nodes: { provenance: { isSynthetic: boolean } }[] };
    countries: { membership: string }[];
  };

  expect(plan.actions).toHaveLength(25);
  expect(plan.actions[6]).toEqual({
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
  expect(plan.actions[5]).toMatchObject({
    wording: 'PARAPHRASE',
    pillar: null,
    projects: { nodes: [{ code: 'PRJ-PIXP' }] },
  });
  expect(plan.milestones.find(({ title }) => title === 'adopted')).toEqual({
    title: 'adopted',
    date: { text: '2021-11-25', earliest: '2021-11-25', latest: '2021-11-25' },
    provenance: { confidence: 'READ' },
  });
  expect(plan.workingGroups.map(({ officers }) => officers.length)).toEqual([5, 5, 5]);
  expect(plan.workingGroups[0]?.officers[0]).toEqual({
    country: { code: 'KAZ' },
    role: expect.stringContaining('does not say which'),
    provenance: { confidence: 'UNVERIFIED' },
  });
  expect(projects.totalCount).toBe(10);
  expect(projects.nodes.some(({ provenance }) => provenance.isSynthetic)).toBe(false);
  expect(countries).toHaveLength(62);
  expect(countries.filter(({ membership }) => membership === 'ASSOCIATE_MEMBER')).toHaveLength(9);
  expect(data).toMatchObject({
    events: { totalCount: 36 },
    publications: { totalCount: 19 },
    digital: { provenance: { confidence: 'NOT_FOUND', note: expect.stringContaining('working label') } },
    unverified: { provenance: { kind: 'RECALLED', confidence: 'UNVERIFIED' } },
  });
});
