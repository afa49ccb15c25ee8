import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../../database/orm.js';
import type { Writer } from '../../../database/Writer.js';
import type { Viewer } from '../../../domain/access/index.js';
import { approvedAsOf } from '../../../domain/lens.js';
import type { AuditedBy } from '../../../services/write/index.js';
import { write } from '../../../services/write/index.js';
import type { ClosedRows } from '../../../vocabulary/index.js';
import { takeTurn } from '../../bundle/load/takeTurn.js';
import { type PlanNamed, planNamed } from '../feeds/planNamed.js';
import { type Around, type SheetKind, sheetKind } from '../kinds/index.js';
import type { RawSheet } from '../workbook/RawSheet.js';
import { allowRows } from './allowRows.js';
import { type ComparedRow, compareRow } from './compareRows.js';
import { eachInTurn } from './eachInTurn.js';
import { checkExpected, type ImportResult, isOnlyClosed, type Mistake, resultOfRows } from './ImportResult.js';
import { matchRows } from './matchRows.js';
import { type ReadTable, readTable } from './readTable.js';
import { staleNotices } from './staleNotices.js';
import { byKey, keysOf, rowKey, storedRows } from './storedRows.js';
import { storeRows } from './storeRows.js';

/** A file that is to be taken in, and how. */
export interface ImportGiven {
  /** The name of the file. */
  name: string;
  kind: SheetKind;
  /** Code of the plan, for kinds that belong to one. */
  plan: string | undefined;
  isDryRun: boolean;
  /** The hash of a dry run: another outcome is not written. */
  expect: string | null;
  closed: ClosedRows;
  /** Today, for what is shown as of it. */
  today: string;
}

/** Who takes a file in; without a viewer, an operator at the command line. */
export interface ImportBy {
  viewer: Viewer | null;
  audited: AuditedBy;
}

/** What was found is carried out of a transaction that is to be undone. */
class Undone extends Error {
  constructor(readonly result: ImportResult) {
    super('undone');
  }
}

const aroundOf = async (em: EntityManager, kind: SheetKind, plan: PlanNamed | null): Promise<Around> => {
  const rows = new Map<string, ReturnType<typeof byKey>>();
  for (const needed of kind.intake.needs) {
    const other = sheetKind(needed);
    if (other) rows.set(needed, byKey(other, await storedRows(reader(em), other, plan?.id ?? 0)));
  }
  return { plan: plan?.code ?? '', rowsOf: (name) => rows.get(name) ?? new Map() };
};

/** Rows beside what is stored. What is shown of them through today's lens is looked up only if they show it. */
const compared = async (em: EntityManager, kind: SheetKind, planId: number, table: ReadTable, today: string) => {
  const db = reader(em);
  const stored = await storedRows(db, kind, planId);
  const isShownToday = kind.columns.some(({ name, isOfLens }) => isOfLens && table.columns.has(name));
  const seen = byKey(kind, isShownToday ? await storedRows(db, kind, planId, approvedAsOf(today)) : []);
  const keys = keysOf(kind);
  return eachInTurn(matchRows(kind, table, stored), (row) =>
    compareRow(kind, row, row.current ? seen.get(rowKey(keys, row.current)) : undefined),
  );
};

/** Row numbers that are left out because of closed periods. */
type LeftOut = ReadonlyMap<number, Mistake[]>;

const leave = (rows: readonly ComparedRow[], leftOut: LeftOut): void => {
  for (const { result } of rows) {
    const mistakes = leftOut.get(result.row);
    if (mistakes) Object.assign(result, { outcome: 'REFUSED', mistakes });
  }
};

/** A row that belongs to something that there is not cannot be taken in. */
const refuseUnknown = (result: ComparedRow['result'], unknown: { column: string; message: string } | null): void => {
  if (!unknown) return;
  result.mistakes.push({ ...unknown, code: 'NOT_FOUND' });
  result.outcome = 'REFUSED';
};

const resultOf = (
  { kind, isDryRun, closed }: ImportGiven,
  plan: PlanNamed | null,
  rows: readonly ComparedRow[],
  found: Pick<ImportResult, 'mistakes' | 'notices'>,
): ImportResult =>
  resultOfRows(
    rows.map(({ result }) => result),
    { kind: kind.name, plan: plan?.code ?? null, isDryRun, closed, ...found },
  );

/** One attempt, in a transaction: what is not to be written is undone with it. */
const attempt = async (
  em: EntityManager,
  given: ImportGiven,
  table: ReadTable,
  by: ImportBy,
  leftOut: LeftOut,
): Promise<ImportResult> => {
  const { kind, isDryRun } = given;
  const plan = kind.isOfPlan ? await planNamed(reader(em), given.plan) : null;
  await takeTurn(em, () => {});
  if (table.mistakes.length) throw new Undone(resultOf(given, plan, [], { mistakes: table.mistakes, notices: [] }));
  const around = await aroundOf(em, kind, plan);
  const rows = await compared(em, kind, plan?.id ?? 0, table, given.today);
  if (by.viewer) await allowRows(em, by.viewer, { kind, planId: plan?.id ?? null }, rows);
  for (const { given: cells, result } of rows) refuseUnknown(result, kind.intake.unknown?.(cells, around) ?? null);
  leave(rows, leftOut);
  const mistakes = await storeRows(em, given, rows, { around, by: by.audited });
  const notices = await staleNotices(em, table, rows);
  const result = resultOf(given, plan, rows, { mistakes, notices });
  const isRefused = rows.some(({ result: { row, mistakes: own } }) => own.length > 0 && !leftOut.has(row));
  if (isDryRun || isRefused || mistakes.length) throw new Undone(result);
  checkExpected(given, result);
  return result;
};

/** Rows that closed periods refuse, which are to be left out; null where nothing more can be left out. */
const closedRows = ({ closed }: ImportGiven, { mistakes, rows }: ImportResult, leftOut: LeftOut): LeftOut | null => {
  if (closed !== 'LEAVE_OUT' || mistakes.length) return null;
  const more = rows.filter((row) => isOnlyClosed(row) && !leftOut.has(row.row));
  return more.length ? new Map([...leftOut, ...more.map((row) => [row.row, row.mistakes] as const)]) : null;
};

/**
 * Takes in a file of one kind, or says what that would do: row by row, all of it or nothing. Throws FORBIDDEN, NOT_FOUND for
 * a plan that there is not, and VERSION_CONFLICT as a user error where the outcome is not the expected one.
 */
export const importSheet = async (
  database: Writer,
  sheets: readonly RawSheet[],
  given: ImportGiven,
  by: ImportBy,
): Promise<{ result: ImportResult; revision: string | null }> => {
  const table = await readTable(given.kind, sheets);
  for (let leftOut: LeftOut = new Map(); ; ) {
    try {
      const named = { name: `${given.kind.name} from ${given.name}`, by: by.audited };
      const { result, changes, revision } = await write(
        database,
        (em) => attempt(em, given, table, by, leftOut),
        named,
      );
      return { result: { ...result, isWritten: changes > 0 }, revision };
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
      const more = closedRows(given, error.result, leftOut);
      if (!more) {
        checkExpected(given, error.result);
        return { result: error.result, revision: null };
      }
      leftOut = more;
    }
  }
};
