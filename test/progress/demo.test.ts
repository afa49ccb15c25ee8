import { expect, test } from '@jest/globals';
import { importDataset } from '../../src/exchange/bundle/index.js';
import { scaleDataset } from '../../src/exchange/datasets/index.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();
const LENS = '@lens(asOf: "2026-11-01", basis: SUBMITTED)';

interface Shown {
  status: string;
  method: string;
  isSynthetic: boolean;
  value: number | null;
}
interface PlanAnswer {
  progress: Shown;
  statusCounts: { status: string; count: number }[];
  pillars: { progress: Shown; statusCounts: { count: number }[]; counts: { actions: number } }[];
  workingGroups: { progress: Shown; statusCounts: { count: number }[]; counts: { actions: number } }[];
  actions: { code: string; wording: string; freshness: string; progress: Shown }[];
}

const PROGRESS = 'progress { status method isSynthetic value disagreement regressed }';

const plan = async () => {
  const { data, errors } = await demo.ask(`query ${LENS} { plan(code: "APIS-2022-2026") {
    ${PROGRESS} statusCounts { status count } pillars { ${PROGRESS} statusCounts { count } counts { actions } } workingGroups { ${PROGRESS} statusCounts { count } counts { actions } }
    actions { code wording freshness ${PROGRESS} }
  } }`);
  expect(errors).toEqual([]);
  return data.plan as PlanAnswer;
};

const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);

test('each status, method and freshness occurs, and what is made up says so', async () => {
  const { actions, progress, ...levels } = await plan();
  const all = [
    progress,
    ...actions.map((action) => action.progress),
    ...levels.pillars.map((pillar) => pillar.progress),
  ];

  expect([...new Set(all.map(({ status }) => status))].sort()).toEqual(
    ['ACHIEVED', 'AT_RISK', 'CANCELLED', 'MERGED', 'NOT_STARTED', 'NO_DATA', 'OFF_TRACK', 'ON_HOLD', 'ON_TRACK'].sort(),
  );
  expect([...new Set(all.map(({ method }) => method))].sort()).toEqual([
    'ACTIONS',
    'INDICATORS',
    'MILESTONES',
    'NONE',
    'PROJECTS',
  ]);
  expect([...new Set(actions.map(({ freshness }) => freshness))].sort()).toEqual(['AGING', 'FRESH', 'NEVER', 'STALE']);
  for (const { progress: shown } of actions)
    expect(shown.isSynthetic).toBe(shown.value !== null || shown.status !== 'NO_DATA');
});

test('statuses add up to the number of actions at every level', async () => {
  const { statusCounts, pillars, workingGroups, actions } = await plan();

  expect(sum(statusCounts)).toBe(actions.length);
  for (const level of [...pillars, ...workingGroups]) expect(sum(level.statusCounts)).toBe(level.counts.actions);
});

test('real projects and actions have no made-up results', async () => {
  const { data } = await demo.ask(`{
    projects(first: 100) { nodes { code provenance { isSynthetic } indicators { code } milestones { title } reports { totalCount } progress { status value isSynthetic } } }
    action(plan: "APIS-2022-2026", code: "A06") { indicators { code } milestones { title } reports { totalCount } progress { value isSynthetic } }
  }`);
  const { nodes } = data.projects as {
    nodes: {
      provenance: { isSynthetic: boolean };
      indicators: [];
      milestones: [];
      reports: { totalCount: number };
      progress: Shown;
    }[];
  };
  const real = nodes.filter(({ provenance }) => !provenance.isSynthetic);

  expect(real.length).toBeGreaterThan(5);
  for (const { indicators, milestones, reports, progress } of real)
    expect([indicators, milestones, reports.totalCount, progress.value, progress.isSynthetic]).toEqual([
      [],
      [],
      0,
      null,
      false,
    ]);
  expect(data.action).toEqual({
    indicators: [],
    milestones: [],
    reports: { totalCount: 0 },
    progress: { value: null, isSynthetic: false },
  });
});

const MONEY =
  '{ committed { converted { amount } unconverted { amount } isComplete } disbursed { converted { amount } } disbursementRate }';
const PART = `progress { status statusSource value raw expected regressed method coverage { expected reported rate } isSynthetic } coverage { expected reported approved onTime rate } funding ${MONEY} counts { projects actions indicators reports }`;

