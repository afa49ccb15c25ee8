import { beforeAll, expect, test } from '@jest/globals';
import { now } from '../../src/clock.js';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { approveReports } from '../operations/reporting/steps.js';
import { person } from '../support/cast.js';
import { loadGolden } from '../support/golden.js';
import { openReport, type Report } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// The steps of a report: which are possible from which state.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const chair = person(api, 'chair', 'CHAIR');

beforeAll(() => loadGolden(api.database, (golden) => void golden.lead('A1.1', 'KR').measure()));

const STEPS = {
  save: (report: Report) => secretariat.saves(report, { narrative: 'n', reportedStatus: 'ON_TRACK' }),
  submit: (report: Report) => secretariat.submits(report),
  withdraw: (report: Report) => secretariat.withdraws(report),
  return: (report: Report) => chair.returns(report, 'again'),
  approve: (report: Report) => chair.approves(report),
  comment: (report: Report) => chair.comments(report, { text: 't', severity: 'NOTE' }),
};
type Step = keyof typeof STEPS;

/** Takes steps that are all possible. */
const take = async (report: Report, ...steps: readonly Step[]) => {
  for (const step of steps) expect((await STEPS[step](report)).userErrors).toEqual([]);
};

/** A report of a new period, brought to where these steps lead. */
const reportAfter = async (...steps: readonly Step[]) => {
  const report = await openReport(secretariat);
  await take(report, ...steps);
  return report;
};

const PATHS: Record<string, readonly Step[]> = {
  DUE: [],
  DRAFT: ['save'],
  SUBMITTED: ['save', 'submit'],
  RETURNED: ['save', 'submit', 'return'],
  APPROVED: ['save', 'submit', 'approve'],
};
const POSSIBLE: Record<string, readonly Step[]> = {
  DUE: ['save'],
  DRAFT: ['save', 'submit'],
  SUBMITTED: ['withdraw', 'return', 'approve', 'comment'],
  RETURNED: ['save', 'submit'],
  APPROVED: [],
};
const every = Object.keys(STEPS) as Step[];
const illegal = Object.keys(PATHS).flatMap((state) =>
  every.filter((step) => !POSSIBLE[state]?.includes(step)).map((step) => [state, step] as const),
);

test('has enough illegal steps to try', () => expect(illegal.length).toBeGreaterThanOrEqual(17));

test.each(illegal)('is %s, refuses to %s, and says what is possible', async (state, step) => {
  const report = await reportAfter(...(PATHS[state] ?? []));
  const before = await report.seenBy(secretariat);

  const { userErrors } = await STEPS[step](report);

  expect(before.state).toBe(state);
  expect(userErrors).toEqual([
    {
      code: 'INVALID_TRANSITION',
      field: step === 'approve' ? 'ids.0' : 'id',
      message: expect.stringMatching(/ report cannot .+; (the only step|the steps|no step is) possible now/),
    },
  ]);
  expect(await report.seenBy(secretariat)).toEqual(before);
});

test.each(every)('refuses to %s once its period is closed', async (step) => {
  const report = await reportAfter('save', 'submit');
  await secretariat.closes(report.period);

  expect((await STEPS[step](report)).userErrors.map(({ code }) => code)).toEqual(['PERIOD_CLOSED']);
});

test('can be returned, revised and approved again in a period that was reopened', async () => {
  const report = await reportAfter('save', 'submit', 'approve');
  await secretariat.closes(report.period);
  await secretariat.reopens(report.period, 'a typing error');

  const states = [];
  for (const step of ['return', 'save', 'submit', 'approve'] as const) {
    await take(report, step);
    states.push((await report.seenBy(secretariat)).state);
  }

  expect(states).toEqual(['RETURNED', 'RETURNED', 'SUBMITTED', 'APPROVED']);
});

test('is approved at the version that was read, if one is given', async () => {
  const report = await reportAfter('save', 'submit');
  const { id, version } = await report.latest();
  const approve = async (...versions: number[]) =>
    (await chair.asks(approveReports, { ids: [id], versions })).approveProgressReports;

  expect(userErrorsOf(await approve(version - 1))).toEqual(['VERSION_CONFLICT versions.0']);
  expect(userErrorsOf(await approve(version, version))).toEqual(['INVALID versions']);
  expect(await approve(version)).toEqual({ reports: [{ state: 'APPROVED' }], userErrors: [] });
});

test('has a version that grows by one with each step', async () => {
  const report = await reportAfter();
  const versions = [(await report.latest()).version];
  for (const step of ['save', 'submit', 'withdraw', 'submit', 'return', 'save', 'submit', 'approve'] as const) {
    await take(report, step);
    versions.push((await report.latest()).version);
  }

  expect(versions.map((version) => version - (versions[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('is a draft again when it is withdrawn, and can be submitted again', async () => {
  const report = await reportAfter('save', 'submit', 'withdraw', 'save', 'submit');

  expect((await report.seenBy(secretariat)).state).toBe('SUBMITTED');
});

test('takes a step after the one before, even on a clock that is behind', async () => {
  const report = await reportAfter('save', 'submit');
  const { id } = fromGlobalId(report.id);
  const em = api.orm.em.fork();
  await em.begin();
  await em.execute('alter table report_event disable trigger user');
  await em.execute('update report_event set at = ? where report_id = ? and "to" = \'SUBMITTED\'', [
    new Date(now().getTime() + 60_000),
    id,
  ]);
  await em.execute('alter table report_event enable trigger user');
  await em.commit();

  expect(await chair.approves(report)).toMatchObject({ userErrors: [] });
  const [last] = await api.orm.em
    .fork()
    .execute<[{ to: string }]>('select "to" from report_event where report_id = ? order by at desc, id desc limit 1', [
      id,
    ]);
  expect(last.to).toBe('APPROVED');
});
