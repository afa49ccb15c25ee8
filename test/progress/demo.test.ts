import { expect, test } from '@jest/globals';
import { importDataset } from '../../src/exchange/bundle/index.js';
import { scaleDataset } from '../../src/exchange/datasets/index.js';
import {
  chosenByProgress,
  committeeTable,
  demoCoverage,
  demoProgress,
  demoReports,
  pageOfProjects,
  resultsOfRealWork,
} from '../operations/progress/demo.js';
import { present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

const PLAN = 'APIS-2022-2026';

const plan = async () => {
  const { data, errors } = await demo.run(demoProgress);
  expect(errors).toEqual([]);
  return present(data.plan);
};
const chosen = async () => {
  const { data, errors } = await demo.run(chosenByProgress);
  expect(errors).toEqual([]);
  return { ...present(data.plan), offTrack: data.offTrack };
};
const distinct = <T>(values: T[]) => [...new Set(values)].sort();

test('shows each status and each method', async () => {
  const { actions, progress, pillars } = await plan();

  const shown = [progress, ...[...actions, ...pillars].map((part) => part.progress)];
  expect(distinct(shown.map(({ status }) => status))).toEqual(
    ['ACHIEVED', 'AT_RISK', 'CANCELLED', 'MERGED', 'NOT_STARTED', 'NO_DATA', 'OFF_TRACK', 'ON_HOLD', 'ON_TRACK'].sort(),
  );
  expect(distinct(shown.map(({ method }) => method))).toEqual([
    'ACTIONS',
    'INDICATORS',
    'MILESTONES',
    'NONE',
    'PROJECTS',
  ]);
});

test('shows each freshness', async () => {
  const { actions } = await plan();

  expect(distinct(actions.map(({ freshness }) => freshness))).toEqual(['AGING', 'FRESH', 'NEVER', 'STALE']);
});

test('says of progress that is made up that it is', async () => {
  const { actions } = await plan();

  for (const { progress } of actions)
    expect(progress.isSynthetic).toBe(progress.value !== null || progress.status !== 'NO_DATA');
});

test('counts each action under one status at every level', async () => {
  const { statusCounts, pillars, workingGroups, actions } = await plan();

  const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
  expect(sum(statusCounts)).toBe(actions.length);
  for (const level of [...pillars, ...workingGroups]) expect(sum(level.statusCounts)).toBe(level.counts.actions);
});

test('makes up no results of real projects', async () => {
  const { data } = await demo.run(resultsOfRealWork);

  const real = data.projects.nodes.filter(({ provenance }) => !provenance.isSynthetic);
  expect(real.length).toBeGreaterThan(5);
  for (const { indicators, milestones, reports, progress } of real) {
    const { value, isSynthetic } = progress;
    expect([indicators, milestones, reports.totalCount, value, isSynthetic]).toEqual([[], [], 0, null, false]);
  }
});

test('makes up no results of the action whose words are known', async () => {
  const { data } = await demo.run(resultsOfRealWork);

  expect(data.action).toEqual({
    indicators: [],
    milestones: [],
    reports: { totalCount: 0 },
    progress: { value: null, isSynthetic: false },
  });
});

test('takes at most 11 statements for the table of the Steering Committee, however large the plan', async () => {
  await importDataset(demo.database, scaleDataset(300), 'SCALE-300');

  const table = await demo.run(committeeTable, { plan: PLAN });
  const large = await demo.run(committeeTable, { plan: 'SCALE-300' });

  expect([table.errors, large.errors]).toEqual([[], []]);
  // plan, pillars, actions; money, and of how many projects any is known; counts; actions and their indicators, projects and theirs; reports
  expect(table.sql).toHaveLength(11);
  // Where every action has money, there is nothing to ask of it.
  expect(large.sql).toHaveLength(10);
});

test('takes at most 10 statements for a page of 100 projects', async () => {
  const { errors, sql } = await demo.run(pageOfProjects);

  expect(errors).toEqual([]);
  expect(sql.length).toBeLessThanOrEqual(10);
});

test('shows of a draft no more than that it is due', async () => {
  const { data, errors } = await demo.run(demoReports);

  const { drafts, overdue } = data;
  expect(errors).toEqual([]);
  expect(drafts.totalCount).toBe(0);
  expect(overdue.totalCount).toBeGreaterThan(0);
  for (const { state, narrative, history } of overdue.nodes)
    expect([state, narrative, history.map(({ to }) => to)]).toEqual(['DUE', null, ['DUE']]);
});

test('shows a report as it was submitted, late or not', async () => {
  const { data } = await demo.run(demoReports);

  expect(data.late.nodes[0]).toMatchObject({
    state: 'SUBMITTED',
    timeliness: 'LATE',
    narrative: expect.stringMatching(/^Demonstration\. The half-year went as planned/),
    submittedAt: '2026-10-15T04:00:00.000Z',
  });
});

test('says how many reports of a period were expected, came and were approved', async () => {
  const { data, errors } = await demo.run(demoCoverage);

  const { coverage } = present(data.plan);
  expect(errors).toEqual([]);
  expect(coverage.expected).toBeGreaterThan(coverage.reported);
  expect(coverage.reported).toBeGreaterThan(coverage.approved);
  expect(coverage.rate).toBeCloseTo(coverage.approved / coverage.expected, 4);
});

test('expects in each period the reports that it lists', async () => {
  const { data } = await demo.run(demoCoverage);

  for (const { coverage, reports } of present(data.plan).reportingPeriods)
    expect(coverage.expected).toBe(reports.totalCount);
});

test('finds actions by freshness, status and disagreement', async () => {
  const { stale, late, differing } = await chosen();

  expect(stale.length).toBeGreaterThan(0);
  for (const { freshness } of stale) expect(['STALE', 'NEVER']).toContain(freshness);
  for (const { progress } of late) expect(['OFF_TRACK', 'AT_RISK']).toContain(progress.status);
  expect(differing.length).toBeGreaterThan(0);
  for (const { progress } of differing) expect(progress.disagreement).toBe(true);
});

test('orders actions by progress, those without any at the end, and by their last report', async () => {
  const { byProgress, byReport } = await chosen();

  const values = byProgress.map(({ progress }) => progress.value);
  const known = values.filter((value) => value !== null);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  expect(values.slice(known.length)).toEqual(values.slice(known.length).map(() => null));
  expect([byReport[0]?.freshness, byReport.at(-1)?.freshness]).toEqual(['NEVER', 'FRESH']);
});

test('tells actions that lag from those that do not', async () => {
  const { lagging, fine } = await chosen();

  for (const action of lagging) expect(action.lagging.length).toBeGreaterThan(0);
  for (const action of fine) expect(action.lagging).toEqual([]);
});

test('finds projects by their status', async () => {
  const { offTrack } = await chosen();

  expect(offTrack.totalCount).toBeGreaterThan(0);
  for (const { progress } of offTrack.nodes) expect(progress.status).toBe('OFF_TRACK');
});