test('the table of the Steering Committee takes at most 12 statements, a page of 100 projects at most 10', async () => {
  const query = `query ${LENS} { plan(code: "APIS-2022-2026") { ${PART} statusCounts { status count }
    pillars { code title ${PART} statusCounts { status count } actions { code title wording ${PART} freshness } } } }`;
  const table = await demo.ask(query);
  const page = await demo.ask(
    `query ${LENS} { projects(first: 100) { nodes { code title donors { organisation { name } } funding ${MONEY} progress { status value } latestReport { state submittedAt } } } }`,
  );

  expect([table.errors, page.errors]).toEqual([[], []]);
  // plan, pillars, actions; money; counts; actions and their indicators, projects and theirs; reports
  expect(table.sql).toHaveLength(10);
  expect(table.sql.length).toBeLessThanOrEqual(12);
  expect(page.sql.length).toBeLessThanOrEqual(10);
  await importDataset(demo.orm, scaleDataset(300), 'SCALE-300');
  const again = await demo.ask(query.replaceAll('APIS-2022-2026', 'SCALE-300'));
  expect([again.errors, again.sql.length]).toEqual([[], table.sql.length]);
});

test('reports show what was handed in, and of a draft no more than that it is due', async () => {
  const { data, errors } = await demo.ask(`{
    drafts: progressReports(filter: { plan: "APIS-2022-2026", state: [DRAFT] }) { totalCount }
    overdue: progressReports(filter: { plan: "APIS-2022-2026", timeliness: [OVERDUE] }, first: 3) { totalCount nodes { state narrative history { to } period { code } subject { __typename } } }
    late: progressReports(filter: { timeliness: [LATE], period: "2026-H1" }, first: 1, orderBy: { field: SUBMITTED, direction: DESC }) { nodes { state timeliness narrative submittedAt organisation { code } } }
    plan(code: "APIS-2022-2026") { coverage(period: "2026-H1") { expected reported approved onTime rate } reportingPeriods { code state coverage { expected reported } reports { totalCount } } }
  }`);
  const { drafts, overdue, late } = data as Record<
    string,
    {
      totalCount: number;
      nodes: { state: string; narrative: string | null; history: { to: string }[]; submittedAt: string }[];
    }
  >;

  expect(errors).toEqual([]);
  expect(drafts?.totalCount).toBe(0);
  expect(overdue?.totalCount).toBeGreaterThan(0);
  for (const report of overdue?.nodes ?? [])
    expect([report.state, report.narrative, report.history.map(({ to }) => to)]).toEqual(['DUE', null, ['DUE']]);
  expect(late?.nodes[0]).toMatchObject({
    state: 'SUBMITTED',
    timeliness: 'LATE',
    narrative: 'Synthetic report.',
    submittedAt: '2026-10-15T04:00:00.000Z',
  });
  const { coverage, reportingPeriods } = data.plan as {
    coverage: { expected: number; reported: number; approved: number; onTime: number; rate: number };
    reportingPeriods: { code: string; coverage: { expected: number }; reports: { totalCount: number } }[];
  };
  expect(coverage.expected).toBeGreaterThan(coverage.reported);
  expect(coverage.reported).toBeGreaterThan(coverage.approved);
  expect(coverage.rate).toBeCloseTo(coverage.approved / coverage.expected, 4);
  for (const period of reportingPeriods) expect(period.coverage.expected).toBe(period.reports.totalCount);
});

test('actions are chosen and ordered by what is computed of them', async () => {
  const { data, errors } = await demo.ask(`query ${LENS} { plan(code: "APIS-2022-2026") {
    stale: actions(filter: { freshness: [STALE, NEVER] }) { freshness }
    late: actions(filter: { status: [OFF_TRACK, AT_RISK] }) { progress { status } }
    differing: actions(filter: { disagreement: true }) { progress { disagreement } }
    byProgress: actions(orderBy: { field: PROGRESS, direction: DESC }) { progress { value } }
    byReport: actions(orderBy: { field: LAST_REPORTED }) { freshness }
    lagging: actions(filter: { lagging: true }) { lagging { code } }
    fine: actions(filter: { lagging: false }) { lagging { code } }
  } offTrack: projects(filter: { plan: "APIS-2022-2026", progressStatus: [OFF_TRACK] }) { totalCount nodes { progress { status } } } }`);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above.
  const found = data.plan as any;
  const values = found.byProgress.map(({ progress }: { progress: Shown }) => progress.value);
  const known = values.filter((value: number | null) => value !== null);

  expect(errors).toEqual([]);
  expect(found.stale.length).toBeGreaterThan(0);
  for (const { freshness } of found.stale) expect(['STALE', 'NEVER']).toContain(freshness);
  for (const { progress } of found.late) expect(['OFF_TRACK', 'AT_RISK']).toContain(progress.status);
  expect(found.differing.length).toBeGreaterThan(0);
  for (const { progress } of found.differing) expect(progress.disagreement).toBe(true);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  expect(values.slice(known.length)).toEqual(values.slice(known.length).map(() => null));
  expect([found.byReport[0].freshness, found.byReport.at(-1).freshness]).toEqual(['NEVER', 'FRESH']);
  for (const { lagging } of found.lagging) expect(lagging.length).toBeGreaterThan(0);
  for (const { lagging } of found.fine) expect(lagging).toEqual([]);
  const projects = data.offTrack as { totalCount: number; nodes: { progress: Shown }[] };
  expect(projects.totalCount).toBeGreaterThan(0);
  for (const { progress } of projects.nodes) expect(progress.status).toBe('OFF_TRACK');
});

