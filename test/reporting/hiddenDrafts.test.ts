import { beforeAll, expect, test } from '@jest/globals';
import type { ReportState } from '../generated/graphql.js';
import * as facts from '../operations/reporting/facts.js';
import { evidenceById, reports } from '../operations/reporting/reading.js';
import { castOfAction, loadCastOfAction } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import type { Person } from '../support/Person.js';
import { complete, openReport, type SeenReport, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// A draft is its authors' alone: to others the report is due, as if nobody had begun it.

const api = tracker({ template: 'empty' });
const { secretariat, author, chair, anybody } = castOfAction(api);

beforeAll(() => loadCastOfAction(api.database));

const paper = { title: 'A paper', url: 'https://example.org/paper', isPublic: true };

const withoutHistory = ({ history: _, ...words }: SeenReport) => words;

test('is due to others while it is a draft', async () => {
  const report = await openReport(secretariat);
  const due = await report.seenBy(anybody);
  await author.saves(report, { ...complete(report), evidence: [paper] });

  expect(await report.seenBy(anybody)).toEqual(due);
  expect(await report.seenBy(chair)).toMatchObject({ state: 'DUE', version: 0, narrative: null });
});

test('is due to others again when it is withdrawn, and a draft to its author', async () => {
  const report = await openReport(secretariat);
  const due = await report.seenBy(anybody);
  await author.saves(report, complete(report));
  await author.submits(report);
  await author.withdraws(report);

  const shown = await report.seenBy(anybody);
  expect(withoutHistory(shown)).toEqual(withoutHistory(due));
  expect(shown).toMatchObject({
    history: [
      { from: null, to: 'DUE' },
      { from: 'DUE', to: 'SUBMITTED' },
      { from: 'SUBMITTED', to: 'DUE' },
    ],
  });
  expect((await report.seenBy(author)).history.map(({ to }) => to)).toEqual(['DUE', 'DRAFT', 'SUBMITTED', 'DRAFT']);
});

test('takes its evidence with it when it is withdrawn', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, { ...complete(report), evidence: [paper] });
  await author.submits(report);
  const { id } = only((await report.seenBy(anybody)).evidence);
  await author.withdraws(report);

  expect((await anybody.asks(evidenceById, { id })).node).toBeNull();
  expect((await author.asks(evidenceById, { id })).node).toEqual({ title: 'A paper' });
});

test('is refused to its reviewer in the same words, whether there is a draft or not', async () => {
  const report = await openReport(secretariat);
  const { userErrors } = await chair.approves(report);
  await author.saves(report, { narrative: 'n' });

  expect(userErrors).toEqual([{ code: 'INVALID_TRANSITION', field: 'ids.0', message: expect.stringContaining('DUE') }]);
  expect((await chair.approves(report)).userErrors).toEqual(userErrors);
});

test('is found among the drafts by its author, and among what is due by others', async () => {
  const report = await openReport(secretariat);
  await author.saves(report, { narrative: 'n' });
  const finds = async (person: Person, state: ReportState) =>
    (await person.asks(reports, { filter: { period: report.period, state: [state] } })).progressReports.nodes.some(
      ({ id }) => id === report.id,
    );

  expect([await finds(author, 'DRAFT'), await finds(author, 'DUE')]).toEqual([true, false]);
  expect([await finds(chair, 'DRAFT'), await finds(chair, 'DUE')]).toEqual([false, true]);
});

test('decides nothing for others by its values, which are checked again when it is submitted', async () => {
  const report = await openReport(secretariat);
  const { action } = await anybody.asks(facts.goldenAction, { code: 'A1.1' });
  const { createIndicator } = await secretariat.asks(facts.addIndicatorToAction, {
    input: {
      owner: present(action).id,
      code: 'NEW',
      title: 't',
      unit: 'u',
      measure: 'UNIT',
      direction: 'INCREASE',
      reportingBasis: 'PERIODIC',
      acrossPeriods: 'SUM',
      acrossUnits: 'SUM',
    },
  });
  const whole = { indicator: present(createIndicator.indicator).id, date: report.date, value: '5' };
  const part = { ...whole, project: 'PRJ-1' };
  await author.saves(report, { ...complete(report), values: [valueIn(report, '1'), whole] });

  const { recordIndicatorValues } = await secretariat.asks(facts.recordValuesDirectly, { input: [part] });
  expect(userErrorsOf(recordIndicatorValues)).toEqual([]);
  expect(userErrorsOf(await author.submits(report))).toEqual(['INVALID values']);
  await author.saves(report, { values: [valueIn(report, '1'), { ...part, value: '6' }] });
  expect((await author.submits(report)).userErrors).toEqual([]);
  expect(await report.seenBy(anybody)).toMatchObject({ values: [{ value: '1' }, { value: '6' }] });
});
