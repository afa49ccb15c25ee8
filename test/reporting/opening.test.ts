import { beforeAll, expect, test } from '@jest/globals';
import type { PageOfObligationsQuery } from '../generated/graphql.js';
import { pageOfObligations, reports } from '../operations/reporting/reading.js';
import { castOf, loadCast, obligationsOf } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { nextPeriod, openReport, reportsSeenBy } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Opening a reporting period, and taking the opening back.

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const { secretariat, korea, japan, chair, donor, anybody } = castOf(api);

const DISTANT = '2099-12-31'; // the plan's end: there is a period that is not over, whatever day it is

beforeAll(() => loadCast(api.database, DISTANT));

const asked = async (code: string) => (await reportsSeenBy(anybody, code)).length;

test('asks once for a report on each action and project that somebody answers for', async () => {
  const period = nextPeriod();

  expect(await secretariat.opens(period)).toMatchObject({
    period: { code: period.code, state: 'OPEN' },
    created: 3,
    userErrors: [],
  });
  expect((await secretariat.opens(period)).created).toBe(0);
});

test('warns that the due date has passed, and opens the period all the same', async () => {
  const period = nextPeriod();
  const late = await secretariat.opens(period);
  const inTime = await secretariat.opens({ ...nextPeriod(), dueOn: DISTANT });

  expect([late.created, inTime.created]).toEqual([3, 3]);
  expect(late.warnings).toEqual([
    { field: 'input.dueOn', message: expect.stringContaining(`${period.dueOn} has passed, today is `) },
  ]);
  expect(inTime.warnings).toEqual([]);
});

test('gives obligations in pages, and how many there are', async () => {
  await secretariat.opens(nextPeriod());
  const all = (await korea.asks(pageOfObligations, { first: 200 })).viewer;
  const codes: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: PageOfObligationsQuery = await korea.asks(pageOfObligations, { first: 1, after });
    const [one] = page.viewer.obligations;
    if (!one) break;
    codes.push(present(one.report).id);
    after = one.cursor;
  }

  expect(all.obligationCount).toBe(all.obligations.length);
  expect(codes.length).toBeGreaterThan(2);
  expect(codes).toEqual(all.obligations.map(({ report }) => present(report).id));
});

test('refuses a period that is open with other dates', async () => {
  const period = nextPeriod();
  await secretariat.opens(period);

  expect(userErrorsOf(await secretariat.opens({ ...period, dueOn: '2026-08-31' }))).toEqual(['DUPLICATE input.code']);
});

test('tells each person what they owe', async () => {
  const { period } = await openReport(secretariat);

  expect(await obligationsOf(korea, period)).toEqual(['SUBMIT_REPORT A1.1', 'SUBMIT_REPORT PRJ-1']);
  expect(await obligationsOf(japan, period)).toEqual(['SUBMIT_REPORT A1.2']);
  expect(await obligationsOf(donor, period)).toEqual(['SUBMIT_REPORT PRJ-1']);
  expect([await obligationsOf(chair, period), await obligationsOf(anybody, period)]).toEqual([[], []]);
});

test('refuses a period that lies outside its plan', async () => {
  const period = nextPeriod();

  expect(userErrorsOf(await secretariat.opens({ ...period, start: '1990-01-01' }))).toContainEqual(
    'OUT_OF_RANGE input.start',
  );
  expect(userErrorsOf(await secretariat.opens({ ...period, end: '2100-12-31', dueOn: '2101-01-31' }))).toEqual([
    'OUT_OF_RANGE input.end',
  ]);
});

test('does not close a period that is not over', async () => {
  const period = nextPeriod();
  expect(userErrorsOf(await secretariat.opens({ ...period, end: DISTANT, dueOn: DISTANT }))).toEqual([]);

  expect(userErrorsOf(await secretariat.closes(period.code))).toEqual(['OUT_OF_RANGE code']);

  await secretariat.cancels(period.code, 'it is in the way of others');
});

test('closes a period that is over', async () => {
  const { period } = await openReport(secretariat);

  expect(userErrorsOf(await secretariat.closes(period))).toEqual([]);
});

