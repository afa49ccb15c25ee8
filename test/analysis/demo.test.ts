import { expect, test } from '@jest/globals';
import {
  progressInPivots,
  progressInSeries,
  qualityOfParts,
  qualityOfPlan,
  scoreOfPlan,
} from '../operations/analysis/demo.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

const codesOf = <C>(issues: readonly { code: C }[]) => issues.map(({ code }) => code);

test('pivots progress: the total is that of the plan, each pillar its own', async () => {
  const { data, errors } = await demo.run(progressInPivots);

  const { progress, pillars } = present(data.plan);
  const { rows, totals } = data.byPillar;
  expect(errors).toEqual([]);
  expect(totals[0]?.number).toBe(progress.value);
  expect(Object.fromEntries(rows.map(({ keys, values }) => [keys[0]?.code, values[0]?.number]))).toMatchObject(
    Object.fromEntries(pillars.map((pillar) => [pillar.code, pillar.progress.value])),
  );
});

test('pivots money by the status of projects, and progress by donor', async () => {
  const { data } = await demo.run(progressInPivots);

  expect(data.byStatus.rows.map(({ keys }) => keys[0]?.code)).toEqual(
    expect.arrayContaining(['ON_TRACK', 'OFF_TRACK']),
  );
  expect(data.byDonor.rows.length).toBeGreaterThan(2);
});

test('shows progress year by year, null where nothing is known', async () => {
  const { data, errors } = await demo.run(progressInSeries);

  const numbers = only(data.progress).points.map(({ value }) => value.number);
  expect(errors).toEqual([]);
  // the year of the lens's day is evaluated on that day; after it nothing is known
  expect([numbers.at(-1), numbers.at(-2)]).toEqual([null, data.plan?.progress.value]);
  expect(numbers[4]).toBeGreaterThan(present(numbers[2]));
});

test('counts reports in each year of the plan, pillar by pillar', async () => {
  const { data } = await demo.run(progressInSeries);

  expect(data.reports.length).toBeGreaterThan(0);
  for (const { points } of data.reports) expect(points).toHaveLength(5);
});

test('scores the data of the plan and counts every issue', async () => {
  const { data, errors } = await demo.run(qualityOfPlan);

  const { score, counts } = data.dataQuality;
  expect(errors).toEqual([]);
  expect(score).toBeGreaterThan(0);
  expect(score).toBeLessThan(1);
  expect(codesOf(counts)).toEqual(
    expect.arrayContaining([
      'NO_PROJECT',
      'NO_FUNDING',
      'RATE_MISSING',
      'OVERDUE',
      'STALE',
      'NO_LEAD',
      'UNVERIFIED_WORDING',
      'SHARES_BELOW_100',
      'NO_COUNTRY',
      'NO_SECTOR',
      'NO_SDG',
      'BUDGET_MISSING',
      'NO_INDICATOR',
    ]),
  );
});

test('lists the worst issue first', async () => {
  const { data } = await demo.run(qualityOfPlan);

  expect(data.dataQuality.issues[0]).toMatchObject({ severity: 'CRITICAL', code: 'NO_PROJECT', field: 'projects' });
});

test('lists the issues of an action and of a project, and why the action lags', async () => {
  const { data, errors } = await demo.run(qualityOfParts);

  const [action, project] = [present(data.action), present(data.project)];
  expect(errors).toEqual([]);
  expect(codesOf(action.dataQuality.issues)).toEqual(
    expect.arrayContaining(['NO_PROJECT', 'NO_FUNDING', 'NO_INDICATOR']),
  );
  expect(codesOf(action.lagging)).toEqual(['NO_PROJECT', 'NO_FUNDING', 'NO_DATA']);
  expect(codesOf(project.dataQuality.issues)).toEqual(expect.arrayContaining(['NO_FUNDING', 'NO_SECTOR']));
});

test('takes five statements for the score of a plan', async () => {
  const { sql } = await demo.run(scoreOfPlan);

  // plan, issues of actions, issues of projects, which projects are of the plan, how many actions there are
  expect(sql).toHaveLength(5);
});
