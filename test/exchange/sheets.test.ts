import { expect, test } from '@jest/globals';
import { sheetKinds } from '../../src/exchange/sheets/index.js';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { feedOf, PLAN, sendSheet, textOf, touched } from './sheetFiles.js';

// What goes out comes back in unchanged, and an empty database takes all of it in.

const demo = tracker();
const empty = tracker({ template: 'empty' });
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');
const newcomer = person(empty, 'secretariat', 'SECRETARIAT');

const kinds = sheetKinds.map(({ name }) => name);

test.each(kinds)('says SAME for every row of the sheet of %s', async (kind) => {
  const csv = await textOf(demo, feedOf(kind, 'csv'));
  const xlsx = new Uint8Array(await (await demo.get(feedOf(kind, 'xlsx'))).arrayBuffer());

  for (const file of [csv, xlsx]) {
    const answer = await sendSheet(secretariat, kind, file);

    expect([answer.status, answer.mistakes, touched(answer)]).toEqual([200, [], []]);
    expect(answer.rows.length).toBe(answer.counts.SAME);
    expect(kind === 'plannedDisbursements' || answer.counts.SAME > 0).toBe(true);
  }
});

/** Rows that every database has from the start: what countries and regions rest on. */
const ALWAYS_THERE: Record<string, number> = { sources: 3 };

test('makes a plan of its sheets in an empty database, whose feeds are then the same byte for byte', async () => {
  const unplanned = await textOf(demo, feedOf('projects', 'csv', '&unplanned=true'));

  for (const kind of kinds) {
    const csv = await textOf(demo, feedOf(kind, 'csv'));
    const before = await sendSheet(newcomer, kind, csv);
    const written = await sendSheet(newcomer, kind, csv, { dryRun: 'false', expect: before.hash });
    const known = ALWAYS_THERE[kind] ?? 0;

    expect([kind, before.mistakes, before.rows.filter(({ mistakes }) => mistakes.length)]).toEqual([kind, [], []]);
    expect([before.counts.CREATE, before.counts.SAME]).toEqual([before.rows.length - known, known]);
    expect([written.status, written.hash, written.isWritten]).toEqual([200, before.hash, before.counts.CREATE > 0]);
    expect((await sendSheet(newcomer, kind, csv)).counts.SAME).toBe(before.rows.length);
    if (kind === 'projects') await sendSheet(newcomer, kind, unplanned, { dryRun: 'false' });
  }

  for (const kind of kinds) {
    const columns = sheetKinds.find(({ name }) => name === kind)?.columns.map(({ name }) => name) ?? [];
    // An id is a number of its own in each database: a dry run has used some.
    const more = `&columns=${columns.filter((name) => name !== 'id').join()}`;
    expect(await textOf(empty, feedOf(kind, 'csv', more))).toBe(await textOf(demo, feedOf(kind, 'csv', more)));
  }
});

test('takes the same file again without a change, and audits whoever sent it', async () => {
  const csv = (await textOf(demo, feedOf('projects', 'csv'))).replace(
    'Demonstration project 01: data governance',
    'Another title',
  );

  const first = await sendSheet(secretariat, 'projects', csv, { dryRun: 'false' });
  const again = await sendSheet(secretariat, 'projects', csv, { dryRun: 'false' });
  const { data } = await secretariat.send('{ audit(first: 1) { nodes { actor operation field from to reason } } }');

  expect([first.isWritten, first.counts.UPDATE, again.isWritten, again.counts.UPDATE]).toEqual([true, 1, false, 0]);
  expect(touched(first)).toMatchObject([
    { row: 2, outcome: 'UPDATE', changes: [{ field: 'title', to: 'Another title' }], mistakes: [] },
  ]);
  expect(JSON.stringify(data)).toContain('"operation":"importFile"');
  expect(JSON.stringify(data)).toContain('"actor":"secretariat"');
});

test('writes nothing where one row is refused, and nothing where the outcome is another one', async () => {
  const title = 'code,title\nDEMO-02,One title\n';
  const bad = `${title}DEMO-03,\n`;

  const refused = await sendSheet(secretariat, 'projects', bad, { dryRun: 'false' });
  const { hash } = await sendSheet(secretariat, 'projects', title);
  await sendSheet(secretariat, 'projects', 'code,title\nDEMO-02,Another one\n', { dryRun: 'false' });
  const conflict = await sendSheet(secretariat, 'projects', title, { dryRun: 'false', expect: hash });
  const feed = await textOf(demo, `/data/projects.csv?plan=${PLAN}&codes=DEMO-02&columns=title`);

  expect([refused.status, refused.isWritten]).toEqual([422, false]);
  expect(touched(refused)[1]).toMatchObject({
    row: 3,
    outcome: 'REFUSED',
    mistakes: [{ column: 'title', code: 'REQUIRED' }],
  });
  expect([conflict.status, conflict.errors?.[0]?.extensions.code]).toEqual([409, 'VERSION_CONFLICT']);
  expect(feed).toBe('title\n"Another one"\n');
});

test('takes a column that is left out for no statement, and an empty cell for an empty one', async () => {
  const answer = await sendSheet(secretariat, 'projects', 'code,description\nDEMO-04,\nDEMO-05,New\n');

  expect(touched(answer).map(({ row, changes }) => [row, changes.map(({ field, to }) => [field, to])])).toEqual([
    [2, [['description', null]]],
    [3, [['description', 'New']]],
  ]);
});

test('keeps what a link says of itself when another link changes', async () => {
  const before = await textOf(demo, `/data/projects.csv?plan=${PLAN}&codes=DEMO-01&columns=actions,donors`);
  const contribution =
    '{ project(code: "DEMO-01") { version actions { action { code } contribution provenance { note } } } }';
  const links = (await demo.ask(contribution)).data;
  const answer = await sendSheet(secretariat, 'projects', 'code,actions\nDEMO-01,A13 40%; A24 50%; A12 10%\n', {
    dryRun: 'false',
  });
  const after = (await demo.ask(contribution)).data;

  expect(before).toContain('A13 40%; A24 50%');
  expect(touched(answer)).toMatchObject([{ outcome: 'UPDATE', changes: [{ field: 'actions' }] }]);
  expect(JSON.stringify(after)).toContain('"A12"');
  for (const link of (links.project as { actions: object[] }).actions)
    expect((after.project as { actions: object[] }).actions).toContainEqual(link);
});
