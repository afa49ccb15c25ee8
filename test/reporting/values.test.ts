import { beforeAll, expect, test } from '@jest/globals';
import type { IndicatorValueInput } from '../generated/graphql.js';
import * as facts from '../operations/reporting/facts.js';
import { castOfAction, loadCastOfAction } from '../support/cast.js';
import { present } from '../support/certain.js';
import { complete, openReport, type Report, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// The values of indicators that a report brings.

const api = tracker({ template: 'empty' });
const { secretariat, author, chair, anybody } = castOfAction(api);

beforeAll(() => loadCastOfAction(api.database));

const recordDirectly = async (...input: IndicatorValueInput[]) =>
  userErrorsOf((await secretariat.asks(facts.recordValuesDirectly, { input })).recordIndicatorValues);

/** The indicator of the action, as anybody sees it on a day. */
const shownOn = async (asOf?: string) => {
  const { action } = await anybody.asks(facts.valuesOfAction, { asOf, basis: 'SUBMITTED' });
  return present(present(action).indicators.find(({ code }) => code === 'IND-1'));
};

/** The values dated on the last day of a report's period, as anybody sees them. */
const shownOf = async ({ date }: Report) =>
  (await shownOn()).values.nodes
    .filter((node) => node.date === date)
    .map(({ value, noDataReason, isSuperseded }) => [value, noDataReason, isSuperseded]);

const valuesOf = async (report: Report) => (await report.seenBy(author)).values.map(({ value }) => value);

test('are missing again when they are taken back', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, complete(report));
  await author.saves(report, { values: [] });

  expect(userErrorsOf(await author.submits(report))).toEqual(['REQUIRED values']);
});

test('show what they were corrected to, in the report and in the snapshot', async () => {
  const report = await openReport(secretariat);
  const { value: _, ...noValue } = valueIn(report, '');
  await author.saves(report, { ...complete(report), values: [{ ...noValue, noDataReason: 'NOT_AVAILABLE' }] });
  await author.saves(report, { values: [valueIn(report, '7')] });
  await author.submits(report);
  await chair.approves(report);

  expect(await report.seenBy(anybody)).toMatchObject({ values: [{ value: '7', noDataReason: null }] });
  const { snapshot } = await secretariat.closes(report.period);
  expect(JSON.parse(present(snapshot).payload).reports).toEqual([
    expect.objectContaining({
      subject: 'A1.1',
      values: [expect.objectContaining({ indicator: 'IND-1', project: 'PRJ-1', date: report.date, value: '7' })],
    }),
  ]);
});

test('are found by nobody before they are submitted', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, complete(report, '999999'));
  await author.saves(report, { values: [] });
  await author.saves(report, { values: [valueIn(report, '1')] });

  expect(await shownOf(report)).toEqual([]);
  await author.submits(report);
  expect(await shownOf(report)).toEqual([['1', null, false]]);
});

test('stay where they were submitted once, superseded by what they are corrected to', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, complete(report, '1'));
  await author.submits(report);
  await author.withdraws(report);
  await author.saves(report, { values: [valueIn(report, '2')] });
  await author.saves(report, { values: [valueIn(report, '3')] });
  await author.submits(report);

  expect(await shownOf(report)).toEqual([
    ['1', null, true],
    ['3', null, false],
  ]);
});

test('can be taken back and given again as they were submitted', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, complete(report, '3'));
  await author.submits(report);
  await author.withdraws(report);
  await author.saves(report, { values: [] });
  await author.saves(report, { values: [valueIn(report, '3')] });

  expect(await report.seenBy(author)).toMatchObject({ values: [{ value: '3' }] });
});

test('change nothing for others while they are in a draft', async () => {
  const report = await openReport(secretariat);
  const before = await shownOn(report.date);
  await author.saves(report, complete(report, '500'));

  expect(await shownOn(report.date)).toEqual(before);
});

test('go without a trace when their report takes them back, and leave those of others', async () => {
  const report = await openReport(secretariat);
  const { date } = report;
  const { value: _, ...noValue } = valueIn(report, '');
  await author.saves(report, complete(report, '500'));
  await recordDirectly(valueIn(report, '400'));
  const recorded = await shownOn(date);
  await author.submits(report);
  await chair.returns(report, 'Again, please.');
  await author.saves(report, { values: [{ ...noValue, noDataReason: 'NOT_COLLECTED' }] });
  await author.saves(report, { values: [] });
  expect(await valuesOf(report)).toEqual([]);
  await author.saves(report, { values: [valueIn(report, '500')] });
  expect(await valuesOf(report)).toEqual(['500']);
  await author.saves(report, { values: [{ ...valueIn(report, '1'), date: `${report.period}-19` }] });
  expect((await author.submits(report)).userErrors).toEqual([]);

  const after = await shownOn(date);
  expect(recorded.actual).toBe('400');
  expect(after.actual).toBe('400');
  expect(after.progress.coverage).toEqual(recorded.progress.coverage);
  expect(await shownOf(report)).toEqual([['400', null, false]]);
});

test('are of the period of their report alone', async () => {
  const report = await openReport(secretariat);
  const saved = await author.saves(report, { values: [{ ...valueIn(report, '1'), date: '2021-12-31' }] });

  expect(userErrorsOf(saved)).toEqual(['OUT_OF_RANGE input.values.0.date']);
});
