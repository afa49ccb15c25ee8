import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { UserErrors, versionConflict } from '../../../domain/userErrors.js';
import type { ClosedRows, ImportOutcome, UserErrorCode } from '../../../vocabulary/index.js';

/** A cell that differs from what is stored. */
export interface CellChange {
  /** Name of the column. */
  field: string;
  from: string | null;
  to: string | null;
}

/** What is wrong with a cell, a row or a file. */
export interface Mistake {
  /** Null where it is the whole row, or the file. */
  column: string | null;
  code: UserErrorCode;
  message: string;
}

/** A mistake in a column; null for a row or a file as a whole. */
export const mistakeIn = (column: string | null, code: UserErrorCode, message: string): Mistake => ({
  column,
  code,
  message,
});

/** What became, or would become, of a row. */
export interface RowResult {
  /** What it is about: its key, or of a fact what it belongs to. */
  key: string;
  /** As the spreadsheet numbers it. */
  row: number;
  sheet: string;
  outcome: ImportOutcome;
  changes: CellChange[];
  mistakes: Mistake[];
  /** What is passed over, such as a changed cell of a column that is only shown. */
  notices: Mistake[];
}

/** What became, or would become, of a file. */
export interface ImportResult {
  kind: string;
  plan: string | null;
  isDryRun: boolean;
  /** Whether something was written. */
  isWritten: boolean;
  /** Whether nothing is in its way; rows that are to be left out are not. */
  canBeTaken: boolean;
  /** The same for the same outcome: a write may demand that it is what a dry run has said. */
  hash: string;
  counts: Record<ImportOutcome, number>;
  /** What is wrong with the file as a whole. */
  mistakes: Mistake[];
  /** What somebody should know of the file as a whole, and that is no mistake. */
  notices: Mistake[];
  rows: RowResult[];
}

/** Outcomes as numbers. */
const countsOf = (rows: readonly RowResult[]): ImportResult['counts'] => {
  const counts = { CREATE: 0, UPDATE: 0, SAME: 0, REFUSED: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
};

const isClosed = ({ code }: Mistake) => code === 'PERIOD_CLOSED';

/** Whether a row is refused for nothing but that its day is in a closed period. */
export const isOnlyClosed = ({ outcome, mistakes }: RowResult): boolean =>
  outcome === 'REFUSED' && mistakes.length > 0 && mistakes.every(isClosed);

/** Whether nothing is in the way of what a file says. */
const canBeTaken = (rows: readonly RowResult[], mistakes: readonly Mistake[], closed: ClosedRows): boolean =>
  mistakes.length === 0 &&
  rows.every((row) => row.outcome !== 'REFUSED' || (closed === 'LEAVE_OUT' && isOnlyClosed(row)));

/** The result of some rows. */
export const resultOfRows = (
  rows: RowResult[],
  {
    closed,
    ...found
  }: Pick<ImportResult, 'kind' | 'plan' | 'isDryRun' | 'mistakes' | 'notices'> & { closed: ClosedRows },
): ImportResult => ({
  ...found,
  isWritten: false,
  canBeTaken: canBeTaken(rows, found.mistakes, closed),
  hash: hashOf(found.kind, found.plan, rows),
  counts: countsOf(rows),
  rows,
});

/** Throws VERSION_CONFLICT where a file that is to be written would do something else than was expected of it. */
export const checkExpected = (
  { isDryRun, expect }: { isDryRun: boolean; expect: string | null },
  { hash, mistakes }: ImportResult,
): void => {
  if (isDryRun || expect === null || expect === hash || mistakes.length) return;
  throw new UserErrors([
    versionConflict('expect', `the file would now do something else than the dry run said (${hash}); look at it again`),
  ]);
};

/** The hash of what a file would do. What is only noticed is not in it. */
const hashOf = (kind: string, plan: string | null, rows: readonly RowResult[]): string => {
  const said = rows.map(({ row, sheet, key, outcome, changes, mistakes }) => [
    row,
    sheet,
    key,
    outcome,
    changes,
    mistakes,
  ]);
  return createHash('sha256')
    .update(canonicalize([kind, plan, said]) ?? '')
    .digest('hex');
};
