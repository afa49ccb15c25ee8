import { beforeAll, expect, test } from '@jest/globals';
import type { Basis } from '../generated/graphql.js';
import { auditTrail } from '../operations/access/audit.js';
import { figuresOfAction } from '../operations/reporting/facts.js';
import { approveReports } from '../operations/reporting/steps.js';
import { castOf, loadCast, obligationsOf } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { complete, openReport, reportOn, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';
import { userErrorsOf } from '../support/userErrors.js';

// Submitting a report, and what reviewers make of it.

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const { secretariat, korea, chair, anybody } = castOf(api);

beforeAll(() => loadCast(api.database));

/** A report that Korea has submitted. */
const submittedReport = async () => {
  const report = await openReport(secretariat);
  await korea.saves(report, complete(report));
  await korea.submits(report);
  return report;
};

test('names all that is missing from a submission at once', async () => {
  const report = await openReport(secretariat);
  await korea.saves(report, { narrative: 'We trained people.' });

  expect(userErrorsOf(await korea.submits(report))).toEqual(['REQUIRED reportedStatus', 'REQUIRED values']);
});

test('is submitted late once its due day is over', async () => {
  const report = await openReport(secretariat);
  expect((await korea.saves(report, complete(report))).userErrors).toEqual([]);

  expect((await korea.submits(report)).report).toMatchObject({ state: 'SUBMITTED', timeliness: 'LATE' });
});

test('counts by basis what is submitted, and in any what is approved', async () => {
  const halfYear = { code: '2026-H1', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' };
  const figures = async (basis: Basis) => present((await anybody.asks(figuresOfAction, { basis })).action);
  await secretariat.opens(halfYear);
  const report = await reportOn(secretariat, 'A1.1', halfYear);
  await korea.saves(report, complete(report, '180'));
  await korea.submits(report);

  expect((await figures('APPROVED')).indicators).toEqual([{ actual: '90' }]);
  expect(await figures('SUBMITTED')).toMatchObject({
    indicators: [{ actual: '180' }],
    progress: { reportedStatus: 'ON_TRACK' },
  });
  await chair.approves(report);
  expect((await figures('APPROVED')).indicators).toEqual([{ actual: '180' }]);
});

test('is not approved by its author', async () => {
  const { id } = await submittedReport();

  expect(await korea.refusal(approveReports, { ids: [id] })).toBe('FORBIDDEN');
});

test('passes the turn to the chair when it is submitted, and back when it is returned', async () => {
  const report = await submittedReport();

  expect(await obligationsOf(chair, report.period)).toEqual(['REVIEW_REPORT A1.1']);
  await chair.returns(report, 'Add the women.');
  expect(await obligationsOf(korea, report.period)).toEqual(['REVISE_REPORT A1.1', 'SUBMIT_REPORT PRJ-1']);
});

test('is returned with a note, and with comments on its fields', async () => {
  const report = await submittedReport();

  expect(userErrorsOf(await chair.returns(report, ''))).toEqual(['REQUIRED note']);
  const returned = await chair.returns(report, 'Add the women.', [{ field: 'narrative', text: 'How many women?' }]);
  expect(returned.report).toMatchObject({
    state: 'RETURNED',
    comments: [{ text: 'How many women?', field: 'narrative', author: 'chair' }],
  });
});

test('is approved once it is revised and its blocking comment is resolved', async () => {
  const report = await submittedReport();
  const returned = await chair.returns(report, 'Add the women.', [{ field: 'narrative', text: 'How many women?' }]);
  await korea.saves(report, { narrative: 'We trained people, half of them women.' });
  await korea.submits(report);

  expect(userErrorsOf(await chair.approves(report))).toEqual(['INVALID ids.0']);
  await chair.resolves(only(present(returned.report).comments).id);
  expect((await chair.approves(report)).reports).toEqual([{ state: 'APPROVED' }]);
});

test('approves several reports or none, and none that the reviewer wrote', async () => {
  const first = await submittedReport();
  const second = await reportOn(secretariat, 'A1.2', { code: first.period, end: first.date });
  await secretariat.saves(second, {
    narrative: 'Prices fell.',
    reportedStatus: 'ON_TRACK',
    onBehalfOf: 'JP',
    values: [{ ...valueIn(second, '2.5'), project: null }],
  });

  expect(userErrorsOf(await chair.approves(first, second))).toEqual(['INVALID_TRANSITION ids.1']);
  await secretariat.submits(second);
  expect(userErrorsOf(await secretariat.approves(first, second))).toEqual(['SELF_APPROVAL ids.1']);
  expect((await chair.approves(first, second)).reports).toEqual([{ state: 'APPROVED' }, { state: 'APPROVED' }]);
});

test('leaves every step in the audit, which the secretariat reads', async () => {
  const report = await submittedReport();
  await chair.returns(report, 'Add the women.');
  await korea.submits(report);
  await chair.approves(report);

  const { nodes } = (await secretariat.asks(auditTrail, { node: report.id })).audit;

  expect(nodes.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining([
      'saveProgressReport',
      'submitProgressReport',
      'returnProgressReport',
      'approveProgressReports',
    ]),
  );
  expect(await korea.refusal(auditTrail)).toBe('FORBIDDEN');
});
