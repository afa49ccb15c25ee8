import { beforeAll, expect, test } from '@jest/globals';
import { sourcesOfStatus, sourcesOfStatuses } from '../operations/progress/sources.js';
import { loadRound } from '../support/goldenRound.js';
import { tracker } from '../support/tracker.js';

// Who says what of a status: the report and the assessment that it comes from.

const api = tracker({ template: 'empty' });

beforeAll(() => loadRound(api.database));

const nobody = { assessedStatus: null, assessedOn: null, reportedStatus: null, reportedOn: null, reportedBy: null };
/** In the plan's time zone: in UTC it was the day before. */
const reported = { reportedStatus: 'AT_RISK', reportedOn: '2025-07-11', reportedBy: { code: 'KR' } };
const assessed = { assessedStatus: 'ON_TRACK', assessedOn: '2025-08-20' };

test.each([
  ['2025-07-10', 'SUBMITTED', nobody],
  ['2025-07-11', 'SUBMITTED', { ...nobody, ...reported }],
  ['2025-07-11', 'APPROVED', nobody],
  ['2025-08-20', 'SUBMITTED', { ...reported, ...assessed }],
  ['2025-08-20', 'APPROVED', { ...nobody, ...assessed }],
] as const)('tells on %s on the basis %s who reported and when it was assessed', async (asOf, basis, expected) => {
  const { data, errors } = await api.run(sourcesOfStatus, { asOf, basis });

  expect(errors).toEqual([]);
  expect(data.action?.progress).toEqual(expected);
  expect(data.action?.latestReport).toEqual(expected.reportedOn === null ? null : { organisation: { code: 'KR' } });
  expect(data.project?.progress).toEqual(nobody);
  expect(data.plan?.progress).toEqual(nobody);
});

test('takes one statement for the organisations of all actions', async () => {
  const { data, sql } = await api.run(sourcesOfStatuses);

  expect(data.plan?.actions.map(({ progress }) => progress.reportedBy?.code)).toEqual([
    'KR',
    undefined,
    undefined,
    undefined,
  ]);
  // The plan, its actions, four for their progress, and the organisations.
  expect(sql).toHaveLength(7);
});
