import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { ZipFile } from 'yazl';
import { importFile } from '../operations/exchange/files.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { Person } from '../support/Person.js';
import { tracker } from '../support/tracker.js';
import { bytesOf, feedOf, PLAN, sendSheet, textOf, touched } from './sheetFiles.js';

// Files that cannot be taken in: each is refused by what it is, nothing is written, and others are not disturbed.

const demo = tracker({ settings: { UPLOAD_BYTES: '2000000' } });
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');
const focal = person(demo, 'focal point', 'FOCAL_POINT', `action:${PLAN}/A01`);
const limited = person(demo, 'limited', 'SECRETARIAT', `project:DEMO-01`);
const nobody = new Person(demo, 'nobody', null);

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const zipOf = async (files: Record<string, Buffer>): Promise<Uint8Array> => {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
};

const revision = async () => (await demo.ask('{ lens { revision } }')).data.lens;

const filesOf = async (): Promise<Record<string, Uint8Array | string>> => {
  const sheet = await bytesOf(demo, feedOf('tools', 'xlsx'));
  return {
    empty: '',
    'an old workbook': Uint8Array.from([...OLE, ...new Array(600).fill(0)]),
    'a workbook with a password': await writeXlsx({
      sheets: [{ name: 'Tools', rows: [['code', 'title']] }],
      encryption: { password: 'secret', spinCount: 1_000 },
    }),
    'a PDF': '%PDF-1.7 and so on',
    'an image': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'a web page': '<!doctype html><html></html>',
    JSON: '{"code":"A"}',
    'an archive': await zipOf({ 'notes.txt': Buffer.from('notes') }),
    'a broken workbook': sheet.slice(0, sheet.length - 400),
    'a workbook that is large when unpacked': await zipOf({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.alloc(420 * 2 ** 20, ' '),
    }),
    Latin: Uint8Array.from(Buffer.from('code,title\nT-1,Déjà vu à la française, être\n', 'latin1')),
  };
};

const said: Record<string, RegExp> = {
  empty: /is empty/,
  'an old workbook': /old kind \(\.xls\)/,
  'a workbook with a password': /protected by a password/,
  'a PDF': /is a PDF/,
  'an image': /is an image/,
  'a web page': /looks like a web page/,
  JSON: /looks like a web page, XML or JSON/,
  'an archive': /is a ZIP archive, and no workbook/,
  'a broken workbook': /is no workbook that can be opened|is damaged/,
  'a workbook that is large when unpacked': /would take 440\d{6} bytes when it is unpacked/,
  Latin: /is not text in UTF-8; it looks like/,
};

test('refuses what is no sheet by what it is, and writes nothing', async () => {
  await secretariat.authorization(); // making a token is a write
  const before = await revision();
  for (const [name, file] of Object.entries(await filesOf())) {
    const [answer, other] = await Promise.all([
      sendSheet(secretariat, 'tools', file, { dryRun: 'false' }),
      demo.ask('{ plans { code } }'),
    ]);

    expect([name, answer.status, answer.errors?.[0]?.message]).toEqual([
      name,
      422,
      expect.stringMatching(present(said[name])),
    ]);
    expect(other.status).toBe(200);
  }
  expect(await revision()).toEqual(before);
});

test('refuses what is too large before and while it comes', async () => {
  const headers = await secretariat.authorization();
  const large = 'code,title\n'.padEnd(2_100_000, 'x');
  const chunks = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from(large.slice(0, 1_500_000)));
      controller.enqueue(Buffer.from(large.slice(0, 1_500_000)));
      controller.close();
    },
  });
  const whole = await sendSheet(secretariat, 'tools', large);
  const piecewise = await demo.get('/import/tools', {
    method: 'POST',
    body: chunks,
    headers: { ...headers, 'content-type': 'text/csv' },
    duplex: 'half',
  } as RequestInit);

  expect([whole.status, whole.errors?.[0]?.extensions.code]).toEqual([413, 'LIMIT_EXCEEDED']);
  expect(piecewise.status).toBe(413);
});

