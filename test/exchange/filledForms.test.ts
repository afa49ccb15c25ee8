import { expect, test } from '@jest/globals';
import { openXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import { sheetKinds } from '../../src/exchange/sheets/index.js';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { bytesOf, PLAN, sendSheet, textOf, touched } from './sheetFiles.js';

// Forms that people fill in, again and again, and what they are told of it.

const demo = tracker();
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

const title = (kind: string) => sheetKinds.find(({ name }) => name === kind)?.title ?? '';

/** A form as somebody fills it in: the columns of the template, empty where nothing is typed. */
const filledIn = async (kind: string, rows: readonly Record<string, string>[]): Promise<string> => {
  const isOfPlan = !['organisations'].includes(kind);
  const [head = ''] = (await textOf(demo, `/data/${kind}.csv${isOfPlan ? `?plan=${PLAN}` : ''}`)).split('\n');
  const names = head.split(',');
  return [head, ...rows.map((row) => names.map((name) => row[name] ?? '').join(','))].join('\n');
};

const forms: Record<string, Record<string, string>> = {
  organisations: { code: 'FORM-ORG', name: 'Of a form' },
  projects: { code: 'FORM-1', title: 'Of a form', actions: 'A01' },
  transactions: {
    project: 'DEMO-01',
    type: 'DISBURSEMENT',
    amount: '7',
    currency: 'USD',
    transaction_date: '2026-11-02',
  },
  budgets: { project: 'DEMO-01', period_start: '2031-01-01', period_end: '2031-12-31', amount: '8', currency: 'USD' },
  plannedDisbursements: {
    project: 'DEMO-01',
    period_start: '2031-01-01',
    period_end: '2031-12-31',
    amount: '9',
    currency: 'USD',
  },
  indicators: {
    action: 'A01',
    code: 'FORM-IND',
    title: 'Of a form',
    unit: 'people',
    measure: 'UNIT',
    direction: 'INCREASE',
    reporting_basis: 'POINT_IN_TIME',
    across_periods: 'LATEST',
    across_units: 'SUM',
  },
  milestones: { action: 'A01', title: 'Of a form', due_on: '2026-12-01' },
};

test.each(Object.entries(forms))('takes a filled-in form of %s once, however often it comes', async (kind, row) => {
  const file = await filledIn(kind, [row]);

  const first = await sendSheet(secretariat, kind, file, { dryRun: 'false' });
  const again = await sendSheet(secretariat, kind, file, { dryRun: 'false' });

  expect([first.status, first.mistakes, first.counts.CREATE, first.rows[0]?.mistakes]).toEqual([200, [], 1, []]);
  expect([again.status, again.counts, again.isWritten]).toEqual([
    200,
    { CREATE: 0, UPDATE: 0, SAME: 1, REFUSED: 0 },
    false,
  ]);
});

test('keeps what has a usual value where a cell is empty, and says what cannot be emptied', async () => {
  const kept = await sendSheet(secretariat, 'indicators', 'action,code,weight,measure\nA02,PRICE,,');
  const lasting = await sendSheet(secretariat, 'indicators', 'action,code,target_value\nA02,PRICE,');

  expect(kept.rows[0]?.mistakes).toMatchObject([{ column: 'measure', code: 'REQUIRED' }]);
  expect(lasting.rows[0]).toMatchObject({ outcome: 'REFUSED', mistakes: [{ column: 'target_value' }] });
});

test('says what a sheet without the columns of provenance does to it', async () => {
  const { rows } = await sendSheet(secretariat, 'projects', 'code,title\nPRJ-CASA,Another title\nDEMO-02,Another one');

  expect(rows[0]?.changes.map(({ field, to }) => [field, to])).toEqual([
    ['title', 'Another title'],
    ['provenance', 'ENTERED'],
    ['sources', null],
    ...(rows[0]?.changes.some(({ field }) => field === 'provenance_note') ? [['provenance_note', null]] : []),
  ]);
  expect(rows[1]?.changes.map(({ field }) => field)).toEqual(['title']);
});

test.each([
  [
    'transactions',
    'project,type,amount,currency,transaction_date\nDEMO-01,DISBURSEMENT,1.000,USD,2026-11-02',
    'amount',
    '"1.000" may be 1 or 1000',
  ],
  [
    'values',
    'action,indicator,date,value\nA02,PRICE,2026-11-02,8%',
    'value',
    'write the number alone, in the unit of its column: 8',
  ],
  [
    'projects',
    'code,planned_start\nDEMO-01,03/04/2022',
    'planned_start',
    '"03/04/2022" may be 2022-04-03 or 2022-03-04',
  ],
  ['projects', 'code,planned_start\nDEMO-01,March 2022', 'planned_start', '"March 2022" is not a year, a month, a day'],
  ['projects', 'code,actions\nDEMO-01,"A13, A24"', 'actions', 'put semicolons between codes'],
  ['projects', 'code,countries\nDEMO-01,KHM 0.4', 'countries', 'put semicolons between codes'],
])('asks what a cell of %s means that may be read in two ways', async (kind, file, column, message) => {
  const { rows } = await sendSheet(secretariat, kind, file);

  expect(rows[0]?.mistakes).toMatchObject([{ column, message: expect.stringContaining(message) }]);
});

test('tells all mistakes of a file at once, by row and what it is about', async () => {
  const { rows } = await sendSheet(
    secretariat,
    'projects',
    'code,actual_start,countries\nDEMO-01,some day,\nDEMO-02,,Laos\nDEMO-03,,NOPE',
  );

  expect(rows.map(({ key, outcome, mistakes }) => [key, outcome, mistakes[0]?.column])).toEqual([
    ['DEMO-01', 'REFUSED', 'actual_start'],
    ['DEMO-02', 'REFUSED', 'countries'],
    ['DEMO-03', 'REFUSED', 'countries'],
  ]);
});

test('says that the data have changed since a workbook was downloaded, and that a new project serves nothing', async () => {
  const old = new Uint8Array(await (await demo.get(`/data/organisations.xlsx`)).arrayBuffer());
  const none = await sendSheet(secretariat, 'organisations', old);
  await sendSheet(secretariat, 'organisations', 'code,acronym\nESCAP,OTHER', { dryRun: 'false' });
  const stale = await sendSheet(secretariat, 'organisations', old);
  const servingNone = await sendSheet(secretariat, 'projects', 'code,title\nNEW-9,Serves nothing');

  expect([touched(none), none.notices]).toEqual([[], []]);
  expect(stale.counts.UPDATE).toBe(1);
  expect(stale.notices).toMatchObject([{ code: 'VERSION_CONFLICT', message: expect.stringContaining('of revision') }]);
  expect(servingNone.rows[0]).toMatchObject({
    outcome: 'CREATE',
    notices: [{ column: 'actions', message: expect.stringContaining('unplanned=true') }],
  });
});

test('gives the indicators of an action itself where an action or a pillar is asked for', async () => {
  const ownRows = async (kind: string, more: string) =>
    (await textOf(demo, `/data/${kind}.csv?plan=${PLAN}&columns=action${more}`))
      .split('\n')
      .filter((line) => line.includes('A02')).length;

  for (const kind of ['indicators', 'values']) {
    const all = await ownRows(kind, '');
    expect(all).toBeGreaterThan(0);
    expect(await ownRows(kind, '&action=A02')).toBe(all);
    expect(await ownRows(kind, '&pillar=P1')).toBe(all);
    expect(await ownRows(kind, '&action=A01')).toBe(0);
    expect(await ownRows(kind, '&country=LAO')).toBe(0);
  }
});

test('asks what a number means that is shown as a percentage', async () => {
  const head = ['action', 'indicator', 'date', 'value'];
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Values',
        rows: [head, ['A02', 'PRICE', '2026-11-02', 0.08]],
        columns: head.map((header) => (header === 'value' ? { header, numFmt: '0%' } : { header })),
      },
    ],
  });
  const { rows } = await sendSheet(secretariat, 'values', file);

  expect(rows[0]?.mistakes).toMatchObject([
    { column: 'value', message: expect.stringContaining('is 0.08 shown as 8%') },
  ]);
});

