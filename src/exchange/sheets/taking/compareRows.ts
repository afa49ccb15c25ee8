import type { UserErrorCode } from '../../../vocabulary/index.js';
import type { Column, SheetKind } from '../kinds/index.js';
import type { Cells } from '../kinds/records.js';
import type { CellChange, Mistake, RowResult } from './ImportResult.js';
import type { MatchedRow } from './matchRows.js';
import { isSameCell } from './readCell.js';

/** A row with its result, and the columns in which it differs from what is stored. */
export interface ComparedRow extends MatchedRow {
  result: RowResult;
}

const mistake = (column: string | null, code: UserErrorCode, message: string): Mistake => ({ column, code, message });

const shown = (text: string | null | undefined) => (text == null ? 'nothing' : `"${text.slice(0, 80)}"`);

/** How a fact is changed, which it never is itself. */
const wayOut: Record<string, string> = {
  transactions:
    'a transaction is never changed: reverse it first (reverseTransaction), and give the new one as a row without id',
  budgets: 'a recorded budget is never changed: give the new one as a row without id, which takes its place',
  plannedDisbursements:
    'a recorded planned disbursement is never changed: give the new one as a row without id, which takes its place',
};

const changesOf = ({ given, current }: MatchedRow, columns: readonly Column[]): CellChange[] =>
  columns.flatMap((column) => {
    const { name, role } = column;
    if (role === 'SHOWN' || (role === 'KEY' && current) || !(name in given)) return [];
    const [from, to] = [current?.[name] ?? null, given[name] ?? null];
    return isSameCell(column, from, to) ? [] : [{ field: name, from, to }];
  });

/** What a row lacks, or empties that cannot be empty. */
const missingIn = ({ given, current }: MatchedRow, columns: readonly Column[]): Mistake[] =>
  columns.flatMap(({ name, role, isNeeded, isKept }) => {
    if (role === 'SHOWN') return [];
    if (isNeeded && (current ? name in given : true) && given[name] == null)
      return [
        mistake(
          name,
          'REQUIRED',
          current ? 'cannot be empty; leave the column out to keep it as it is' : 'is needed for a new row',
        ),
      ];
    if (isKept && current && name in given && given[name] === null && current[name] != null)
      return [mistake(name, 'REQUIRED', `cannot be emptied here; it is ${shown(current[name])}`)];
    return [];
  });

/** Cells that are only shown, and say otherwise than what is stored. */
const noticesOf = ({ given, current }: MatchedRow, columns: readonly Column[], seen: Cells | undefined): Mistake[] =>
  columns.flatMap((column) => {
    const { name, role, isOfLens } = column;
    const stored = isOfLens ? seen : current;
    if (role !== 'SHOWN' || !(name in given) || !stored) return [];
    const to = given[name] ?? null;
    return isSameCell(column, stored[name] ?? null, to)
      ? []
      : [mistake(name, 'INVALID', `is only shown, and not taken in: it is ${shown(stored[name])}, not ${shown(to)}`)];
  });

const outcomeOf = ({ current }: MatchedRow, changes: readonly CellChange[]) => {
  if (!current) return 'CREATE';
  return changes.length ? 'UPDATE' : 'SAME';
};

/** An id that is not that of the fact which a row means: it is of another database, or was changed. */
const oddId = ({ given, current }: MatchedRow): Mistake[] =>
  current?.id != null && given.id != null && given.id !== current.id
    ? [mistake('id', 'INVALID', `is not that of this fact, which is ${current.id}; it is passed over`)]
    : [];

/** Compares a row with what is stored. `seen` is what is shown of it today. */
export const compareRow = (kind: SheetKind, row: MatchedRow, seen: Cells | undefined): ComparedRow => {
  const { columns, name, intake } = kind;
  const changes = changesOf(row, columns);
  const isChangedFact = intake.isFact && row.current !== null && changes.length > 0;
  const unread = new Set(row.mistakes.map(({ column }) => column));
  const mistakes = [
    ...row.mistakes,
    ...missingIn(row, columns).filter(({ column }) => !unread.has(column)),
    ...(row.again === null ? [] : [mistake(null, 'DUPLICATE', `means the same as row ${row.again}; leave one out`)]),
    ...(isChangedFact
      ? changes.map(({ field, from, to }) =>
          mistake(field, 'INVALID', `${shown(to)} differs from what is stored, ${shown(from)}: ${wayOut[name] ?? ''}`),
        )
      : []),
    ...(row.current === null && row.given.reverses != null
      ? [mistake('reverses', 'INVALID', 'a reversal is not taken in from a sheet; use reverseTransaction')]
      : []),
  ];
  return {
    ...row,
    result: {
      row: row.number,
      sheet: row.sheet,
      outcome: mistakes.length ? 'REFUSED' : outcomeOf(row, changes),
      changes: changes.filter(({ field }) => !unread.has(field)),
      mistakes,
      notices: [...noticesOf(row, columns, seen), ...oddId(row)],
    },
  };
};
