import { beforeAll, expect, test } from '@jest/globals';
import type { Basis } from '../generated/graphql.js';
import { figuresOfAction } from '../operations/reporting/facts.js';
import { namesInReports } from '../operations/reporting/reading.js';
import { castOfAction, loadCastOfAction } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import type { Person } from '../support/Person.js';
import { openReport, type Report, type SeenReport, valueIn } from '../support/reports.js';
import { tracker } from '../support/tracker.js';

// What was submitted is apart from what is being written: who sees which, and what counts.

const api = tracker({ template: 'empty' });
const { secretariat, author, chair, anybody } = castOfAction(api);

beforeAll(() => loadCastOfAction(api.database));

const paper = { title: 'A paper', url: 'https://example.org/paper', isPublic: true };
const list = { title: 'Participants', url: 'https://example.org/list', isPublic: false };

const withoutHistory = ({ history: _, ...words }: SeenReport) => words;

/** A report that was submitted, returned and revised; `submitted` is what anybody saw before it was returned. */
const revisedReport = async () => {
  const report = await openReport(secretariat);
  await author.saves(report, {
    narrative: 'first',
    achievements: 'much',
    reportedStatus: 'AT_RISK',
    onBehalfOf: 'Ms Lee',
    evidence: [paper, list],
    values: [valueIn(report, '10')],
  });
  await author.submits(report);
  const submitted = await report.seenBy(anybody);
  await chair.returns(report, 'Fix it, Kim.', [{ field: 'values', text: 'Too few', severity: 'BLOCKER' }]);
  const revision = await author.saves(report, {
    narrative: 'second',
    achievements: null,
    reportedStatus: 'ON_TRACK',
    evidence: [{ ...paper, title: 'Better' }],
    values: [valueIn(report, '20')],
  });
  expect(revision.userErrors).toEqual([]);
  return { report, submitted };
};

const figuresFor = async (person: Person, { date }: Report, basis: Basis) =>
  present((await person.asks(figuresOfAction, { asOf: date, basis })).action);

const namesFor = async (person: Person, { period }: Report) =>
  only((await person.asks(namesInReports, { filter: { period, state: ['RETURNED'] } })).progressReports.nodes);

test('is shown to anybody as it was submitted, whatever its author revises', async () => {
  const { report, submitted } = await revisedReport();

  expect(submitted).toMatchObject({
    state: 'SUBMITTED',
    version: 0,
    narrative: 'first',
    achievements: 'much',
    reportedStatus: 'AT_RISK',
    values: [{ value: '10' }],
    evidence: [{ title: 'A paper' }],
  });
  expect(withoutHistory(await report.seenBy(anybody))).toEqual({ ...withoutHistory(submitted), state: 'RETURNED' });
});

test('is shown to its reviewer as it was submitted, with names and with all evidence', async () => {
  const { report } = await revisedReport();

  expect((await namesFor(chair, report)).onBehalfOf).toBe('Ms Lee');
  expect(await report.seenBy(chair)).toMatchObject({
    narrative: 'first',
    evidence: [{ title: 'A paper' }, { title: 'Participants' }],
  });
});

test('is shown to its author as it is revised', async () => {
  const { report } = await revisedReport();

  expect(await report.seenBy(author)).toMatchObject({
    state: 'RETURNED',
    narrative: 'second',
    achievements: null,
    reportedStatus: 'ON_TRACK',
    values: [{ value: '20' }],
    evidence: [{ title: 'Better' }],
  });
});

test('counts with the values that were submitted; those revised are in live figures alone', async () => {
  const { report } = await revisedReport();

  expect(await figuresFor(anybody, report, 'SUBMITTED')).toMatchObject({ indicators: [{ actual: '10' }] });
  expect(await figuresFor(secretariat, report, 'LIVE')).toMatchObject({ indicators: [{ actual: '20' }] });
});

test('is shown and counts as revised once it is submitted again', async () => {
  const { report } = await revisedReport();
  await author.submits(report);

  expect(await report.seenBy(anybody)).toMatchObject({
    state: 'SUBMITTED',
    narrative: 'second',
    values: [{ value: '20' }],
    evidence: [{ title: 'Better' }],
  });
  expect(await figuresFor(anybody, report, 'SUBMITTED')).toMatchObject({ indicators: [{ actual: '20' }] });
});

test('has names and reasons for those who work on it; to others each is null with an error', async () => {
  const { report } = await revisedReport();
  const { data, errors } = await anybody.run(namesInReports, {
    filter: { period: report.period, state: ['RETURNED'] },
  });
  const shown = only(data.progressReports.nodes);

  expect(shown).toMatchObject({ narrative: 'first', onBehalfOf: null, comments: [] });
  expect(shown.history).toEqual(Array(3).fill({ actor: 'withheld', note: null }));
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'));
  expect(JSON.stringify([data, errors])).not.toMatch(/Kim|Lee/);
  expect(await namesFor(author, report)).toMatchObject({
    onBehalfOf: 'Ms Lee',
    comments: [{ text: 'Too few' }],
    history: expect.arrayContaining([{ actor: 'chair', note: 'Fix it, Kim.' }]),
  });
});
