import { keyOf } from '../kinds/Column.js';
import type { SheetKind } from '../kinds/index.js';
import type { Cells } from '../kinds/records.js';
import type { ReadTable, TableRow } from './readTable.js';
import { byKey, keysOf, rowKey } from './storedRows.js';

/** A row of a file, and the stored row that it means; null for a new one. */
export interface MatchedRow extends TableRow {
  current: Cells | null;
  /** The row of the file that says the same thing again; null where there is none. */
  again: number | null;
}

/** Rows that are found by their key. Of two with one key the second is told of the first. */
const matchByKey = (kind: SheetKind, { rows }: ReadTable, stored: readonly Cells[]): MatchedRow[] => {
  const keys = keysOf(kind);
  const current = byKey(kind, stored);
  const first = new Map<string, number>();
  return rows.map((row) => {
    const key = rowKey(keys, row.given);
    const again = first.get(key) ?? null;
    if (again === null) first.set(key, row.number);
    return { ...row, current: current.get(key) ?? null, again };
  });
};

/** Takes one of several equal stored facts, so that each is meant by one row only. */
class Left {
  readonly #rows = new Map<string, Cells[]>();
  readonly #taken = new Set<Cells>();

  constructor(stored: readonly Cells[], columns: readonly string[]) {
    for (const row of stored) {
      const key = rowKey(columns, row);
      const alike = this.#rows.get(key);
      if (alike) alike.push(row);
      else this.#rows.set(key, [row]);
    }
  }

  take(row: Cells): void {
    this.#taken.add(row);
  }

  next(key: string): Cells | null {
    const row = this.#rows.get(key)?.find((one) => !this.#taken.has(one)) ?? null;
    if (row) this.take(row);
    return row;
  }
}

/** Facts: found by their id, else by their reference, else by all that is said of them, each stored one by one row. */
const matchFacts = (kind: SheetKind, { rows, columns }: ReadTable, stored: readonly Cells[]): MatchedRow[] => {
  const { reference } = kind.intake;
  const compared = kind.columns.flatMap(({ name, role }) => (role === 'STATED' && columns.has(name) ? [name] : []));
  const byId = new Map(stored.map((row) => [row.id ?? '', row]));
  const referred = stored.filter((row) => reference.length && reference.every((name) => row[name] !== null));
  const byReference = new Map(referred.map((row) => [rowKey(reference, row), row]));
  const left = new Left(stored, compared);
  const first = new Map<string, number>();
  const named = rows.map((row) => {
    const { given } = row;
    const isReferred = reference.length > 0 && reference.every((name) => given[name] != null);
    const found = byId.get(given.id ?? '\0') ?? (isReferred ? byReference.get(rowKey(reference, given)) : undefined);
    if (found) left.take(found);
    return { row, found: found ?? null };
  });
  return named.map(({ row, found }) => {
    const meant = found ?? left.next(keyOf(compared.map((name) => row.given[name])));
    const again = found?.id == null ? null : (first.get(found.id) ?? null);
    if (found?.id != null && again === null) first.set(found.id, row.number);
    return { ...row, current: meant, again };
  });
};

/** The stored row that each row of a file means. */
export const matchRows = (kind: SheetKind, table: ReadTable, stored: readonly Cells[]): MatchedRow[] =>
  kind.intake.isFact ? matchFacts(kind, table, stored) : matchByKey(kind, table, stored);
