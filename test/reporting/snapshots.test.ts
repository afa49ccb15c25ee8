import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { unzipped } from '../../src/exchange/sheets/index.js';
import { verifyAudit } from '../../src/services/access/index.js';
import { goldenAction, recordValuesDirectly } from '../operations/reporting/facts.js';
import { snapshotByCode } from '../operations/reporting/periods.js';
import { reportsOfAction } from '../operations/reporting/reading.js';
import { castOf, loadCast } from '../support/cast.js';
import { present } from '../support/certain.js';
import { complete, openReport, type Report, reportOn, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Closing a period takes a snapshot of it; reopening leads to the next one.

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const { secretariat, korea, chair, anybody } = castOf(api);

beforeAll(() => loadCast(api.database));

/** A period with two approved reports and one that is missing, closed. */
const closedPeriod = async () => {
  const report = await openReport(secretariat);
  const other = await reportOn(secretariat, 'A1.2', { code: report.period, end: report.date });
  await korea.saves(report, complete(report, '180'));
  await secretariat.saves(other, { ...complete(other), values: [{ ...valueIn(other, '2.5'), project: null }] });
  for (const one of [report, other]) await secretariat.submits(one);
  await chair.approves(report, other);
  const { snapshot, userErrors } = await secretariat.closes(report.period);
  expect(userErrors).toEqual([]);
  return { report, snapshot: present(snapshot) };
};

/** Corrects a value of an approved report whose period is open again. */
const correct = async (report: Report, value: string) => {
  await chair.returns(report, 'A typing error.');
  await korea.saves(report, { values: [valueIn(report, value)] });
  await korea.submits(report);
  return chair.approves(report);
};

test('leaves its answers at hand for the next report', async () => {
  const { action } = await anybody.asks(goldenAction, { code: 'A1.1' });
  const { report } = await closedPeriod();
  const next = await openReport(secretariat);

  const { node } = await korea.asks(reportsOfAction, { id: present(action).id });

  expect(present(node).reports?.nodes.find(({ period }) => period.code === next.period)?.previous).toEqual({
    narrative: expect.any(String),
    period: { code: report.period },
    previous: null, // this is the first period of the plan
  });
});

test('is the reports of its period with those that are missing, under a hash', async () => {
  const { report, snapshot } = await closedPeriod();
  const { missing, reports } = JSON.parse(snapshot.payload);

  expect(snapshot).toMatchObject({
    code: `GOLDEN-${report.period}-v1`,
    version: 1,
    reason: null,
    sha256: createHash('sha256').update(snapshot.payload).digest('hex'),
  });
  expect(missing).toEqual([{ kind: 'Project', organisation: 'KR', subject: 'PRJ-1', timeliness: 'OVERDUE' }]);
  expect(reports).toEqual([
    expect.objectContaining({ subject: 'A1.1', state: 'APPROVED' }),
    expect.objectContaining({ subject: 'A1.2', state: 'APPROVED' }),
  ]);
});

test('is served byte by byte at an address of its own, once to each reader', async () => {
  const { snapshot } = await closedPeriod();
  const path = `/snapshots/${snapshot.code}.json`;
  const tag = `"${snapshot.sha256}"`;
  const served = await api.get(path);

  expect([served.headers.get('etag'), await served.text()]).toEqual([tag, snapshot.payload]);
  expect((await api.get(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
});

test('is not found under a name that is none', async () => {
  expect((await api.get('/snapshots/%00.json')).status).toBe(404);
});

test('ends the steps of its reports, and the closing of its period', async () => {
  const { report } = await closedPeriod();

  expect(userErrorsOf(await korea.saves(report, { narrative: 'x' }))).toEqual(['PERIOD_CLOSED id']);
  expect(userErrorsOf(await secretariat.closes(report.period))).toEqual(['INVALID_TRANSITION code']);
});

test('ends the recording of values in its period, not of those after', async () => {
  const { report } = await closedPeriod();
  const recordOn = async (date: string) => {
    const input = [{ ...valueIn(report, '150'), date }];
    return userErrorsOf((await secretariat.asks(recordValuesDirectly, { input })).recordIndicatorValues);
  };

  expect([await recordOn(`${report.period}-19`), await recordOn(`${report.period}-21`)]).toEqual([
    ['PERIOD_CLOSED input.0.date'],
    [],
  ]);
});

test('stays as it was when its period is reopened with a reason, corrected and closed again', async () => {
  const { report, snapshot } = await closedPeriod();
  const { code, sha256, payload } = snapshot;
  const valuesIn = (json: string) => JSON.parse(json).reports[0].values.map(({ value }: { value: string }) => value);

  expect(userErrorsOf(await secretariat.reopens(report.period, ''))).toEqual(['REQUIRED reason']);
  expect((await secretariat.reopens(report.period, 'A report came in late.')).period).toEqual({ state: 'OPEN' });
  expect((await correct(report, '170')).reports).toEqual([{ state: 'APPROVED' }]);
  const next = present((await secretariat.closes(report.period)).snapshot);

  expect([valuesIn(payload), valuesIn(next.payload)]).toEqual([['180'], ['170']]);
  expect(next).toMatchObject({
    code: `GOLDEN-${report.period}-v2`,
    version: 2,
    reason: 'A report came in late.',
  });
  expect((await anybody.asks(snapshotByCode, { code })).snapshot).toEqual({
    sha256,
    payload,
    period: { code: report.period },
  });
  expect(await verifyAudit(api.orm.em.fork())).toMatchObject({ isWhole: true });
});

test('gives each snapshot a code of its own, whatever the codes of plans and periods look like', async () => {
  const codes: string[] = [];
  for (const [plan, code] of [
    ['QX-1', 'H1'],
    ['QX', 'H1'],
    ['QX-2', 'h1'],
  ] as const) {
    await secretariat.send(`mutation { createPlan(input: { code: "${plan}", title: "t", startDate: "2020-01-01", endDate: "2026-12-31",
      reportingCurrency: "USD", pillars: [{ number: 1, title: "p", actions: [] }] }) { userErrors { message } } }`);
    const period = {
      plan,
      code,
      start: '2020-01-01',
      end: '2020-06-30',
      dueOn: '2020-07-31',
    };
    expect((await secretariat.opens(period)).userErrors).toEqual([]);
    const { data, errors } = await secretariat.send(
      `mutation { closeReportingPeriod(plan: "${plan}", code: "${period.code}") { snapshot { code } userErrors { message } } }`,
    );
    expect(errors).toEqual([]);
    codes.push((data as { closeReportingPeriod: { snapshot: { code: string } } }).closeReportingPeriod.snapshot.code);
  }

  expect(codes.slice(0, 2)).toEqual(['QX-H1-v1', expect.stringMatching(/^QX-H1-\d+-v1$/)]);
  expect(new Set(codes.map((code) => code.toLowerCase())).size).toBe(codes.length);
});

test('comes as a file with the feeds of its plan, as they were known when it was made', async () => {
  const { report, snapshot } = await closedPeriod();
  const valuesIn = async () => {
    const response = await api.get(`/snapshots/${snapshot.code}.zip`);
    const files = await unzipped(Buffer.from(await response.arrayBuffer()));
    return { status: response.status, files, values: files.get('values.csv')?.toString() ?? '' };
  };
  const then = await valuesIn();
  await secretariat.reopens(report.period, 'A typing error.');
  await correct(report, '190');
  const later = await valuesIn();

  expect(then.status).toBe(200);
  expect(then.files.get(`${snapshot.code}.json`)?.toString()).toBe(snapshot.payload);
  expect(then.files.get('SHA256SUMS')?.toString()).toContain(`${snapshot.sha256}  ${snapshot.code}.json`);
  expect(then.values).toContain('180');
  expect(later.values).not.toContain('190');
  expect(await (await api.get('/data/values.csv?plan=GOLDEN&asOf=2099-12-31')).text()).toContain('190');
});