test('reads the sheet that is called as ours are, wherever it stands', async () => {
  const file = await writeXlsx({
    sheets: [
      { name: 'My notes', rows: [['remember'], ['this']] },
      {
        name: title('tools'),
        rows: [
          ['code', 'title'],
          ['T-9', 'One'],
        ],
      },
    ],
  });

  expect(await sendSheet(secretariat, 'tools', file)).toMatchObject({ mistakes: [], counts: { CREATE: 1 } });
});

test.each([
  ['actions', 'A01 60%', 'A02'],
  ['actions', 'A01; A02', ''],
  ['pillars', 'P1; P2', ''],
  ['pillars', 'P1; P2', 'P3'],
  ['countries', 'LAO; KHM', ''],
  ['sectors', '22010', ''],
  ['donors', 'ESCAP', ''],
])('replaces the %s of a project, %s, by "%s"', async (column, before, after) => {
  const code = `LINKED-${column}-${after}`;
  const said = async (text: string) =>
    sendSheet(secretariat, 'projects', `code,title,${column}\n${code},Linked,${text}`, { dryRun: 'false' });
  await said(before);
  const changed = await said(after);
  const again = await said(after);

  expect([changed.status, changed.isWritten, changed.counts.UPDATE]).toEqual([200, true, 1]);
  expect([again.isWritten, again.counts.SAME]).toEqual([false, 1]);
});

