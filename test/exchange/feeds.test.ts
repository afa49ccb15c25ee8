import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { Organisation } from '../../src/entities/plan/index.js';
import { figures, sheetKinds } from '../../src/exchange/sheets/index.js';
import { filesOffered } from '../operations/exchange/files.js';
import { person } from '../support/cast.js';
import { sqlSent } from '../support/sql.js';
import { tracker } from '../support/tracker.js';
import { feedOf, PLAN, sendSheet, textOf, touched } from './sheetFiles.js';

// Files with stable addresses.

const demo = tracker({ settings: { DATA_LICENCE: 'CC-BY-4.0' } });
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

const ask: Record<string, string> = {
  portfolio: '&donor=DEMO-FUND-B',
  metrics: '&measures=COMMITTED,PROJECT_COUNT&groupBy=PILLAR,YEAR',
  timeSeries: '&measure=COMMITTED&interval=YEAR',
  changes: '&since=2026-01-01',
};

const everything = [
  ...sheetKinds.map(({ name }) => [name, feedOf(name, 'FORMAT')] as const),
  ...figures
    .filter(({ isPersonal }) => !isPersonal)
    .map(({ name }) => [name, `/data/${name}.FORMAT?plan=${PLAN}&asOf=2026-11-20${ask[name] ?? ''}`] as const),
];

type Rows = Record<string, unknown>[];

test.each(everything)('gives %s the same in CSV, JSON and XLSX', async (_name, address) => {
  const csv = parse(await textOf(demo, address.replace('FORMAT', 'csv')), { columns: true }) as Record<
    string,
    string
  >[];
  const json = JSON.parse(await textOf(demo, address.replace('FORMAT', 'json'))) as Rows;
  const xlsx = await demo.get(address.replace('FORMAT', 'xlsx'));
  const { sheets } = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()));
  const [head = [], ...rows] = sheets[0]?.rows ?? [];

  expect(xlsx.status).toBe(200);
  expect(sheets.map(({ name }) => name).slice(1)).toEqual(['About', '_form']);
  expect([json.length, rows.length]).toEqual([csv.length, csv.length]);
  for (const [index, line] of csv.entries()) {
    const text = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''));
    const plain = (value: string) => value.replace(/^'(?=[-=+@])/, '').replaceAll('\r\n', '\n');
    const fromJson = Object.fromEntries(
      Object.entries(json[index] ?? {}).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? JSON.stringify(value) : text(value),
      ]),
    );
    const fromXlsx = Object.fromEntries(head.map((name, column) => [String(name), text(rows[index]?.[column])]));
    for (const [name, value] of Object.entries(line)) {
      const same = (other: string | undefined) =>
        other === plain(value) ||
        (value !== '' && Number(other) === Number(value)) ||
        (value.startsWith('{') && JSON.stringify(JSON.parse(value)) === JSON.stringify(JSON.parse(other ?? 'null'))) ||
        (value.startsWith('[') && JSON.stringify(JSON.parse(value)) === JSON.stringify(JSON.parse(other ?? 'null')));
      expect([name, value, fromJson[name], same(fromJson[name])]).toEqual([name, value, fromJson[name], true]);
      expect([name, value, fromXlsx[name], same(fromXlsx[name])]).toEqual([name, value, fromXlsx[name], true]);
    }
  }
});

test('says with a tag whether there is anything new, and is sent once', async () => {
  const address = feedOf('projects', 'csv');
  const first = await demo.get(address);
  const tag = first.headers.get('etag') ?? '';
  const same = await demo.get(address, { headers: { 'if-none-match': tag } });
  const other = await demo.get(feedOf('projects', 'csv', '&columns=code'), { headers: { 'if-none-match': tag } });
  await sendSheet(secretariat, 'tools', 'code,title\nTOOL-NEW,A tool\n', { dryRun: 'false' });
  const later = await demo.get(address, { headers: { 'if-none-match': tag } });

  expect([first.status, same.status, other.status, later.status]).toEqual([200, 304, 200, 200]);
  expect(await same.text()).toBe('');
  expect(first.headers.get('cache-control')).toBe('public, s-maxage=1, stale-if-error=60');
  expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(first.headers.get('content-disposition')).toBe(`attachment; filename="${PLAN}-projects-2099-12-31.csv"`);
  expect(first.headers.get('x-revision')).toMatch(/^\d+$/);
});