test('takes files of those alone who may write what is in them', async () => {
  const csv = 'code,title\nDEMO-01,One\nDEMO-02,Two\n';
  const codes = async (who: typeof nobody, kind: string, file: string) =>
    (await sendSheet(who, kind, file)).errors?.[0]?.extensions.code ?? 'let through';

  expect(await codes(nobody, 'projects', csv)).toBe('UNAUTHENTICATED');
  expect(await codes(focal, 'projects', csv)).toBe('FORBIDDEN');
  expect(await codes(limited, 'projects', csv)).toBe('FORBIDDEN');
  expect(await codes(limited, 'organisations', 'code,name\nX,Y\n')).toBe('FORBIDDEN');
  expect(await codes(secretariat, 'projects', csv)).toBe('let through');
});

test('keeps an upload for whoever sent it, for as long as it says', async () => {
  const sent = await secretariat.sends('/import/uploads', 'code,title\nTOOL-9,A tool\n', 'tools.csv');
  const { upload, until } = (await sent.json()) as { upload: string; until: string };
  const own = await secretariat.asks(importFile, { upload, kind: 'tools' });
  const others = await person(demo, 'other', 'SECRETARIAT').asks(importFile, { upload, kind: 'tools' });
  const written = await secretariat.asks(importFile, {
    upload,
    kind: 'tools',
    dryRun: false,
    expect: present(own.importFile.result).hash,
  });

  expect(sent.status).toBe(201);
  expect(Date.parse(until)).toBeGreaterThan(0);
  expect(own.importFile.result).toMatchObject({ isDryRun: true, isWritten: false, counts: { create: 1, refused: 0 } });
  expect(others.importFile).toMatchObject({ result: null, userErrors: [{ code: 'NOT_FOUND', field: 'upload' }] });
  expect(written.importFile.result).toMatchObject({ isWritten: true, counts: { create: 1 } });
});

test('refuses the sheet of another kind, an older form, and columns that it does not know', async () => {
  const other = await sendSheet(secretariat, 'tools', await bytesOf(demo, feedOf('events', 'xlsx')));
  const older = await writeXlsx({
    sheets: [
      {
        name: 'Tools',
        rows: [
          ['code', 'title'],
          ['T', 'Tool'],
        ],
      },
      {
        name: '_form',
        rows: [
          ['ap-is-tracker form', '0'],
          ['kind', 'tools'],
        ],
      },
    ],
  });
  const columns = await sendSheet(secretariat, 'tools', 'title,colour,title\nA,red,B\n');

  expect(other.mistakes).toMatchObject([{ message: 'this is a sheet of events, not of tools' }]);
  expect((await sendSheet(secretariat, 'tools', older)).mistakes).toMatchObject([
    { message: expect.stringContaining('this is form 0 of tools, and form 1 is taken in') },
  ]);
  expect(columns.mistakes.map(({ column, message }) => [column, message.replace(/;.*/, '')])).toEqual([
    ['colour', 'row 1 of CSV: there is no column "colour": delete it, or give it the name of one'],
    ['title', 'row 1: the column title is there twice'],
    ['code', 'row 1: the column code is missing'],
  ]);
});

test.each([
  ['03/04/2024', '"03/04/2024" may be 2024-04-03 or 2024-03-04; write the one that is meant'],
  ['31/02/2024', '"31/02/2024" is no day that exists'],
  ['soon', '"soon" is not a day'],
])('refuses the day %s', async (day, message) => {
  const csv = `project,type,amount,currency,transaction_date\nDEMO-01,DISBURSEMENT,5,USD,${day}\n`;
  const [row] = touched(await sendSheet(secretariat, 'transactions', csv));

  expect(row).toMatchObject({ row: 2, outcome: 'REFUSED', mistakes: [{ column: 'transaction_date' }] });
  expect(row?.mistakes[0]?.message).toContain(message);
});

