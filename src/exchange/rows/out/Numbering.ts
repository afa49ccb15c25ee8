import type { Local } from '../form.js';
import { placeIn } from '../placeIn.js';

/** What rows are called in a file: by their codes, or by their numbers, 1 and up in the order of their ids. */
export class Numbering {
  readonly #ids = new Map<string, number[]>();
  readonly #codes = new Map<string, string[]>();

  /** Enters rows of a table, in the order of their ids. */
  add(table: string, rows: readonly { id: number; code?: string }[]): void {
    const ids = this.#ids.get(table) ?? [];
    const codes = this.#codes.get(table) ?? [];
    for (const { id, code } of rows) {
      ids.push(id);
      if (code !== undefined) codes.push(code);
    }
    this.#ids.set(table, ids);
    if (codes.length) this.#codes.set(table, codes);
  }

  /** What a row is called; null where it does not go along. */
  find(table: string, id: number): Local | null {
    const ids = this.#ids.get(table) ?? [];
    const place = placeIn(ids, id);
    if (ids[place] !== id) return null;
    return this.#codes.get(table)?.[place] ?? place + 1;
  }

  /** How many rows go along up to this id. */
  through(table: string, id: number): number {
    return placeIn(this.#ids.get(table) ?? [], id + 1);
  }
}
