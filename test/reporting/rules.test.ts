import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { reader } from '../../src/database/orm.js';
import type { Lens } from '../../src/domain/lens.js';
import { statesOf } from '../../src/domain/moment.js';
import { freshnessOf, isOnRecord, withoutDraft } from '../../src/domain/reporting/index.js';
import { createLoaders } from '../../src/loaders/index.js';
import type { Freshness, ReportState, Timeliness } from '../../src/vocabulary/index.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';

// Rules that are written twice, in SQL and in TypeScript, against one table of cases. The plan is in Bangkok, 7 hours
// ahead of UTC; its reports are due on 31 July 2025.

const api = tracker({ template: 'empty' });

const asked = { at: '2025-06-01T00:00:00Z', to: 'DUE' };
const [ON_TIME, TOO_LATE] = ['2025-07-31T16:59:59Z', '2025-07-31T17:00:00Z'];

interface Case {
  /** Code of the action that the report is on. */
  action: string;
  steps: { at: string; to: ReportState }[];
  state: ReportState;
  /** On 1 August 2025. */
  timeliness: Timeliness;
}

const cases: Case[] = [
  { action: 'ASKED', steps: [], state: 'DUE', timeliness: 'OVERDUE' },
  { action: 'BEGUN', steps: [{ at: ON_TIME, to: 'DRAFT' }], state: 'DRAFT', timeliness: 'OVERDUE' },
  { action: 'IN-TIME', steps: [{ at: ON_TIME, to: 'SUBMITTED' }], state: 'SUBMITTED', timeliness: 'ON_TIME' },
  { action: 'LATE', steps: [{ at: TOO_LATE, to: 'SUBMITTED' }], state: 'SUBMITTED', timeliness: 'LATE' },
  {
    action: 'WITHDRAWN',
    steps: [
      { at: '2025-07-01T00:00:00Z', to: 'SUBMITTED' },
      { at: '2025-07-02T00:00:00Z', to: 'DRAFT' },
    ],
    state: 'DRAFT',
    timeliness: 'OVERDUE',
  },
  {
    action: 'RETURNED',
    steps: [
      { at: '2025-07-01T00:00:00Z', to: 'SUBMITTED' },
      { at: '2025-07-02T00:00:00Z', to: 'RETURNED' },
    ],
    state: 'RETURNED',
    timeliness: 'ON_TIME',
  },
  {
    action: 'AGAIN',
    steps: [
      { at: '2025-07-01T00:00:00Z', to: 'SUBMITTED' },
      { at: '2025-07-02T00:00:00Z', to: 'RETURNED' },
      { at: TOO_LATE, to: 'SUBMITTED' },
    ],
    state: 'SUBMITTED',
    timeliness: 'ON_TIME',
  },
  {
    action: 'APPROVED',
    steps: [
      { at: TOO_LATE, to: 'SUBMITTED' },
      { at: '2025-08-01T00:00:00Z', to: 'APPROVED' },
    ],
    state: 'APPROVED',
    timeliness: 'LATE',
  },
];

const takenBack: Pick<Case, 'action' | 'steps'> = {
  action: 'TAKEN-BACK',
  steps: [{ at: ON_TIME, to: 'SUBMITTED' }],
};
const all = [...cases, takenBack];

const period = { code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };

beforeAll(async () => {
  await loadGolden(api.database, ({ bundle: golden }) => {
    golden.pillars = [{ code: 'P1', actions: all.map(({ action }) => action) }];
    golden.projects = [];
    golden.transactions = [];
    golden.reportingPeriods = [period];
    golden.reports = all.map(({ action, steps }) => ({ period: period.code, action, events: [asked, ...steps] }));
    golden.indicators = all.map(({ action, steps }) => ({
      code: 'IND',
      action,
      title: 'People trained',
      direction: 'INCREASE',
      reportingBasis: 'CUMULATIVE',
      acrossPeriods: 'LATEST',
      acrossUnits: 'NONE',
      baseline: '0',
      target: '100',
      // A report that is only due brings no values: a bundle that says so is refused.
      values: steps.length ? [{ date: '2025-06-30', value: '50', period: period.code }] : [],
    }));
  });
});