test('means by a hash the records that are changed, not only how', async () => {
  const renamed = (code: string) => `code,title\n${code},The same title`;
  const { hash } = await sendSheet(secretariat, 'organisations', 'code,acronym\nKR,SAME');
  const other = await sendSheet(secretariat, 'tools', renamed('T-10'));
  const another = await sendSheet(secretariat, 'tools', renamed('T-11'));

  expect(hash).not.toBe(other.hash);
  expect(other.hash).not.toBe(another.hash);
});

test.each([
  ['what is real', 'code,provenance\nPRJ-CASA,SYNTHETIC', 'provenance'],
  ['what is made up', 'code,is_synthetic\nDEMO-02,false', 'is_synthetic'],
])('keeps the mark of what is made up in step with its provenance: %s', async (_, file, column) => {
  const { rows } = await sendSheet(secretariat, 'projects', file);

  expect(rows[0]?.mistakes).toMatchObject([{ column, message: expect.stringContaining('give both') }]);
});

test('refuses numbers of more digits than a spreadsheet keeps, and texts of more characters', async () => {
  const sheet = (name: string, rows: (string | number)[][]) => writeXlsx({ sheets: [{ name, rows }] });
  const head = ['project', 'type', 'amount', 'currency', 'transaction_date', 'external_ref'];
  const money = await sheet('Transactions', [
    head,
    ['DEMO-01', 'DISBURSEMENT', 12_345_678_901_234.56, 'USD', '2026-11-02', 'R'],
    ['DEMO-01', 'DISBURSEMENT', 5, 'USD', '2026-11-02', 1_234_567_890_123_456],
    ['DEMO-01', 'DISBURSEMENT', 0.1 + 0.2, 'USD', '2026-11-02', 'S'],
  ]);
  const long = await sheet('Tools', [
    ['code', 'title'],
    ['T-12', 'x'.repeat(40_000)],
  ]);
  const far = await sheet('Tools', [
    ['code', 'title', ...Array<string>(140).fill(''), 'far'],
    ['T-12', 'One'],
  ]);
  const { rows } = await sendSheet(secretariat, 'transactions', money);

  expect(rows.map(({ mistakes }) => mistakes.map(({ column }) => column))).toEqual([['amount'], ['external_ref'], []]);
  expect(rows[0]?.mistakes[0]?.message).toContain('has more digits than the 15 that a spreadsheet keeps');
  expect((await sendSheet(secretariat, 'tools', long)).errors?.[0]?.message).toContain('40000 characters in one cell');
  expect((await sendSheet(secretariat, 'tools', far)).errors?.[0]?.message).toContain('too many columns');
});

test('says nothing of a workbook that was downloaded since the data last changed', async () => {
  const book = await openXlsx(await bytesOf(demo, '/data/tools.xlsx'));
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('there is no sheet');
  const [head = [], row = []] = sheet.rows;
  row[head.indexOf('title')] = 'Another title';
  const fresh = await sendSheet(secretariat, 'tools', await saveXlsx(book));

  expect([fresh.counts.UPDATE, fresh.notices]).toEqual([1, []]);
});
