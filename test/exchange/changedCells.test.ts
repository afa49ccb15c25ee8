import { beforeAll, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { type Column, readCsv, sheetKinds } from '../../src/exchange/sheets/index.js';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { feedOf, sendSheet, textOf, touched } from './sheetFiles.js';

// One changed cell, of each column of each kind: it is named with its row and column, and nothing else is.

const demo = tracker();
const secretariat = person(demo, 'secretariat', 'SECRETARIAT');

type Cells = Record<string, string>;

const filled = sheetKinds.filter(({ name }) => name !== 'plannedDisbursements');

const texts = new Map<string, string>();
beforeAll(async () => {
  for (const { name } of filled) texts.set(name, await textOf(demo, feedOf(name, 'csv')));
});

/** Another value of a column, of the right type. */
const another = ({ type, values }: Column, value: string): string => {
  if (values) return values.find((one) => one !== value) ?? '';
  switch (type) {
    case 'PARTIAL_DATE':
      return value === '2020' ? '2021' : '2020';
    case 'WHOLE':
    case 'NUMBER':
    case 'AMOUNT':
    case 'RATIO':
      return value === '' ? '7' : String(Number(value) + (type === 'WHOLE' ? 1_000 : 1));
    case 'BOOLEAN':
      return value === 'true' ? 'false' : 'true';
    case 'DAY':
      return value === '2023-05-06' ? '2023-05-07' : '2023-05-06';
    case 'JSON':
      return value === '' ? '[1]' : '';
    case 'CODES':
      return value === '' ? 'NOPE' : '';
    default:
      return `${value}x`;
  }
};

const sheetOf = (rows: readonly Cells[]): string => stringify([...rows], { header: true });

/** Rows in which a cell may be changed without breaking what others depend on: those of the demonstration. */
const rowsOf = (kind: string): Cells[] => readCsv(texts.get(kind) ?? '', kind).map(({ cells }) => cells);

test.each(filled.flatMap(({ name, columns }) => columns.map((column) => [name, column.name, column] as const)))(
  'names a changed cell of %s, %s',
  async (kind, name, column) => {
    const rows = rowsOf(kind);
    await fc.assert(
      fc.asyncProperty(fc.nat(rows.length - 1), async (index) => {
        const changed = rows.map((row, at) =>
          at === index ? { ...row, [name]: another(column, row[name] ?? '') } : row,
        );
        const answer = await sendSheet(secretariat, kind, sheetOf(changed));
        const found = touched(answer);

        expect([answer.mistakes, found.map(({ row }) => row)]).toEqual([[], [index + 2]]);
        const [row] = found;
        const changes = (row?.changes ?? []).map(({ field }) => field);
        const notices = (row?.notices ?? []).map((one) => one.column);
        const mistakes = (row?.mistakes ?? []).map((one) => one.column);
        // A row with another key is another row: all that it says is new.
        if (column.role === 'KEY' && name !== 'id') expect(['CREATE', 'REFUSED']).toContain(row?.outcome);
        else expect([...changes, ...notices]).toEqual([name]);
        // A law about several columns may name another one of them; what a cell names that there is not is its own.
        if (column.type === 'CODES' && mistakes.length) expect(new Set(mistakes)).toEqual(new Set([name]));
      }),
      { numRuns: 1 },
    );
  },
);
