import { expect, test } from '@jest/globals';
import { Exact } from '../../src/domain/decimal.js';
import { portfoliosOfDonors } from '../operations/money/demo.js';
import { portfolioRows, portfolioRowsInFull, portfolioTable, portfolioTree } from '../operations/money/portfolio.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { tracker } from '../support/tracker.js';

// A portfolio as a table says the same as its tree.

const golden = goldenTracker();
const demo = tracker();

const money = ({ committed, disbursed }: { committed: Total; disbursed: Total }) =>
  `${committed.converted.amount} ${disbursed.converted.amount}`;
interface Total {
  converted: { amount: string };
}

const portfolioOf = async (donor: string) => {
  const { data, errors } = await golden.run(portfolioTable, { donor });
  expect(errors).toEqual([]);
  return present(data.organisation).portfolio;
};

test('has each pillar, its actions, and below each action the projects with their part in it', async () => {
  const { rows } = await portfolioOf('KR');

  // PRJ-1 serves A1.1 with 60 and A2.1 with 40 per cent: of KR's 600,000 and of 1,000,000 in all; KR alone disbursed.
  expect(rows.map(({ depth, title, share, whole }) => `${depth} ${title}: ${money(share)} / ${money(whole)}`)).toEqual([
    '0 P1: 360000.00 180000.00 / 1150000.00 396000.00',
    '1 A1.1: 360000.00 180000.00 / 1150000.00 396000.00',
    '2 PRJ-1: 360000.00 180000.00 / 600000.00 180000.00',
    '0 P2: 240000.00 120000.00 / 400000.00 120000.00',
    '1 A2.1: 240000.00 120000.00 / 400000.00 120000.00',
    '2 PRJ-1: 240000.00 120000.00 / 400000.00 120000.00',
  ]);
  expect(rows.map(({ pillar, action, project }) => [pillar?.code, action?.code, project?.code])).toEqual([
    ['P1', undefined, undefined],
    [undefined, 'A1.1', undefined],
    [undefined, undefined, 'PRJ-1'],
    ['P2', undefined, undefined],
    [undefined, 'A2.1', undefined],
    [undefined, undefined, 'PRJ-1'],
  ]);
});

test('says of pillars and actions what the tree says, and of projects their own progress', async () => {
  const { pillars, projects, rows } = await portfolioOf('KR');

  const inTree = pillars.flatMap((pillar) => [pillar, ...pillar.actions]);
  const above = rows.filter(({ depth }) => depth < 2);
  expect(above.map(({ progress, share, whole }) => ({ progress, share, whole }))).toEqual(
    inTree.map(({ progress, share, whole }) => ({ progress, share, whole })),
  );
  const values = new Map(projects.map(({ project, progress }) => [project.code, progress.value]));
  for (const { project, progress } of rows.filter(({ depth }) => depth === 2))
    expect(progress.value).toBe(values.get(present(project).code));
});

/** Donors of the demonstration that fund something that serves an action. */
const demoDonors = async (): Promise<string[]> => {
  const { data } = await demo.run(portfoliosOfDonors);
  return data.organisations.nodes.filter(({ portfolio }) => portfolio.pillars.length).map(({ code }) => code);
};

const PLAN = 'APIS-2022-2026';

test('tells all of the money of a project in an action', async () => {
  const { data } = await golden.run(portfolioRowsInFull);
  const inA1 = present(present(data.organisation).portfolio.rows.find(({ project }) => project));

  expect(inA1.whole).toMatchObject({
    projectCount: 1,
    disbursementRate: 0.3,
    gap: null,
    forecast: null,
    byDonor: [
      { organisation: { code: 'KR' }, committed: { converted: { amount: '360000.00' } }, shareOfCommitted: 0.6 },
      { organisation: { code: 'JP' }, committed: { converted: { amount: '240000.00' } }, shareOfCommitted: 0.4 },
    ],
    byYear: [{ year: 2023 }, { year: 2024 }],
    budget: { isPublished: true, coverage: { projects: 1, projectsWithMoney: 1 } },
    explain: { inputs: [{ label: 'PRJ-1: PRJ-1', weight: '0.6', value: '600000.00' }] },
    explainBudget: { inputs: [] },
  });
});

test('marks projects of which it is not sure who funds them, and what is above them', async () => {
  for (const donor of await demoDonors()) {
    const { data } = await demo.run(portfolioTable, { donor, plan: PLAN });
    const { projects, rows } = present(data.organisation).portfolio;
    const unsure = new Map(projects.map(({ project, ambiguous }) => [project.code, ambiguous]));
    for (const [at, { depth, project, isAmbiguous }] of rows.entries()) {
      const end = rows.findIndex((row, later) => later > at && row.depth <= depth);
      const below = rows.slice(at + 1, end === -1 ? undefined : end).filter((row) => row.depth === 2);
      const expected = project ? unsure.get(project.code) : below.some((row) => row.isAmbiguous);
      expect([donor, at, isAmbiguous]).toEqual([donor, at, expected]);
    }
  }
});

test('gives each action what its projects have of it, but for rounding', async () => {
  for (const donor of await demoDonors()) {
    const { data } = await demo.run(portfolioTable, { donor, plan: PLAN });
    const { rows } = present(data.organisation).portfolio;
    for (const [at, { depth, share }] of rows.entries()) {
      if (depth !== 1) continue;
      const end = rows.findIndex((row, later) => later > at && row.depth < 2);
      const parts = rows.slice(at + 1, end === -1 ? undefined : end).map((row) => row.share.committed.converted.amount);
      const off = Exact.sum(0, ...parts).minus(share.committed.converted.amount);
      expect(off.abs().lte(new Exact('0.005').times(parts.length + 1))).toBe(true);
    }
  }
});

test('takes no more statements than the tree with its projects', async () => {
  const given = { donor: 'KR', plan: 'GOLDEN' };
  const tree = await golden.run(portfolioTree, given);
  const table = await golden.run(portfolioRows, given);

  // The organisation, the plan, what is funded, money of the plan and of the projects (share and whole of each),
  // pillars, actions, projects, four for the progress of the plan and two for that of projects.
  expect([tree.errors, table.errors]).toEqual([[], []]);
  expect([tree.sql.length, table.sql.length]).toEqual([17, 16]);
});

test('takes as many statements for any donor', async () => {
  for (const donor of await demoDonors()) {
    const { sql } = await demo.run(portfolioRows, { donor, plan: PLAN });
    expect(sql.length).toBeLessThanOrEqual(16);
  }
});
