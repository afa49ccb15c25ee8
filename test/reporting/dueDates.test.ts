import { beforeAll, expect, test } from '@jest/globals';
import { castOf, loadCast } from '../support/cast.js';
import { present } from '../support/certain.js';
import { type Report, reportOn, reportsSeenBy } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// A due date is moved with a reason; what was on time or late before stays so, unless it is forgiven.

const api = tracker({ template: 'empty' });
const { secretariat, korea, japan } = castOf(api);

const PERIOD = { code: '2025-H1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };

const version = async () =>
  present(
    (
      await secretariat.gets<{ plan: { reportingPeriods: { code: string; version: number }[] } }>(
        '{ plan(code: "GOLDEN") { reportingPeriods { code version } } }',
      )
    ).plan.reportingPeriods.find(({ code }) => code === PERIOD.code),
  ).version;

const move = async (dueOn: string, more = '', at?: number) =>
  (
    await secretariat.gets<{ it: { period: object | null; userErrors: { code: string; field: string }[] } }>(
      `mutation { it: setPeriodDueDate(plan: "GOLDEN", code: "2025-H1", dueOn: "${dueOn}", reason: "Floods.", version: ${at ?? (await version())}${more}) {
        period { dueOn coverage { onTime } } userErrors { code field message }
      } }`,
    )
  ).it;

const timeliness = async () =>
  Object.fromEntries(
    (await reportsSeenBy(secretariat, PERIOD.code)).map(({ subject, timeliness }) => [subject.code, timeliness]),
  );

let onIndicator: Report;
beforeAll(async () => {
  await loadCast(api.database);
  await secretariat.opens(PERIOD);
  onIndicator = await reportOn(secretariat, 'A1.1', PERIOD);
  await korea.saves(onIndicator, {
    narrative: 'n',
    reportedStatus: 'ON_TRACK',
    values: [{ indicator: present(onIndicator.indicator), date: PERIOD.end, value: '100', project: 'PRJ-1' }],
  });
  await korea.submits(onIndicator);
});

test('refuses a due date before the end, without a reason, of an old version', async () => {
  expect(userErrorsOf(await move('2025-06-01'))).toEqual(['OUT_OF_RANGE dueOn']);
  expect(userErrorsOf(await move('2026-12-31', '', 99))).toEqual(['VERSION_CONFLICT version']);
});

test('gives those who have not submitted more time, and leaves late what was late', async () => {
  expect(await timeliness()).toEqual({ 'A1.1': 'LATE', 'A1.2': 'OVERDUE', 'PRJ-1': 'OVERDUE' });

  const moved = await move('2026-12-31');

  expect(moved).toEqual({ period: { dueOn: '2026-12-31', coverage: { onTime: 0 } }, userErrors: [] });
  expect(await timeliness()).toEqual({ 'A1.1': 'LATE', 'A1.2': 'DUE', 'PRJ-1': 'DUE' });
});

test('takes as on time what comes in by the later date, also in the coverage of indicators', async () => {
  const report = await reportOn(secretariat, 'A1.2', PERIOD);
  await japan.saves(report, {
    narrative: 'n',
    reportedStatus: 'ON_TRACK',
    values: [{ indicator: present(report.indicator), date: PERIOD.end, value: '3' }],
  });
  await japan.submits(report);
  await secretariat.approves(report, onIndicator);

  expect(await timeliness()).toEqual({ 'A1.1': 'LATE', 'A1.2': 'ON_TIME', 'PRJ-1': 'DUE' });
  const { one, other } = await secretariat.gets<Record<string, object>>(`{
    one: action(plan: "GOLDEN", code: "A1.1") { indicators { progress { coverage { reported onTime } } } }
    other: action(plan: "GOLDEN", code: "A1.2") { indicators { progress { coverage { reported onTime } } } }
  }`);
  expect(one).toMatchObject({ indicators: [{ progress: { coverage: { reported: 2, onTime: 1 } } }] });
  expect(other).toMatchObject({ indicators: [{ progress: { coverage: { reported: 1, onTime: 1 } } }] });
});

test('forgives what was late only where it is asked to, and makes nothing late that was on time', async () => {
  await move('2025-08-31');
  expect(await timeliness()).toEqual({ 'A1.1': 'LATE', 'A1.2': 'ON_TIME', 'PRJ-1': 'OVERDUE' });

  const forgiven = await move('2026-12-30', ', forgivesLate: true');

  expect(forgiven.period).toEqual({ dueOn: '2026-12-30', coverage: { onTime: 2 } });
  expect(await timeliness()).toEqual({ 'A1.1': 'ON_TIME', 'A1.2': 'ON_TIME', 'PRJ-1': 'DUE' });
});

test('forgives afterwards, and by no earlier date', async () => {
  await move('2025-09-30');
  const earlier = await move('2025-08-01', ', forgivesLate: true');
  const again = await move('2025-08-01', ', forgivesLate: true');

  expect([earlier.userErrors, again.userErrors]).toEqual([[], []]);
  expect(await timeliness()).toEqual({ 'A1.1': 'ON_TIME', 'A1.2': 'ON_TIME', 'PRJ-1': 'OVERDUE' });
  await move('2026-12-30');
});

test('shows before a change was known what held then', async () => {
  const [row] = await api.database.read((em) =>
    em.execute<{ at: string }[]>('select min(recorded_at)::text as at from due_date'),
  );
  const known = new Date(new Date(present(row).at).getTime() - 1).toISOString();

  const { plan } = await secretariat.gets<{
    plan: { reportingPeriods: { code: string; dueOn: string; reports: { nodes: object[] } }[] };
  }>(
    `query @lens(knownAt: "${known}", basis: SUBMITTED) { plan(code: "GOLDEN") { reportingPeriods { code dueOn reports { nodes { timeliness subject { ... on Action { code } } } } } } }`,
  );

  const period = plan.reportingPeriods.find(({ code }) => code === PERIOD.code);
  expect(period?.dueOn).toBe('2025-07-31');
  expect(period?.reports.nodes).toContainEqual({ timeliness: 'LATE', subject: { code: 'A1.1' } });
});

test('keeps the audit of it, and leaves a closed period alone', async () => {
  const { audit } = await secretariat.gets<{
    audit: { nodes: { operation: string; from: string; to: string; reason: string }[] };
  }>('{ audit { nodes { operation field from to reason } } }');
  const moves = audit.nodes.filter(({ operation }) => operation === 'setPeriodDueDate');
  expect(moves.map(({ from, to, reason }) => `${from} > ${to}: ${reason}`).reverse()).toEqual([
    '2025-07-31 > 2026-12-31: Floods.',
    '2026-12-31 > 2025-08-31: Floods.',
    '2025-08-31 > 2026-12-30, forgiving late reports: Floods.',
    '2026-12-30 > 2025-09-30: Floods.',
    '2025-09-30 > 2025-08-01, forgiving late reports: Floods.',
    '2025-08-01 > 2025-08-01, forgiving late reports: Floods.',
    '2025-08-01 > 2026-12-30: Floods.',
  ]);
  await secretariat.closes(PERIOD.code);

  expect(userErrorsOf(await move('2026-11-30'))).toEqual(['PERIOD_CLOSED code']);
});
