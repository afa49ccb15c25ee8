import { expect, test } from '@jest/globals';
import { type CellValue, openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';
import { draftOf } from '../operations/exchange/files.js';
import { person } from '../support/cast.js';
import { only } from '../support/certain.js';
import { Person } from '../support/Person.js';
import { tracker } from '../support/tracker.js';
import { PLAN, sendSheet, touched } from './sheetFiles.js';

// The form of a report, filled in and sent, is a draft.

const demo = tracker();
const focal = person(demo, 'focal point', 'FOCAL_POINT', 'action:APIS-2022-2026/A20');
const other = person(demo, 'other', 'FOCAL_POINT', 'action:APIS-2022-2026/A08');
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

const formFor = async (who: Person): Promise<Uint8Array> => {
  const path = `/data/report.xlsx?plan=${PLAN}&period=2026-H1&action=A20`;
  const response = await demo.get(path, { headers: await who.authorization() });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  return new Uint8Array(await response.arrayBuffer());
};

/** Fills cells of a form in, by sheet, row and column as people count them from 1. */
const filled = async (form: Uint8Array, cells: Record<string, CellValue>): Promise<Uint8Array> => {
  const book = await openXlsx(form);
  for (const [at, value] of Object.entries(cells)) {
    const [name = '', row = '', column = ''] = at.split(' ');
    const rows = book.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    while (rows.length < Number(row)) rows.push([]);
    const line = rows[Number(row) - 1] ?? [];
    line[Number(column) - 1] = value;
  }
  return saveXlsx(book);
};

const draft = async () =>
  only(
    (await focal.asks(draftOf, { plan: PLAN, period: '2026-H1' })).progressReports.nodes.filter(
      ({ subject }) => 'code' in subject && subject.code === 'A20',
    ),
  );

test('shows what is asked beside what the round before said', async () => {
  const { sheets } = await readXlsx(await formFor(focal));
  const [narrative, values] = sheets;

  expect(sheets.map(({ name }) => name)).toEqual(['Narrative', 'Values', 'Milestones', 'Evidence', 'About', '_form']);
  expect(narrative?.rows[1]).toEqual([
    'narrative',
    expect.stringContaining('What happened'),
    null,
    'Demonstration. The work is far behind what was planned. The trial of the clauses with a few organisations is only partly done.',
  ]);
  expect(values?.rows[0]?.slice(0, 2)).toEqual(['indicator', 'indicator_of']);
  expect(values?.rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(sheets[4]?.rows)).toContain('Made up for demonstrations');
});

test('becomes a draft of its focal point, row by row, and changes nothing again', async () => {
  const form = await filled(await formFor(focal), {
    'Narrative 2 3': 'We connected two islands.',
    'Narrative 6 3': 'On track',
    'Values 2 9': 12.5,
    'Evidence 2 1': 'Photographs',
    'Evidence 2 2': 'https://example.org/photographs',
  });
  const looked = await sendSheet(focal, 'report', form);
  const before = await draft();
  const taken = await sendSheet(focal, 'report', form, { dryRun: 'false', expect: looked.hash });
  const after = await draft();
  const again = await sendSheet(focal, 'report', form, { dryRun: 'false' });

  expect(touched(looked).flatMap(({ mistakes }) => mistakes)).toEqual([]);
  expect(touched(looked).map(({ sheet, row, outcome }) => [sheet, row, outcome])).toEqual([
    ['Narrative', 2, 'UPDATE'],
    ['Narrative', 6, 'UPDATE'],
    ['Values', 2, 'CREATE'],
    ['Evidence', 2, 'CREATE'],
  ]);
  expect([before.state, before.narrative]).toEqual(['DUE', null]);
  expect([taken.status, taken.isWritten]).toEqual([200, true]);
  expect(after).toMatchObject({
    state: 'DRAFT',
    narrative: 'We connected two islands.',
    reportedStatus: 'ON_TRACK',
    values: [{ value: '12.5', date: '2026-06-30' }],
    evidence: [{ title: 'Photographs' }],
  });
  expect([again.isWritten, touched(again)]).toEqual([false, []]);
});

test('does not overwrite what somebody has saved since, and says what cannot be', async () => {
  const form = await formFor(focal);
  const one = await filled(form, { 'Narrative 2 3': 'The first' });
  const two = await filled(form, { 'Narrative 2 3': 'The second', 'Narrative 6 3': 'BUSY' });
  const wrong = await sendSheet(focal, 'report', two);
  await sendSheet(focal, 'report', one, { dryRun: 'false' });
  const stale = await sendSheet(focal, 'report', await filled(form, { 'Narrative 2 3': 'The third' }), {
    dryRun: 'false',
  });

  expect(touched(wrong).at(-1)).toMatchObject({
    sheet: 'Narrative',
    row: 6,
    outcome: 'REFUSED',
    mistakes: [{ column: 'answer' }],
  });
  expect([stale.status, stale.isWritten]).toEqual([422, false]);
  expect(stale.mistakes).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  expect((await draft()).narrative).toBe('The first');
});

test('is taken from those alone who may write the report', async () => {
  const form = await filled(await formFor(focal), { 'Narrative 2 3': 'Somebody else' });
  const theirs = await sendSheet(other, 'report', form);
  const seen = await sendSheet(focal, 'report', await formFor(new Person(demo, 'nobody', null)));

  expect(theirs.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(seen.mistakes).toMatchObject([{ message: expect.stringContaining('download it with your token') }]);
  expect(JSON.stringify((await readXlsx(await formFor(other))).sheets)).not.toContain('The first');
  expect((await sendSheet(secretariat, 'report', form)).errors).toBeUndefined();
});

test.each([
  ['', 'period: say for which reporting period'],
  ['&period=2026-H1', 'action, project: say which action or which project'],
  ['&period=NONE&action=A01', 'no report on A01 was asked for in NONE'],
  ['&period=2026-H1&action=A99', 'there is no action A99'],
])('says what the form lacks: %s', async (more, message) => {
  const response = await demo.get(`/data/report.xlsx?plan=${PLAN}${more}`);

  expect(((await response.json()) as { errors: { message: string }[] }).errors[0]?.message).toContain(message);
});
