import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { fileTables, leftOut, readFileColumns } from '../../src/exchange/rows/index.js';
import golden from '../fixtures/golden.json' with { type: 'json' };
import golden2 from '../fixtures/golden-2.json' with { type: 'json' };
import { goldenCommitted, goldenMoneyOfAllLevels } from '../operations/money/funding.js';
import { secondGoldenPlan } from '../operations/money/goldenTwo.js';
import { goldenPlanProgress } from '../operations/progress/progress.js';
import { anybody, person } from '../support/cast.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { loadBundle } from './bundles.js';
import { temporaryFiles } from './files.js';
import { exportText, giveOtherIds, loadText } from './planFiles.js';
import { answersTo, expectSameAnswers } from './sameAnswers.js';

// A plan leaves a database as rows, and another database that loads them gives the same answers.

const demo = tracker();
const copy = tracker({ template: 'empty' });
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');
const theOthers = person(copy, 'secretariat', 'SECRETARIAT');
const original = tracker({ template: 'empty' });
const another = tracker({ template: 'empty' });
const file = temporaryFiles();

/** Exports a plan; gives the file. */
const exported = async (url: string, plan: string, name: string): Promise<string> => {
  const path = file(name, '');
  expect(await cli(url, 'export', '--plan', plan, '--out', path)).toEqual({ code: 0, printed: '', message: '' });
  return path;
};

let first: string;
beforeAll(async () => {
  await giveOtherIds(copy);
  first = await exported(demo.url, 'APIS-2022-2026', 'first.json');
  expect(await cli(copy.url, 'load', first)).toMatchObject({ code: 0, message: '' });
});

test.each([
  ['today', ''],
  ['on an earlier day', 'asOf: "2025-06-30"'],
  ['as it was known, with what is not approved', 'asOf: "2026-06-30", knownAt: "2025-12-31T00:00:00Z", basis: LIVE'],
])('gives the same answers from the other database, %s', async (_, lens) => {
  await expectSameAnswers(secretariat, theOthers, lens);
});

test('comes out of the other database byte for byte', async () => {
  const second = await exported(copy.url, 'apis-2022-2026', 'second.json');

  expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
});

test('leaves a database that the doctor finds well, with one entry in the audit for the load', async () => {
  const entries = await copy.orm.em
    .fork()
    .execute(`select operation, actor, subject_type, reason from audit_entry where operation = 'load'`);

  expect(entries).toEqual([
    { operation: 'load', actor: 'command line', subject_type: 'Dataset', reason: 'first.json' },
  ]);
  expect(await cli(copy.url, 'doctor')).toMatchObject({ code: 0, message: '' });
});

test('takes every table along, or says why it stays', async () => {
  const rows = await demo.orm.em.fork().execute<{ name: string }[]>(
    `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );

  const known = [...fileTables.map(({ name }) => name), ...Object.keys(leftOut)];
  expect(known.toSorted()).toEqual(rows.map(({ name }) => name));
});

test('knows of every column whether it holds ids, of rows that go along before it', async () => {
  const columns = await readFileColumns(demo.orm.em.fork());

  const names = fileTables.map(({ name }) => name);
  for (const [place, table] of names.entries()) {
    expect([table, columns(table).length > 0]).toEqual([table, true]);
    for (const { name, type, meaning } of columns(table)) {
      const at = `${table}.${name}`;
      if (type === 'integer[]') expect([at, meaning.kind]).toEqual([at, 'rows']);
      if (type === 'integer' && /_(id|through)$/.test(name)) expect([at, meaning.kind]).not.toEqual([at, 'plain']);
      if (meaning.kind === 'row') expect([at, names.slice(0, place + 1).includes(meaning.table)]).toEqual([at, true]);
    }
  }
});

test.each([
  ['golden', 'GOLDEN', { bundle: golden }, [goldenCommitted, goldenMoneyOfAllLevels, goldenPlanProgress]],
  ['second golden', 'GOLDEN-2', golden2, [secondGoldenPlan]],
] as const)('gives the exact answers of the %s plan from another database', async (_, code, fixture, questions) => {
  await loadBundle(original.database, fixture.bundle);

  await loadText(another, (await exportText(original, code)).text);

  for (const question of questions) {
    const [ofOriginal, ofAnother] = await answersTo([original, another].map(anybody), question.toString());
    expect(ofAnother).toEqual(ofOriginal);
    expect(JSON.stringify(ofOriginal)).toContain('"pillars":[{');
  }
  expect((await exportText(another, code)).text).toBe((await exportText(original, code)).text);
});
