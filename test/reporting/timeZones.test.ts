import { beforeAll, expect, test } from '@jest/globals';
import { obligations } from '../operations/reporting/reading.js';
import { anybody as anybodyOf, person } from '../support/cast.js';
import { loadGolden } from '../support/golden.js';
import { reportOn, reportsSeenBy } from '../support/reports.js';
import { tracker } from '../support/tracker.js';

// A service at one end of the world, and a plan at the other: days are those of the plan.

const api = tracker({ template: 'empty', settings: { TIME_ZONE: 'Pacific/Pago_Pago' } });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const author = person(api, 'author', 'FOCAL_POINT');
const anybody = anybodyOf(api);

const submittedAt = (at: string) => [
  { at: '2025-07-01T04:00:00Z', to: 'DUE' },
  { at, to: 'SUBMITTED' },
];

beforeAll(() =>
  loadGolden(api.database, (golden) => {
    golden.lead('A1.1', 'KR').measure();
    golden.bundle.plan.timeZone = 'Pacific/Kiritimati'; // 14 hours ahead of UTC
    golden.bundle.reportingPeriods = [{ code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' }];
    golden.bundle.reports = [
      { period: '2025-H1', action: 'A1.1', events: submittedAt('2025-07-31T09:59:59Z') },
      { period: '2025-H1', action: 'A1.2', events: submittedAt('2025-07-31T10:00:00Z') },
    ];
  }),
);

test('takes as on time what is submitted by the end of the due day in the time zone of the plan', async () => {
  const seen = await reportsSeenBy(anybody, '2025-H1');

  expect(Object.fromEntries(seen.map(({ subject, timeliness }) => [subject.code, timeliness]))).toEqual({
    'A1.1': 'ON_TIME',
    'A1.2': 'LATE',
  });
});

test('shows what was just done, whatever day it is for the service', async () => {
  const period = { code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };
  const opened = await secretariat.opens(period);
  const saved = await secretariat.saves(await reportOn(secretariat, 'A1.1', period), { narrative: 'n' });

  expect(opened).toMatchObject({ created: 1, period: { coverage: { expected: 1 } }, userErrors: [] });
  expect(saved).toMatchObject({
    report: { state: 'DRAFT', history: [{ to: 'DUE' }, { to: 'DRAFT' }] },
    userErrors: [],
  });
});

test('lists obligations with the soonest first, and with the days since the turn came', async () => {
  await secretariat.opens({ code: '2024-H2', start: '2024-07-01', end: '2024-12-31', dueOn: '2025-01-31' });
  await secretariat.opens({ code: '2024-H1', start: '2024-01-01', end: '2024-06-30', dueOn: '2024-07-31' });

  const { viewer } = await author.asks(obligations);

  const owed = viewer.obligations.filter(({ report }) => report?.period.code.startsWith('2024'));
  expect(owed.map(({ kind, dueOn, daysWaiting, turn }) => ({ kind, dueOn, daysWaiting, turn }))).toEqual([
    { kind: 'SUBMIT_REPORT', dueOn: '2024-07-31', daysWaiting: 0, turn: 'FOCAL_POINT' },
    { kind: 'SUBMIT_REPORT', dueOn: '2025-01-31', daysWaiting: 0, turn: 'FOCAL_POINT' },
  ]);
});
