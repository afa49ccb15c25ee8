import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { VERSION } from '../../../version.js';
import { type FileColumns, readFileColumns } from '../columns.js';
import { type FileRow, FORM, FORM_VERSION } from '../form.js';
import { type FileTable, fileTables } from '../tables.js';
import { FormerTokens } from './FormerTokens.js';
import { fetched } from './fetched.js';
import { findScope, type Scope } from './findScope.js';
import { Numbering } from './Numbering.js';
import { rowsOf } from './rowsOf.js';
import { selectColumns } from './selectColumns.js';
import { type Naming, writeRow } from './writeRow.js';

/** A plan on its way out. */
export interface PlanExport {
  scope: Scope;
  /** The file, a piece at a time: no more of it is in memory. */
  pieces: AsyncGenerator<string>;
  /** How many rows are written so far. */
  counted: { rows: number };
}

/** Gives the rows of all tables their numbers, before the first row that names one. */
const numberRows = async (em: EntityManager, scope: Scope) => {
  const numbering = new Numbering();
  for (const table of fileTables) {
    if (table.links) continue;
    const select = sql`select id ${sql.raw(table.isCoded ? ', code' : '')} ${rowsOf(table, scope)}`;
    for await (const some of fetched<{ id: number; code?: string }>(em, select)) numbering.add(table.name, some);
  }
  return numbering;
};

/** What every piece of a file is written from. */
interface Writing {
  em: EntityManager;
  scope: Scope;
  columns: FileColumns;
  naming: Naming;
  counted: PlanExport['counted'];
}

/** The lines of a table, some at a time. */
async function* linesOf(table: FileTable, { em, scope, columns, naming, counted }: Writing) {
  const [{ name }, fields] = [table, columns(table.name)];
  let before = '\n';
  const select = sql`select ${selectColumns(fields)} ${rowsOf(table, scope)}`;
  for await (const rows of fetched<{ row: string }>(em, select)) {
    counted.rows += rows.length;
    yield before + rows.map(({ row }) => writeRow(name, fields, JSON.parse(row) as FileRow, naming)).join(',\n');
    before = ',\n';
  }
}

const headOf = (plan: string) =>
  Object.entries({ form: FORM, version: FORM_VERSION, plan, exportedBy: VERSION })
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
    .join('');

async function* piecesOf(writing: Writing) {
  yield `{\n${headOf(writing.scope.plan)}"tables": {`;
  for (const [index, table] of fileTables.entries()) {
    yield `${index ? ',' : ''}\n${JSON.stringify(table.name)}: [`;
    yield* linesOf(table, writing);
    yield '\n]';
  }
  yield '\n}\n}\n';
}

/**
 * Begins to export a plan with everything that belongs to it: all in one state of the data, as long as `em` reads in
 * one transaction. The same data give the same bytes. Throws where there is no such plan.
 */
export const exportPlan = async (em: EntityManager, code: string): Promise<PlanExport> => {
  const scope = await findScope(em, code);
  const columns = await readFileColumns(em);
  const naming = { numbering: await numberRows(em, scope), tokens: await FormerTokens.of(em) };
  const counted = { rows: 0 };
  return { scope, counted, pieces: piecesOf({ em, scope, columns, naming, counted }) };
};
