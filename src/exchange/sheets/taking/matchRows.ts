import { keyOf } from '../kinds/Column.js';
import type { SheetKind } from '../kinds/index.js';
import type { Cells } from '../kinds/records.js';
import { canonical, isSameCell } from './readCell.js';
import type { ReadTable, TableRow } from './readTable.js';
import { byKey, keysOf, rowKey } from './storedRows.js';

/** A row of a file, and the stored row that it means; null for a new one. */
export interface MatchedRow extends TableRow {
  current: Cells | null;
  /** The row of the file that says the same thing again; null where there is none. */
  again: number | null;
}

/** Cells without the empty ones that keep what is stored: these say nothing. */
const withoutKept = ({ columns }: SheetKind, given: TableRow['given']): TableRow['given'] => {
  const kept = new Set(columns.flatMap(({ name, isKept }) => (isKept ? [name] : [])));
  return Object.fromEntries(Object.entries(given).filter(([name, cell]) => cell !== null || !kept.has(name)));
};

/** Rows that are found by their key. Of two with one key the second is told of the first. */
const matchByKey = (kind: SheetKind, { rows }: ReadTable, stored: readonly Cells[]): MatchedRow[] => {
  const keys = keysOf(kind);
  const current = byKey(kind, stored);
  const first = new Map<string, number>();
  return rows.map((row) => {
    const key = rowKey(keys, row.given);
    const again = first.get(key) ?? null;
    if (again === null) first.set(key, row.number);
    const meant = current.get(key) ?? null;
    return { ...row, given: meant ? withoutKept(kind, row.given) : row.given, current: meant, again };
  });
};

/** Takes one of several equal stored facts, so that each is meant by one row only. */
class Left {
  readonly #rows = new Map<string, Cells[]>();
  readonly #taken = new Set<Cells>();

  constructor(stored: readonly Cells[], keyOfRow: (row: Cells) => string) {
    for (const row of stored) {
      const key = keyOfRow(row);
      const alike = this.#rows.get(key);
      if (alike) alike.push(row);
      else this.#rows.set(key, [row]);
    }
  }

  take(row: Cells): void {
    this.#taken.add(row);
  }

  next(key: string): Cells | null {
    const alike = this.#rows.get(key);
    for (let row = alike?.pop(); row; row = alike?.pop())
      if (!this.#taken.has(row)) {
        this.take(row);
        return row;
      }
    return null;
  }
}

/** A row of a new fact says the usual where its cells are empty: so it is found once it is stored. */
const withUsual = ({ intake }: SheetKind, row: TableRow): TableRow => {
  if (row.given.id != null) return row;
  const usual = Object.entries(intake.usual(row.given)).filter(([name]) => row.given[name] === null);
  return { ...row, given: { ...row.given, ...Object.fromEntries(usual) } };
};

/**
 * Facts: found by their id where all else is the same, else by all that is said of them, each stored one by one row; a row
 * that is none of these means the one with its id or its reference, and says otherwise. Ids alone are not believed: those
 * of another database are other facts here.
 */
const matchFacts = (kind: SheetKind, { rows: read, columns }: ReadTable, stored: readonly Cells[]): MatchedRow[] => {
  const { reference } = kind.intake;
  const rows = read.map((row) => withUsual(kind, row));
  const compared = kind.columns.filter(({ name, role }) => role === 'STATED' && columns.has(name));
  const allOf = (cells: Cells) => keyOf(compared.map((column) => canonical(column, cells[column.name] ?? null)));
  const left = new Left(stored, allOf);
  const byId = new Map(stored.map((row) => [row.id ?? '', row]));
  const isReferred = (cells: Cells) => reference.length > 0 && reference.every((name) => cells[name] != null);
  const byReference = new Map(stored.filter(isReferred).map((row) => [rowKey(reference, row), row]));
  const named = ({ given }: TableRow) =>
    byId.get(given.id ?? '\0') ?? (isReferred(given) ? byReference.get(rowKey(reference, given)) : undefined) ?? null;
  const same = new Map<TableRow, Cells>();
  for (const row of rows) {
    const found = named(row);
    if (
      !found ||
      !compared.every((column) => isSameCell(column, found[column.name] ?? null, row.given[column.name] ?? null))
    )
      continue;
    same.set(row, found);
    left.take(found);
  }
  const first = new Map<Cells, number>();
  return rows.map((row) => {
    const meant = same.get(row) ?? left.next(allOf(row.given)) ?? named(row);
    const again = meant ? (first.get(meant) ?? null) : null;
    if (meant && again === null) first.set(meant, row.number);
    return { ...row, current: meant, again };
  });
};

/** The stored row that each row of a file means. */
export const matchRows = (kind: SheetKind, table: ReadTable, stored: readonly Cells[]): MatchedRow[] =>
  kind.intake.isFact ? matchFacts(kind, table, stored) : matchByKey(kind, table, stored);