test.each([
  ['"1,000"', '"1,000" is a text and no number; if it means 1000, write that'],
  ['"1.000,50"', 'if it means 1000.50, write that'],
  ['"12,5"', 'if it means 12.5, write that'],
  ['1 000', 'if it means 1000, write that'],
  ['45%', '"45%" has a percent sign; write the number alone'],
  ['many', '"many" is not a number'],
])('refuses the amount %s with what it may mean', async (amount, message) => {
  const csv = `project,type,amount,currency,transaction_date\nDEMO-01,DISBURSEMENT,${amount},USD,2024-05-25\n`;
  const [row] = touched(await sendSheet(secretariat, 'transactions', csv));

  expect(row?.mistakes).toMatchObject([{ column: 'amount', message: expect.stringContaining(message) }]);
});

test('reads days as numbers, as days and in the only order that they can be in', async () => {
  const head = ['project', 'type', 'amount', 'currency', 'transaction_date'];
  const rowWith = (day: unknown) => ['DEMO-01', 'DISBURSEMENT', 0.1 + 0.2, 'USD', day as string];
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Transactions',
        rows: [head, rowWith(45_437), rowWith(new Date('2024-05-25T00:00:00Z')), rowWith('25/05/2024')],
        columns: head.map((name) =>
          name === 'transaction_date' ? { header: name, numFmt: 'yyyy-mm-dd' } : { header: name },
        ),
      },
    ],
  });
  const { rows } = await sendSheet(secretariat, 'transactions', file);
  const cell = (field: string) => rows.map(({ changes }) => changes.find((change) => change.field === field)?.to);

  expect(cell('transaction_date')).toEqual(['2024-05-25', '2024-05-25', '2024-05-25']);
  expect(cell('amount')).toEqual(['0.3', '0.3', '0.3']);
});

test('takes errors, formulas without a result and merged cells for what they are', async () => {
  const file = await writeXlsx({
    sheets: [
      {
        name: 'Tools',
        rows: [
          ['code', 'title', 'description'],
          ['T-1', null, 'a'],
          ['T-2', null, 'b'],
          ['T-3', 'merged', 'c'],
          ['T-4', null, null],
        ],
        cells: new Map([
          ['1,1', { value: '#N/A', type: 'error' as const }],
          ['2,1', { value: null, type: 'formula' as const, formula: 'A1&"x"' }],
        ]),
        merges: [{ startRow: 3, startCol: 1, endRow: 4, endCol: 1 }],
      },
    ],
  });
  const found = touched(await sendSheet(secretariat, 'tools', file)).map(({ row, mistakes }) => [
    row,
    mistakes[0]?.message,
  ]);

  expect(found).toEqual([
    [2, expect.stringContaining('holds the error #N/A')],
    [3, expect.stringContaining('holds a formula without a result (=A1&"x")')],
    [4, expect.stringContaining('is merged over B4:B5')],
    [5, expect.stringContaining('is needed for a new row')],
  ]);
});

test('passes over empty rows and columns, and reads what other programs write', async () => {
  const marked = Buffer.from('\ufeffcode;title\r\n;\r\nTOOL-A;Räder\r\n', 'utf16le');
  const answer = await sendSheet(secretariat, 'tools', Uint8Array.from(marked));

  expect(touched(answer)).toMatchObject([{ row: 3, outcome: 'CREATE' }]);
});

test('takes in no more rows at once than leave room for others, whatever they are', async () => {
  const rows = (count: number) => `code,title\n${'T-1,One\n'.repeat(count)}`;
  const tooMany = await sendSheet(secretariat, 'tools', rows(10_001));
  const farTooMany = await sendSheet(secretariat, 'tools', rows(50_001));

  expect([tooMany.status, tooMany.errors?.[0]?.message]).toEqual([
    422,
    expect.stringContaining('has 10001 rows; a service takes in at most 10000 at once: send only rows that change'),
  ]);
  expect(farTooMany.errors?.[0]?.message).toContain('has more than the 50000 rows that are taken in');
});

