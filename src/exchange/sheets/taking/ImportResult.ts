import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ImportOutcome, UserErrorCode } from '../../../vocabulary/index.js';

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

/** What became, or would become, of a row. */
export interface RowResult {
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
  /** The same for the same outcome: a write may demand that it is what a dry run has said. */
  hash: string;
  counts: Record<ImportOutcome, number>;
  /** What is wrong with the file as a whole. */
  mistakes: Mistake[];
  rows: RowResult[];
}

/** Outcomes as numbers. */
export const countsOf = (rows: readonly RowResult[]): ImportResult['counts'] => {
  const counts = { CREATE: 0, UPDATE: 0, SAME: 0, REFUSED: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
};

/** The hash of what a file would do. What is only noticed is not in it. */
export const hashOf = (kind: string, plan: string | null, rows: readonly RowResult[]): string => {
  const said = rows.map(({ row, sheet, outcome, changes, mistakes }) => [row, sheet, outcome, changes, mistakes]);
  return createHash('sha256')
    .update(canonicalize([kind, plan, said]) ?? '')
    .digest('hex');
};