test('is compressed as the client takes it, and answers HEAD without reading rows', async () => {
  const address = feedOf('transactions', 'csv');
  const packed = await demo.get(address, { headers: { 'accept-encoding': 'gzip' } });
  const before = sqlSent().length;
  const head = await demo.get(address, { method: 'HEAD' });

  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect([head.status, head.headers.get('etag') !== null, await head.text()]).toEqual([200, true, '']);
  expect(
    sqlSent()
      .slice(before)
      .filter((text) => text.startsWith('copy')),
  ).toEqual([]);
});

test.each([
  ['transactions', 2],
  ['values', 2],
  ['organisations', 1],
])('takes of %s as many statements as it says, however many rows there are', async (kind, statements) => {
  const before = sqlSent().length;
  await textOf(demo, feedOf(kind, 'csv'));

  // The plan, where there is one, and the rows.
  expect(sqlSent().slice(before)).toHaveLength(statements);
});

test('takes of a filter one statement more, which looks whether there is what it names', async () => {
  const before = sqlSent().length;
  await textOf(demo, feedOf('transactions', 'csv', '&pillar=P1&action=A01&donor=DEMO-FUND-B'));

  expect(sqlSent().slice(before)).toHaveLength(3);
});

test('takes in many rows with as many statements as a few', async () => {
  const taken = async (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => `COUNTED-${count}-${index},Of many\n`);
    const before = sqlSent().length;
    const { counts } = await sendSheet(secretariat, 'tools', `code,title\n${rows.join('')}`);
    expect(counts.CREATE).toBe(count);
    return sqlSent().length - before;
  };

  await taken(1); // makes the token, too
  expect(await taken(60)).toBe(await taken(3));
});

test('shows a day, a basis and a currency, and only what is asked for', async () => {
  const on = (day: string) => textOf(demo, `/data/transactions.csv?plan=${PLAN}&asOf=${day}&columns=transaction_date`);
  const days = (csv: string) => csv.trim().split('\n').slice(1);
  const euros = parse(
    await textOf(demo, `/data/transactions.csv?plan=${PLAN}&currency=EUR&type=DISBURSEMENT&donor=DEMO-FUND-B`),
    { columns: true },
  ) as Record<string, string>[];
  const chosen = await textOf(demo, `/data/projects.csv?plan=${PLAN}&codes=DEMO-02,DEMO-01&columns=title,code`);

  expect(days(await on('2023-06-30')).every((day) => day <= '2023-06-30')).toBe(true);
  expect(days(await on('2023-06-30')).length).toBeLessThan(days(await on('2026-06-30')).length);
  expect(euros.length).toBeGreaterThan(0);
  expect(new Set(euros.map(({ type, converted_currency }) => `${type} ${converted_currency}`))).toEqual(
    new Set(['DISBURSEMENT EUR']),
  );
  expect(chosen).toBe(
    'title,code\n"Demonstration project 01: data governance","DEMO-01"\n"Demonstration project 02: rural access","DEMO-02"\n',
  );
});

test.each([
  ['transactions.csv?plan=NONE', 404, 'there is no plan NONE'],
  ['transactions.csv', 400, 'plan: say which plan; there are APIS-2022-2026'],
  [`transactions.csv?plan=${PLAN}&foo=1`, 400, 'foo: is not known here; transactions takes'],
  [`projects.csv?plan=${PLAN}&asOf=2026-02-30`, 400, 'asOf: "2026-02-30" is not a day'],
  [`projects.csv?plan=${PLAN}&columns=nope`, 400, 'columns: there is no nope'],
  [`projects.csv?plan=${PLAN}&activityStatus=BUSY`, 400, 'activityStatus: "BUSY" is none of'],
  [`projects.csv?plan=${PLAN}&plan=X`, 400, 'plan: is given twice'],
  [`projects.csv?plan=${PLAN}&lang=fr`, 400, 'lang: "fr"'],
  [`projects.csv?plan=${PLAN}&basis=LIVE`, 401, 'basis=LIVE shows the drafts'],
  [`projects.csv?plan=${PLAN}&token=abc`, 401, 'invalid token'],
  [`statusTable.csv?plan=${PLAN}&currency=XXY`, 400, 'currency: "XXY"'],
  [`portfolio.csv?plan=${PLAN}`, 400, 'donor: say of which organisation'],
  [`metrics.csv?plan=${PLAN}&measures=NOPE`, 400, 'measures: "NOPE" is none of'],
  ['obligations.csv', 401, 'obligations needs a token'],
  ['nothing.csv', 404, 'there is no nothing.csv; there are sources, organisations'],
  ['projects.pdf', 404, 'there is no projects.pdf'],
])('refuses /data/%s with what to change', async (path, status, message) => {
  const response = await demo.get(`/data/${path}`);
  const { errors } = (await response.json()) as { errors: { message: string }[] };

  expect([response.status, errors[0]?.message]).toEqual([status, expect.stringContaining(message)]);
});

