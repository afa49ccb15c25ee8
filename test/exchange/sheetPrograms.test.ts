import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { sheetKinds } from '../../src/exchange/sheets/index.js';
import { person } from '../support/cast.js';
import { findProgram, testWith } from '../support/programs.js';
import { tracker } from '../support/tracker.js';
import { bytesOf, feedOf, PLAN, sendSheet, textOf, touched } from './sheetFiles.js';

// The programs in which people open our files.

const run = promisify(execFile);
const demo = tracker();
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');
const office = testWith('soffice');
const openpyxl = testWith('python3', 'openpyxl');
const pandas = testWith('python3', 'pandas');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens workbooks in LibreOffice and saves them; gives what it made of each. */
const savedAgain = async (names: readonly string[], format: string): Promise<Map<string, Buffer>> => {
  const out = join(folder, `saved-${format.slice(0, 4)}`);
  const files = names.map((name) => join(folder, `${name}.xlsx`));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await run(findProgram('soffice') ?? '', [profile, '--headless', '--convert-to', format, '--outdir', out, ...files], {
    maxBuffer: 2 ** 24,
  });
  const ending = format.split(':')[0] ?? '';
  return new Map(names.map((name) => [name, readFileSync(join(out, `${name}.${ending}`))]));
};

const names = sheetKinds.map(({ name }) => name);

office.test(office.named('LibreOffice opens and saves each workbook, and the import says SAME'), async () => {
  for (const name of names) writeFileSync(join(folder, `${name}.xlsx`), await bytesOf(demo, feedOf(name, 'xlsx')));

  for (const [kind, bytes] of await savedAgain(names, 'xlsx:Calc MS Excel 2007 XML')) {
    const answer = await sendSheet(secretariat, kind, Uint8Array.from(bytes));

    expect([kind, answer.status, answer.mistakes, touched(answer)]).toEqual([kind, 200, [], []]);
    expect(kind === 'plannedDisbursements' || answer.counts.SAME > 0).toBe(true);
  }
});

/** Runs a program of Python, with the address of the service; gives what it prints. */
const python = async (program: string): Promise<unknown> => {
  const { stdout } = await run('/usr/bin/python3', ['-c', program, demo.address, folder]);
  return JSON.parse(stdout);
};

const OPENPYXL = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[2] + "/transactions.xlsx")
sheet = book.worksheets[0]
head = [cell.value for cell in sheet[1]]
row = {name: cell for name, cell in zip(head, sheet[2])}
print(json.dumps({
    "states": [(one.title, one.sheet_state) for one in book],
    "frozen": sheet.freeze_panes,
    "protected": sheet.protection.sheet,
    "types": [row[name].data_type for name in ("project", "amount", "transaction_date", "is_synthetic")],
    "format": row["transaction_date"].number_format,
    "locked": [row[name].protection.locked for name in ("amount", "project_title")],
    "lists": {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation},
    "about": [line[0].value for line in book["About"].iter_rows(max_row=4)],
}))
`;

openpyxl.test(openpyxl.named('openpyxl reads types, formats, locks and lists'), async () => {
  const bytes = await bytesOf(demo, feedOf('transactions', 'xlsx'));
  writeFileSync(join(folder, 'transactions.xlsx'), bytes);
  const rows = (await textOf(demo, feedOf('transactions', 'csv'))).trim().split('\n').length - 1;

  expect(await python(OPENPYXL)).toEqual({
    states: [
      ['Transactions', 'visible'],
      ['About', 'visible'],
      ['_form', 'veryHidden'],
    ],
    frozen: 'B2',
    protected: true,
    types: ['s', 'n', 'd', 'b'],
    format: 'yyyy-mm-dd',
    locked: [false, true],
    lists: expect.objectContaining({ [`D2:D${rows + 2_001}`]: "'_form'!$D$1:$D$13" }),
    about: ['What it is', 'One row', 'Plan', 'Rows'],
  });
});

const PANDAS = `
import json, sys, pandas
address = sys.argv[1]
feed = lambda name, **more: pandas.read_csv(f"{address}/data/{name}", keep_default_na=False, na_values=[""], **more)
facts = feed("transactions.csv?plan=${PLAN}", parse_dates=["transaction_date"])
held = feed("organisations.csv")
both = pandas.read_json(f"{address}/data/transactions.json?plan=${PLAN}")
namibia = held[held.code == "NAMIBIA"].iloc[0]
print(json.dumps({
    "types": [str(facts[name].dtype) for name in ("project", "amount", "transaction_date", "is_synthetic")],
    "sums": [float(facts.amount.sum()), float(both.amount.sum())],
    "namibia": [namibia.country, namibia.country_alpha2],
    "rows": [len(facts), len(both)],
}))
`;

pandas.test(pandas.named('pandas reads feeds with the right types, and the country code NA survives'), async () => {
  await sendSheet(secretariat, 'organisations', 'code,name,country\nNAMIBIA,Of Namibia,NAM\n', { dryRun: 'false' });
  const rows = (await textOf(demo, `/data/transactions.csv?plan=${PLAN}`)).trim().split('\n').length - 1;
  const found = (await python(PANDAS)) as { sums: number[] };

  expect(found).toEqual({
    types: ['object', 'int64', 'datetime64[ns]', 'bool'],
    sums: [found.sums[1], found.sums[0]],
    namibia: ['NAM', 'NA'],
    rows: [rows, rows],
  });
});
