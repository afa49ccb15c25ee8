import { sql } from 'kysely';
import type { Reader } from '../../../database/orm.js';
import { approvedAsOf, type Lens } from '../../../domain/lens.js';
import { cellsOf } from '../feeds/statement.js';
import { keyOf } from '../kinds/Column.js';
import type { RowsWanted, SheetKind } from '../kinds/index.js';
import type { Cells } from '../kinds/records.js';

/** Everything that is approved, also what is dated in the future. */
const ALL = approvedAsOf('9999-12-31');

/** All rows of a kind: of facts of a plan also those of projects that do not serve it, which a sheet may name. */
const everything = (planId: number, lens: Lens): RowsWanted => ({
  planId,
  lens,
  isChosen: sql<boolean>`item.archived_at is null`,
  isActionChosen: sql<boolean>`true`,
  facts: {},
  search: () => sql<boolean>`true`,
});

const PIECE = 1_000;

/** The rows of a kind as they are stored, as feeds write them: read piece by piece, in the transaction of the import. */
export const storedRows = async (db: Reader, kind: SheetKind, planId: number, lens: Lens = ALL): Promise<Cells[]> => {
  const { columns } = kind;
  const all: Cells[] = [];
  await sql`declare stored no scroll cursor for ${cellsOf({ columns, rows: kind.rows(everything(planId, lens)) })}`.execute(
    db,
  );
  for (;;) {
    const { rows } = await sql<{ cells: string }>`fetch ${sql.lit(PIECE)} from stored`.execute(db);
    for (const { cells } of rows) {
      const values = JSON.parse(cells) as (string | null)[];
      all.push(Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null])));
    }
    if (rows.length < PIECE) break;
  }
  await sql`close stored`.execute(db);
  return all;
};

/** Names of the columns by which rows of a kind are found. */
export const keysOf = ({ columns }: SheetKind): string[] =>
  columns.flatMap(({ name, role }) => (role === 'KEY' ? [name] : []));

/** What a row is found by. */
export const rowKey = (keys: readonly string[], cells: Cells): string => keyOf(keys.map((name) => cells[name]));

/** Rows by their key. */
export const byKey = (kind: SheetKind, rows: readonly Cells[]): Map<string, Cells> => {
  const keys = keysOf(kind);
  return new Map(rows.map((row) => [rowKey(keys, row), row]));
};