/** What the statements say of an action, through a lens. */
const seen = async (code: string, asOf: string, basis: Lens['basis'] = 'APPROVED') => {
  const loaders = createLoaders(reader(api.orm.em.fork()), {
    asOf,
    askedAt: null,
    knownAt: null,
    basis,
    currency: null,
  });
  const plan = await loaders.planByCode('GOLDEN');
  const action = plan && (await loaders.actionOfPlan('GOLDEN', code));
  if (!action) throw new Error(`there is no action ${code}`);
  const issues = await loaders.actionIssues.load(plan.id);
  const { lastReportedOn, coverage } = await loaders.reporting(plan.id, 'action', action.id);
  return {
    plan,
    loaders,
    report: (await (await loaders.reportsOfAction({}).load(action.id)).nodes)[0],
    countedReports: (await loaders.counts(plan.id, 'action', action.id)).reports,
    reports: coverage,
    values: (await loaders.planProgress(plan.id)).of('action', action.id).progress.coverage,
    lastReportedOn,
    issues: issues.filter(({ actionId }) => actionId === action.id).map((issue) => issue.code),
  };
};

const DAY = '2025-08-01';
const bases = ['APPROVED', 'SUBMITTED', 'LIVE'] as const;

describe.each(cases)('the report on $action, which is $state', ({ action, state, timeliness }) => {
  test('is on record by the same states in both', async () => {
    const { reports } = await seen(action, DAY);

    expect(reports).toMatchObject({ expected: 1, reported: isOnRecord(state) ? 1 : 0 });
  });

  test.each(bases)('counts on the basis %s by the same states in both, and so do its values', async (basis) => {
    const { countedReports, values } = await seen(action, DAY, basis);

    const counts = statesOf(basis).includes(state) ? 1 : 0;
    expect([countedReports, values.reported]).toEqual([counts, counts]);
  });

  test('shows a draft as due, but on the basis LIVE', async () => {
    const [approved, submitted, live] = await Promise.all(bases.map((basis) => seen(action, DAY, basis)));

    const hidden = withoutDraft(state);
    expect([approved, submitted, live].map((one) => one?.report?.state)).toEqual([hidden, hidden, state]);
  });

  test('came on time or not, and so did its values', async () => {
    const { report, reports, values } = await seen(action, DAY, 'SUBMITTED');

    const onTime = timeliness === 'ON_TIME' ? 1 : 0;
    expect([report?.timeliness, reports.onTime, values.onTime]).toEqual([timeliness, onTime, onTime]);
  });
});

test('a value that the submission took back counts on no basis, and is due for authors who state it again', async () => {
  await sql`
      with
      -- one row is the value of the report
      value as (
        select v.id, v.report_id
        from indicator_value v
          join indicator i on i.id = v.indicator_id
          join action a    on a.id = i.action_id
        where a.code = ${takenBack.action}
      ),
      -- one row is a submission without it
      submitted as (
        insert into submission (report_id, values_through, dropped)
        select report_id, id, array[id]
        from value
        returning id, report_id
      )
      insert into report_event (report_id, submission_id, at, "from", "to", actor)
      select report_id, id, '2025-08-01T00:00:00Z', 'SUBMITTED', 'APPROVED', 'test'
      from submitted`.execute(reader(api.orm.em.fork()));

  const { values, report, loaders } = await seen(takenBack.action, DAY);
  const live = await seen(takenBack.action, DAY, 'LIVE');
  if (!report) throw new Error('there is no report');
  const stated = (withDrafts: boolean) => loaders.valuesOfReport.load({ id: report.id, withDrafts });

  expect([report.state, values.reported, live.values.reported]).toEqual(['APPROVED', 0, 0]);
  expect(await stated(false)).toEqual([]);
  expect((await stated(true)).map(({ state }) => state)).toEqual(['DUE']);
});

test.each<[string, Timeliness]>([
  ['2025-06-29', 'NOT_YET_DUE'],
  ['2025-06-30', 'DUE'],
  ['2025-07-31', 'DUE'],
  ['2025-08-01', 'OVERDUE'],
])('a report without a submission is, on %s, %s', async (asOf, timeliness) => {
  const { report } = await seen('ASKED', asOf);

  expect(report?.timeliness).toBe(timeliness);
});

test.each<[string, string, Freshness]>([
  ['IN-TIME', '2025-07-31', 'FRESH'],
  ['IN-TIME', '2025-10-29', 'FRESH'],
  ['IN-TIME', '2025-10-30', 'AGING'],
  ['IN-TIME', '2026-01-27', 'AGING'],
  ['IN-TIME', '2026-01-28', 'STALE'],
  ['APPROVED', '2026-01-28', 'AGING'],
  ['APPROVED', '2026-01-29', 'STALE'],
  ['RETURNED', '2026-01-29', 'NEVER'],
  ['ASKED', '2026-01-29', 'NEVER'],
])('the last report on %s is, on %s, %s in both', async (action, asOf, freshness) => {
  const { plan, lastReportedOn, issues } = await seen(action, asOf);

  expect(freshnessOf(lastReportedOn, asOf, plan)).toBe(freshness);
  expect(issues.includes('STALE')).toBe(freshness === 'STALE');
});