test('progress stands in pivots and series, null where nothing is known', async () => {
  const { data, errors } = await demo.ask(`query ${LENS} {
    plan(code: "APIS-2022-2026") { progress { value } pillars { code progress { value } } }
    byPillar: metrics(plan: "APIS-2022-2026", measures: [PROGRESS, REPORT_COUNT], groupBy: [PILLAR]) { rows { keys { code } values { number } } totals { number } isSynthetic }
    byStatus: metrics(plan: "APIS-2022-2026", measures: [COMMITTED], groupBy: [PROGRESS_STATUS]) { rows { keys { code } values { money { converted { amount } } } } totals { money { converted { amount } } } }
    byDonor: metrics(plan: "APIS-2022-2026", measures: [PROGRESS], groupBy: [DONOR]) { rows { keys { code } values { number } } }
    series: timeSeries(plan: "APIS-2022-2026", measure: PROGRESS, interval: YEAR, from: "2021-01-01", to: "2027-12-31") { points { end value { number } } }
    reports: timeSeries(plan: "APIS-2022-2026", measure: REPORT_COUNT, interval: YEAR, groupBy: PILLAR) { key { code } points { value { number } } }
  }`);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above.
  const answer = data as any;
  const numbers = answer.series[0].points.map((point: { value: { number: number | null } }) => point.value.number);

  expect(errors).toEqual([]);
  expect(answer.byPillar.totals[0].number).toBe(answer.plan.progress.value);
  expect(
    Object.fromEntries(
      answer.byPillar.rows.map((row: never) => [
        (row as { keys: { code: string }[] }).keys[0]?.code,
        (row as { values: { number: number }[] }).values[0]?.number,
      ]),
    ),
  ).toMatchObject(
    Object.fromEntries(
      answer.plan.pillars.map(({ code, progress }: { code: string; progress: Shown }) => [code, progress.value]),
    ),
  );
  expect(answer.byStatus.rows.map((row: never) => (row as { keys: { code: string }[] }).keys[0]?.code)).toEqual(
    expect.arrayContaining(['ON_TRACK', 'OFF_TRACK']),
  );
  expect(answer.byDonor.rows.length).toBeGreaterThan(2);
  // the year that holds the lens's day is evaluated on that day; after it nothing is known
  expect([numbers.at(-1), numbers.at(-2)]).toEqual([null, answer.plan.progress.value]);
  expect(numbers[4]).toBeGreaterThan(numbers[2]);
  expect(
    answer.reports.every((series: { points: { value: { number: number } }[] }) => series.points.length === 5),
  ).toBe(true);
});

test('the data of the plan are judged: a score, every issue counted, the worst first', async () => {
  const { data, errors } = await demo.ask(`query ${LENS} {
    dataQuality(plan: "APIS-2022-2026") { score issues { code severity message field node { __typename ... on Action { code } ... on Project { code } } } counts { code severity actions projects } }
    action(plan: "APIS-2022-2026", code: "A25") { dataQuality { score issues { code } } lagging { code message } }
    project(code: "PRJ-CASA") { dataQuality { score issues { code node { ... on Project { code } } } } }
  }`);
  // biome-ignore lint/suspicious/noExplicitAny: the shape is that of the query above.
  const answer = data as any;
  const codes = answer.dataQuality.counts.map(({ code }: { code: string }) => code);

  expect(errors).toEqual([]);
  expect(answer.dataQuality.score).toBeGreaterThan(0);
  expect(answer.dataQuality.score).toBeLessThan(1);
  expect(codes).toEqual(
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
  expect(answer.dataQuality.issues[0]).toMatchObject({ severity: 'CRITICAL', code: 'NO_PROJECT', field: 'projects' });
  expect(answer.action.dataQuality.issues.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['NO_PROJECT', 'NO_FUNDING', 'NO_INDICATOR']),
  );
  expect(answer.action.lagging.map(({ code }: { code: string }) => code)).toEqual([
    'NO_PROJECT',
    'NO_FUNDING',
    'NO_DATA',
  ]);
  expect(answer.project.dataQuality.issues.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['NO_FUNDING', 'NO_SECTOR']),
  );
  const { sql } = await demo.ask(`query ${LENS} { dataQuality(plan: "APIS-2022-2026") { score counts { code } } }`);
  // plan, issues of actions, issues of projects, which projects are of the plan, how many actions there are
  expect(sql).toHaveLength(5);
});
