import { beforeAll, expect, test } from '@jest/globals';
import type { DatesOfPlanQueryVariables } from '../generated/graphql.js';
import { datesOfOfficialPlan, datesOfPlan, datesOfPlans, overdueReports } from '../operations/plan/dates.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadRound } from '../support/goldenRound.js';
import { tracker } from '../support/tracker.js';

// What comes next after a day, on the golden plan with a round of reports, milestones and meetings.

const api = tracker({ template: 'empty' });
const official = tracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

/** A meeting in the tracker; a workshop is part of a project. */
const meet = (code: string, start: string, projects: string[] = []) =>
  secretariat.gets(
    `mutation { createEvent(input: { code: "${code}", title: "Meeting ${code}", start: "${start}", projects: ${JSON.stringify(projects)} }) { userErrors { message } } }`,
  );

beforeAll(async () => {
  await loadRound(api.database);
  await meet('M-1', '2024-12-04/2024-12-05');
  await meet('M-2', '2025-06');
  await meet('M-3', '2025-10-01');
  await meet('W-1', '2025-07-01', ['PRJ-1']);
  await meet('W-2', '2025-11-05', ['PRJ-1']);
});

const datesOn = async (given: DatesOfPlanQueryVariables) => {
  const { data, errors } = await api.run(datesOfPlan, given);
  expect(errors).toEqual([]);
  return present(data.plan);
};
const inWords = ({ nextDates }: Awaited<ReturnType<typeof datesOn>>) =>
  nextDates.map(({ date, kind, title }) => `${date} ${kind} ${title}`);

test('lists what comes next, soonest first, with what is due on the day itself', async () => {
  const plan = await datesOn({ asOf: '2025-07-15', first: 100 });

  expect(inWords(plan)).toEqual([
    '2025-07-15 MILESTONE PRJ-1: Centre open',
    '2025-07-31 REPORTS_DUE 2 reports are due for 2025-H1',
    '2025-08-15 MILESTONE A1.1: Course written',
    '2025-09-30 MILESTONE A2.1: Survey done',
    '2025-10-01 EVENT Meeting M-3',
    '2025-11-05 EVENT Meeting W-2',
    '2025-12-31 PERIOD_END Reporting period 2025-H2 ends',
    '2026-12-31 PLAN_END The plan ends',
  ]);
  expect(plan.nextDates.map(({ count, node }) => [count, node?.__typename])).toEqual([
    [null, 'Milestone'],
    [2, 'ReportingPeriod'],
    [null, 'Milestone'],
    [null, 'Milestone'],
    [null, 'Event'],
    [null, 'Event'],
    [null, 'ReportingPeriod'],
    [null, 'ActionPlan'],
  ]);
});

test('gives five unless asked for another number', async () => {
  expect((await datesOn({ asOf: '2025-07-15' })).nextDates).toHaveLength(5);
  expect((await datesOn({ asOf: '2025-07-15', first: 1 })).nextDates).toHaveLength(1);
});

test.each([0, 101])('refuses to give %s', async (first) => {
  const { errors } = await api.run(datesOfPlan, { asOf: '2025-07-15', first });

  expect(errors[0]).toMatchObject({
    message: `first: ${first} is out of range; ask for 1 to 100`,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('counts a report as due until it is submitted, whatever the basis', async () => {
  const due = async (asOf: string) =>
    (await datesOn({ asOf })).nextDates.find(({ kind }) => kind === 'REPORTS_DUE')?.count;

  // The report on A1.1 was submitted on 11 July in the plan's time zone.
  expect([await due('2025-07-10'), await due('2025-07-11')]).toEqual([3, 2]);
});

test('leaves out what is overdue, and counts it elsewhere', async () => {
  const onTheDay = await datesOn({ asOf: '2025-07-31' });
  const after = await datesOn({ asOf: '2025-08-01' });

  expect([onTheDay.overdueReports, after.overdueReports]).toEqual([0, 2]);
  expect(inWords(onTheDay)[0]).toBe('2025-07-31 REPORTS_DUE 2 reports are due for 2025-H1');
  expect(inWords(after)[0]).toBe('2025-09-30 MILESTONE A2.1: Survey done');
});

test('has as many reports overdue as the list of them', async () => {
  const { data } = await api.run(overdueReports, { asOf: '2025-08-01' });

  expect(data.plan?.overdueReports).toBe(2);
  expect(data.progressReports.totalCount).toBe(2);
});

test('names the last meeting: once its first day must have come, and none of a project', async () => {
  const last = async (asOf: string) => (await datesOn({ asOf })).lastMeeting?.code ?? null;

  expect(await last('2024-12-04')).toBeNull();
  expect(await last('2024-12-05')).toBe('M-1');
  expect(await last('2025-06-29')).toBe('M-1');
  expect(await last('2025-06-30')).toBe('M-2');
  expect(await last('2025-09-30')).toBe('M-2');
  expect(await last('2025-10-01')).toBe('M-3');
});

test('names steps in the life of the plan and meetings of which only the month is known, by its last day', async () => {
  const { data } = await official.run(datesOfOfficialPlan);
  const found = present(data.plan).nextDates.filter(({ date }) => date === '2026-09-30');

  expect(found.map(({ kind, title, node }) => [kind, title, node?.__typename])).toEqual(
    expect.arrayContaining([
      ['EVENT', 'CICTSTI, fifth session', 'Event'],
      ['PLAN_MILESTONE', 'successor plan 2027-2030: adoption (planned), CICTSTI fifth session', undefined],
    ]),
  );
});

test('takes one statement for the dates of all plans, one for what is overdue, one for the last meeting', async () => {
  const { sql, errors } = await api.run(datesOfPlans);

  expect(errors).toEqual([]);
  expect(sql).toHaveLength(4);
});