test('is cancelled with a reason, and asks for nothing then', async () => {
  const { period } = await openReport(secretariat);
  const before = await asked(period);

  expect(userErrorsOf(await secretariat.cancels(period, ' '))).toEqual(['REQUIRED reason']);
  expect((await secretariat.cancels(period, 'mistyped')).period).toEqual({ state: 'PLANNED' });
  expect([before > 0, await asked(period)]).toEqual([true, 0]);
});

test('can be opened with other dates once it was cancelled, as often as it takes', async () => {
  const period = nextPeriod();
  await secretariat.opens(period);
  const before = await asked(period.code);
  await secretariat.cancels(period.code, 'mistyped');

  expect(userErrorsOf(await secretariat.opens({ ...period, start: '2022-01-01', end: '2022-01-31' }))).toEqual([]);
  await secretariat.cancels(period.code, 'once more');
  expect(userErrorsOf(await secretariat.opens({ ...period, dueOn: '2026-07-31' }))).toEqual([]);
  expect(await asked(period.code)).toBe(before);
});

test('cannot be cancelled once somebody has begun a report', async () => {
  const report = await openReport(secretariat);
  await secretariat.saves(report, { narrative: 'n' });

  expect(userErrorsOf(await secretariat.cancels(report.period, 'too late'))).toEqual(['INVALID_TRANSITION code']);
});

test('refuses days that belong to a closed period', async () => {
  const { period, date } = await openReport(secretariat);
  await secretariat.closes(period);
  const overlapping = { code: `${period}-again`, start: date, end: `${period}-28`, dueOn: '2026-01-31' };

  expect(userErrorsOf(await secretariat.opens(overlapping))).toEqual(['PERIOD_CLOSED input.start']);
});

test('asks about what is under way, not about what has not started, was cancelled or merged, or was over before', async () => {
  await loadGolden(api.database, ({ bundle }) => {
    const led = (code: string) => ({ code, responsible: [{ organisation: 'KR', role: 'LEAD' }] });
    const project = (code: string, own: object) => ({
      code,
      actions: { 'B1.1': 10 },
      organisations: [{ organisation: 'KR', role: 'IMPLEMENTING' }],
      ...own,
    });
    Object.assign(bundle, { transactions: [], exchangeRates: [], indicators: [] });
    bundle.plan.code = 'ASKED';
    bundle.pillars = [{ code: 'B1', actions: [...['B1.1', 'B1.2', 'B1.3', 'B1.4'].map(led), 'B1.5'] }];
    bundle.assessments = [
      { action: 'B1.2', status: 'NOT_STARTED', note: 'n', date: '2024-01-01' },
      { action: 'B1.3', status: 'CANCELLED', note: 'n', date: '2024-01-01' },
      { action: 'B1.4', status: 'MERGED', note: 'n', date: '2024-01-01' },
    ];
    bundle.projects = [
      project('UNDER-WAY', { activityStatus: 'IMPLEMENTATION', actualStart: '2024-01-01' }),
      project('PLANNED', { activityStatus: 'PIPELINE', plannedStart: '2024-01-01' }),
      project('GIVEN-UP', { activityStatus: 'CANCELLED', actualStart: '2024-01-01' }),
      project('OVER', { activityStatus: 'CLOSED', actualStart: '2023-01-01', actualEnd: '2025-06-30' }),
      project('OVER-LATELY', { activityStatus: 'CLOSED', actualStart: '2023-01-01', actualEnd: '2026-03-31' }),
      project('NOBODYS', { activityStatus: 'IMPLEMENTATION', actualStart: '2024-01-01', organisations: [] }),
      project('TO-COME', { activityStatus: 'IMPLEMENTATION', actualStart: '2026-08-01' }),
    ];
  });
  const period = { plan: 'ASKED', code: 'P1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };
  const { created } = await secretariat.opens(period);
  const { nodes } = (await anybody.asks(reports, { filter: { plan: 'ASKED' } })).progressReports;

  expect(nodes.map(({ subject }) => subject.code).sort()).toEqual(['B1.1', 'OVER-LATELY', 'UNDER-WAY']);
  expect(created).toBe(3);
});
