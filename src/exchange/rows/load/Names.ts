import type { FileRow, Local, PlanFile } from '../form.js';
import { placeIn } from '../placeIn.js';
import { fileTable, fileTables } from '../tables.js';

/** What the rows of a file are called, and the ids that they get in the database. */
export class Names {
  /** In the order of the file, in which numbers go up. */
  readonly #names = new Map<string, readonly Local[]>();
  readonly #ids = new Map<string, Map<Local, number>>();
  readonly #kept = new Map<string, Set<Local>>();

  constructor({ tables }: PlanFile) {
    for (const { name } of fileTables)
      this.#names.set(
        name,
        (tables[name] ?? []).flatMap((row) => Names.of(name, row) ?? []),
      );
  }

  /** What a row is called; null where it is named by none. */
  static of(table: string, row: FileRow): Local | null {
    return ((fileTable(table).isCoded ? row.code : row.id) as Local | undefined) ?? null;
  }

  /** Gives a row its id: a new one, or that of the row that was there already and stays. */
  give(table: string, name: Local, id: number, isKept = false): void {
    const ids = this.#ids.get(table) ?? new Map();
    this.#ids.set(table, ids.set(name, id));
    if (!isKept) return;
    this.#kept.set(table, (this.#kept.get(table) ?? new Set()).add(name));
  }

  /** The id of a row. */
  idOf(table: string, name: unknown): number {
    const id = this.#ids.get(table)?.get(name as Local);
    if (id === undefined) throw new Error(`${table} ${name} was checked, and has no id`);
    return id;
  }

  /** Whether a row was in the database already. */
  isKept(table: string, name: unknown): boolean {
    return this.#kept.get(table)?.has(name as Local) ?? false;
  }

  /** The id of the last of the rows up to this number; below all of them where there is none. */
  lastUpTo(table: string, number: number): number {
    const numbers = (this.#names.get(table) ?? []) as readonly number[];
    const last = numbers[placeIn(numbers, number + 1) - 1];
    return last === undefined ? 0 : this.idOf(table, last);
  }
}