test('counts a text that many cells share for each of them', async () => {
  const text = 'y'.repeat(30_000);
  const file = await writeXlsx({
    sheets: [
      { name: 'Tools', rows: [['code', 'title'], ...Array.from({ length: 2_000 }, (_, at) => [`T-${at}`, text])] },
    ],
  });
  const { status, errors } = await sendSheet(secretariat, 'tools', file);

  expect([status, errors?.[0]?.message]).toEqual([422, expect.stringContaining('has too many characters')]);
});

test('numbers the rows of a CSV by their lines, whatever ends lines in its cells', async () => {
  const rows = async (end: string) => {
    const csv = ['code,title,description', `T-1,,"two${end}lines"`, 'T-2,,one', `T-3,,"${end}"`, 'T-4,,'].join(end);
    return (await sendSheet(secretariat, 'tools', csv)).rows.map(({ key, row }) => [key, row]);
  };
  const expected = [
    ['T-1', 2],
    ['T-2', 4],
    ['T-3', 5],
    ['T-4', 7],
  ];

  expect(await rows('\n')).toEqual(expected);
  expect(await rows('\r\n')).toEqual(expected);
});

test('never changes a fact: it says how', async () => {
  const feed = await textOf(demo, feedOf('transactions', 'csv', '&columns=id,project,amount'));
  const [head, first = ''] = feed.split('\n');
  const changed = first.replace(/\d+$/, '1');
  const [row] = touched(await sendSheet(secretariat, 'transactions', `${head}\n${changed}\n`, { dryRun: 'false' }));

  expect(row).toMatchObject({ outcome: 'REFUSED', mistakes: [{ column: 'amount' }] });
  expect(row?.mistakes[0]?.message).toContain('reverse it first (reverseTransaction)');
});

test('refuses rows of a closed period, or leaves them out as asked', async () => {
  const csv = [
    'project,type,amount,currency,transaction_date',
    'DEMO-01,DISBURSEMENT,5,USD,2024-05-25',
    'DEMO-01,DISBURSEMENT,6,USD,2026-05-25',
  ].join('\n');
  const refused = await sendSheet(secretariat, 'transactions', csv, { dryRun: 'false' });
  const looked = await sendSheet(secretariat, 'transactions', csv, { closed: 'LEAVE_OUT' });
  const taken = await sendSheet(secretariat, 'transactions', csv, {
    dryRun: 'false',
    closed: 'LEAVE_OUT',
    expect: looked.hash,
  });
  const again = await sendSheet(secretariat, 'transactions', csv, { dryRun: 'false', closed: 'LEAVE_OUT' });

  expect([refused.status, refused.isWritten]).toEqual([422, false]);
  expect(touched(refused)[0]).toMatchObject({
    row: 2,
    outcome: 'REFUSED',
    mistakes: [
      {
        code: 'PERIOD_CLOSED',
        column: 'transaction_date',
        message: expect.stringContaining('2024-05-25 is in 2024-H1'),
      },
    ],
  });
  expect([taken.status, taken.isWritten, taken.counts.CREATE, taken.counts.REFUSED]).toEqual([200, true, 1, 1]);
  expect([again.isWritten, again.counts.SAME, again.counts.REFUSED]).toEqual([false, 1, 1]);
});

test('adds a payment that equals a stored one if the sheet has both', async () => {
  const csv = await textOf(demo, feedOf('transactions', 'csv', '&codes=DEMO-19'));
  const lines = csv.trim().split('\n');
  const again = (lines.find((line) => line.includes('2026-')) ?? lines[1] ?? '').replace(/^"[^"]*"/, '');
  const answer = await sendSheet(secretariat, 'transactions', `${csv}${again}\n`, { dryRun: 'false' });
  const later = await textOf(demo, feedOf('transactions', 'csv', '&codes=DEMO-19'));

  expect([answer.counts.CREATE, answer.isWritten, answer.mistakes]).toEqual([1, true, []]);
  expect(later.trim().split('\n').length).toBe(lines.length + 1);
});