test('gives viewers their own obligations', async () => {
  const response = await demo.get('/data/obligations.csv', { headers: await secretariat.authorization() });
  const rows = parse(await response.text(), { columns: true }) as Record<string, string>[];

  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]?.kind).toMatch(/^(SUBMIT|REVISE|REVIEW)_REPORT$/);
});

test('keeps texts that a spreadsheet would take for formulas, on both ways', async () => {
  const names = ['=1+1', '+49', '-x', '@me', "'=quoted", "''-twice", "'plain", '  ="'];
  const sheet = names.map((name, index) => `ODD-${index},"${name.replaceAll('"', '""')}"`).join('\n');
  const guarded = names
    .map((name, index) => `ODD-${index},"${name.replace(/^('*[-=+@])/, "'$1").replaceAll('"', '""')}"`)
    .join('\n');
  const written = await sendSheet(secretariat, 'organisations', `code,name\n${guarded}\n`, { dryRun: 'false' });
  const feed = await textOf(demo, '/data/organisations.csv?columns=code,name&search=');
  const rows = await demo.orm.em.fork().find(Organisation, { code: { $like: 'ODD-%' } }, { orderBy: { code: 'asc' } });

  expect(sheet).not.toBe(guarded);
  expect(written.isWritten).toBe(true);
  expect(rows.map(({ name }) => name)).toEqual(names.map((name) => name.trim()));
  expect(feed).toContain('"ODD-0","\'=1+1"');
  expect(feed).toContain('"ODD-4","\'\'=quoted"');
  expect(feed).toContain('"ODD-6","\'plain"');
  expect(touched(await sendSheet(secretariat, 'organisations', feed))).toEqual([]);
});

test('describes each column in the metadata that it leads to', async () => {
  const feed = await demo.get(feedOf('transactions', 'csv'));
  const [, path = ''] = /<([^>]+)>; rel="describedby"/.exec(feed.headers.get('link') ?? '') ?? [];
  const metadata = (await (await demo.get(path)).json()) as {
    'dc:license': string;
    tableSchema: { columns: { name: string; datatype: unknown }[]; primaryKey?: string[] };
  };
  const [head = ''] = (await feed.text()).split('\n', 1);
  const typeOf = (name: string) => metadata.tableSchema.columns.find((column) => column.name === name)?.datatype;

  expect(metadata.tableSchema.columns.map(({ name }) => name)).toEqual(head.split(','));
  expect([typeOf('amount'), typeOf('transaction_date'), typeOf('project')]).toEqual([
    'decimal',
    { base: 'date', format: 'yyyy-MM-dd' },
    'string',
  ]);
  expect(metadata['dc:license']).toBe('CC-BY-4.0');
});

test('lists all feeds of a plan as a data package whose addresses lead to them', async () => {
  const found = (await (await demo.get(`/data/datapackage.json?plan=${PLAN}`)).json()) as {
    licenses: object[];
    sources: object[];
    resources: { name: string; path: string; schema: { fields: { name: string }[] } }[];
  };

  expect(found.licenses).toEqual([{ name: 'CC-BY-4.0' }]);
  expect(found.sources.length).toBeGreaterThan(90);
  expect(found.resources.length).toBe(sheetKinds.length + 2);
  for (const { path, schema } of found.resources) {
    const [head = ''] = (await (await fetch(path)).text()).split('\n', 1);
    expect(head.split(',')).toEqual(schema.fields.map(({ name }) => name));
  }
});

test('names in the API files that can be had', async () => {
  const { data } = await demo.run(filesOffered, { plan: PLAN, project: 'DEMO-01', organisation: 'DEMO-FUND-B' });
  const files = [...(data.plan?.files ?? []), ...(data.project?.files ?? []), ...(data.organisation?.files ?? [])];

  expect(files.length).toBeGreaterThan(60);
  for (const { url, format } of files.filter(({ format: one }) => one === 'csv')) {
    const response = await demo.get(url);
    expect([url, response.status, format]).toEqual([url, 200, 'csv']);
    await response.arrayBuffer();
  }
});

test('has a form for each kind, with its columns and without rows', async () => {
  for (const { name, columns, isOfPlan } of sheetKinds) {
    const path = `/data/${name}-template.xlsx${isOfPlan ? `?plan=${PLAN}` : ''}`;
    const { sheets } = await readXlsx(new Uint8Array(await (await demo.get(path)).arrayBuffer()));

    expect(sheets[0]?.rows).toEqual([columns.map((column) => column.name)]);
  }
});
