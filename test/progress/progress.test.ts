import { expect, test } from '@jest/globals';
import type { GoldenActionProgressQueryVariables } from '../generated/graphql.js';
import { goldenActionProgress, goldenPlanProgress } from '../operations/progress/progress.js';
import { only, present } from '../support/certain.js';
import { goldenAnswers as answers, goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

/** An action with its only indicator, through a lens. */
const progressOf = async (given: GoldenActionProgressQueryVariables) => {
  const { data, errors } = await golden.run(goldenActionProgress, given);
  expect(errors).toEqual([]);
  const { indicators, progress } = present(data.action);
  return { indicator: only(indicators), ofAction: progress };
};

test('IND-1 adds the latest value of each unit, and its action shows it', async () => {
  const { indicator, ofAction } = await progressOf({ code: 'A1.1' });

  const { actual, value, coverage } = answers['IND-1']['asOf 2024-12-31 APPROVED'];
  const { reported, expected } = indicator.progress.coverage;
  expect([indicator.actual, indicator.progress.value]).toEqual([actual, value]);
  expect(`${reported}/${expected}`).toBe(coverage);
  expect(ofAction).toMatchObject({ value, method: 'INDICATORS', coverage: { expected: 1, reported: 1 } });
});

test('IND-1 sees more on a later day and a wider basis', async () => {
  const { indicator } = await progressOf({ code: 'A1.1', asOf: '2025-12-31', basis: 'SUBMITTED' });

  const { actual, value } = answers['IND-1']['asOf 2025-12-31 SUBMITTED'];
  expect([indicator.actual, indicator.progress.value]).toEqual([actual, value]);
  expect(indicator.progress.coverage).toMatchObject({ expected: 2, reported: 2, approved: 1 });
});

test('IND-1 says in its coverage that a unit has no data yet, and the figure does not change', async () => {
  const { indicator } = await progressOf({ code: 'A1.1', asOf: '2023-12-31' });

  const { actual, value } = answers['IND-1']['asOf 2023-12-31 APPROVED'];
  expect([indicator.actual, indicator.progress.value]).toEqual([actual, value]);
  expect(indicator.progress.coverage).toMatchObject({ expected: 2, reported: 1, rate: 0.5 });
});

test('IND-2 moves towards a falling target', async () => {
  const { indicator } = await progressOf({ code: 'A1.2' });

  const { actual, value } = answers['IND-2'];
  expect([indicator.actual, indicator.progress.value, indicator.progress.raw]).toEqual([actual, value, 0.5]);
});

test('IND-3 is a ratio of sums, never a mean of ratios', async () => {
  const { indicator } = await progressOf({ code: 'A2.1' });

  const { actual, value, never } = answers['IND-3'];
  expect([indicator.actual, indicator.progress.value]).toEqual([actual, value]);
  expect(indicator.progress.value).not.toBe(never);
});

test('is NO_DATA where nothing is known, with figures that are null', async () => {
  const { data, errors } = await golden.run(goldenActionProgress, { code: 'A3.1' });

  expect(errors).toEqual([]);
  expect(data.action?.progress).toMatchObject({
    status: 'NO_DATA',
    value: null,
    raw: null,
    method: 'NONE',
    regressed: false,
  });
});

test('rolls up from actions to pillars and the plan', async () => {
  const { data } = await golden.run(goldenPlanProgress);

  const { progress, pillars } = present(data.plan);
  expect(progress).toMatchObject({
    value: 0.45,
    status: 'AT_RISK',
    method: 'ACTIONS',
    coverage: { expected: 4, reported: 3 },
  });
  expect(pillars.map(({ code, progress: { value, status } }) => [code, value, status])).toEqual([
    ['P1', 0.475, 'AT_RISK'],
    ['P2', 0.4, 'AT_RISK'],
    ['P3', null, 'NO_DATA'],
  ]);
});

test('counts the actions of each status, for the plan and for each pillar', async () => {
  const { data } = await golden.run(goldenPlanProgress);

  const { statusCounts, pillars } = present(data.plan);
  const inUse = (counts: typeof statusCounts) =>
    Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ status, count }) => [status, count]));
  expect(inUse(statusCounts)).toEqual({ NO_DATA: 1, AT_RISK: 3 });
  expect(pillars.map((pillar) => inUse(pillar.statusCounts))).toEqual([{ AT_RISK: 2 }, { AT_RISK: 1 }, { NO_DATA: 1 }]);
});
