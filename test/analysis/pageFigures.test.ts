import { expect, test } from '@jest/globals';
import { coverageOfDonor, recordedMoney, sinceMeeting, summaries } from '../operations/analysis/pageFigures.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

// Figures that pages show and do not compute.

const demo = tracker();

type Listed = { progress: { status: string; disagreement: boolean }; lagging: readonly unknown[] };

const counted = (actions: readonly Listed[]) => {
  const count = (passes: (action: Listed) => boolean) => actions.filter(passes).length;
  return {
    onCourse: count(({ progress }) => ['ACHIEVED', 'ON_TRACK'].includes(progress.status)),
    offCourse: count(({ progress }) => ['AT_RISK', 'OFF_TRACK'].includes(progress.status)),
    disagreeing: count(({ progress }) => progress.disagreement),
    lagging: count(({ lagging }) => lagging.length > 0),
  };
};

test.each([{}, { asOf: '2025-06-30' }, { asOf: '2023-01-01' }])(
  'sums up the statuses of a plan and its working groups through %j',
  async (lens) => {
    const plan = present((await demo.run(summaries, { lens })).data.plan);

    expect(plan.statusSummary).toEqual(counted(plan.actions));
    for (const { statusSummary, actions } of plan.workingGroups) expect(statusSummary).toEqual(counted(actions));
  },
);

test('differs from one working group to the next, and is not the same at every day', async () => {
  const [now, earlier] = await Promise.all(
    [{}, { asOf: '2023-01-01' }].map(async (lens) => present((await demo.run(summaries, { lens })).data.plan)),
  );

  expect(now?.statusSummary).not.toEqual(earlier?.statusSummary);
  expect(new Set(now?.workingGroups.map(({ statusSummary }) => JSON.stringify(statusSummary))).size).toBeGreaterThan(1);
});

test('takes no more statements for the summaries of all working groups than for that of the plan', async () => {
  const one = await demo.ask('{ plan(code: "APIS-2022-2026") { statusSummary { lagging } } }');
  const all = await demo.ask(
    '{ plan(code: "APIS-2022-2026") { statusSummary { lagging } workingGroups { statusSummary { lagging } } } }',
  );

  expect(all.sql.length).toBe(one.sql.length + 1); // the groups themselves
});

test.each([
  [{ asOf: '2026-11-01' }, null],
  [{ asOf: '2026-11-01' }, ['REPORT' as const]],
  [{ asOf: '2025-12-31' }, null],
])('lists what changed since the last meeting as of %j, of kinds %j', async (lens, kinds) => {
  const first = present((await demo.run(sinceMeeting, { lens, since: '2022-01-01', kinds })).data.plan);
  const since = present(first.lastMeeting).start.latest;
  const { plan, changes } = (await demo.run(sinceMeeting, { lens, since, kinds })).data;

  expect(present(plan).changesSinceLastMeeting).toEqual(changes);
  expect(changes.totalCount).toBeGreaterThan(0);
});

test('lists all of the time of the plan where nobody has met yet', async () => {
  const lens = { asOf: '2014-01-01' };
  const { plan } = (await demo.run(sinceMeeting, { lens, since: '2014-01-01' })).data;

  expect(present(plan).lastMeeting).toBeNull();
  expect(present(plan).changesSinceLastMeeting.totalCount).toBe(0);
});

test('tells transactions that are recorded from a budget alone', async () => {
  const { budgetOnly, paid, nothing } = (await demo.run(recordedMoney)).data;

  expect(present(budgetOnly).funding).toEqual({
    committed: { isPublished: true, isRecorded: false, coverage: { projectsWithMoney: 1 } },
    budget: { isRecorded: true },
  });
  expect(present(paid).funding.committed).toMatchObject({ isPublished: true, isRecorded: true });
  expect(present(nothing).funding.committed).toMatchObject({ isPublished: false, isRecorded: false });
});

test('counts for a donor the projects that it funds, and names those of them that publish nothing', async () => {
  const { portfolio } = present((await demo.run(coverageOfDonor, {})).data.organisation);
  const { share, whole, projects } = portfolio;

  expect(share.committed.coverage).toEqual({ projects: projects.length, projectsWithMoney: projects.length - 1 });
  expect(whole.committed.coverage?.projects).toBeGreaterThan(projects.length);
  expect(share.explain.excluded.find(({ reason }) => reason === 'NOT_PUBLISHED')).toEqual({
    reason: 'NOT_PUBLISHED',
    count: 1,
    examples: [{ code: 'DEMO-27' }],
  });
});
