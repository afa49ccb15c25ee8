import { beforeAll, expect, test } from '@jest/globals';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

// A service at one end of the world, and a plan at the other: days are those of the plan.

const api = tracker({ template: 'empty', settings: { TIME_ZONE: 'Pacific/Pago_Pago' } });
const { give, run } = people(api);

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const submitted = (at: string) => [
  { at: '2025-07-01T04:00:00Z', to: 'DUE' },
  { at, to: 'SUBMITTED' },
];

beforeAll(async () => {
  await loadGolden(api.orm, (golden) => {
    golden.plan.timeZone = 'Pacific/Kiritimati'; // 14 hours ahead of UTC
    golden.pillars[0].actions[0] = { code: 'A1.1', title: 'a', responsible: [{ organisation: 'KR', role: 'LEAD' }] };
    golden.indicators = [];
    golden.reportingPeriods = [{ code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' }];
    golden.reports = [
      { period: '2025-H1', action: 'A1.1', events: submitted('2025-07-31T09:59:59Z') },
      { period: '2025-H1', action: 'A1.2', events: submitted('2025-07-31T10:00:00Z') },
    ];
  });
  await give('secretariat', 'SECRETARIAT');
});

test('on time is what is handed in by the end of the due day in the time zone of the plan', async () => {
  const { nodes } = await run(
    'nobody',
    '{ progressReports(filter: { period: "2025-H1" }) { nodes { timeliness subject { ... on Action { code } } } } }',
  );

  expect(Object.fromEntries(nodes.map(({ subject, timeliness }: Any) => [subject.code, timeliness]))).toEqual({
    'A1.1': 'ON_TIME',
    'A1.2': 'LATE',
  });
});

test('what was just done is there, whatever day it is for the service', async () => {
  const input = { plan: 'GOLDEN', code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };
  const opened = await run(
    'secretariat',
    'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { created period { coverage { expected } } userErrors { code } } }',
    { input },
  );
  const [{ id, version }] = (
    await run('secretariat', '{ progressReports(filter: { period: "2026-H1" }) { nodes { id version } } }')
  ).nodes;
  const saved = await run(
    'secretariat',
    'mutation ($id: ID!, $version: Int!) { saveProgressReport(id: $id, version: $version, input: { narrative: "n" }) { report { state history { to } } userErrors { code } } }',
    {
      id,
      version,
    },
  );

  expect(opened).toEqual({ created: 1, period: { coverage: { expected: 1 } }, userErrors: [] });
  expect(saved).toEqual({ report: { state: 'DRAFT', history: [{ to: 'DUE' }, { to: 'DRAFT' }] }, userErrors: [] });
});

test('obligations come soonest first, with the days since it was their turn', async () => {
  const input = { plan: 'GOLDEN', code: '2024-H1', start: '2024-01-01', end: '2024-06-30', dueOn: '2024-07-31' };
  await run(
    'secretariat',
    'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { created } }',
    { input },
  );
  await give('author', 'FOCAL_POINT');
  const { obligations } = await run('author', '{ viewer { obligations { kind dueOn daysWaiting turn } } }');

  expect(obligations).toEqual([
    { kind: 'SUBMIT_REPORT', dueOn: '2024-07-31', daysWaiting: 0, turn: 'FOCAL_POINT' },
    { kind: 'SUBMIT_REPORT', dueOn: '2026-07-31', daysWaiting: 0, turn: 'FOCAL_POINT' },
  ]);
});
