import { InvalidInput } from '../../../domain/problems.js';
import type { Sorted } from './giveIds.js';
import { insertRows } from './insertRows.js';
import { parentsFirst } from './parentsFirst.js';
import type { RowsLoad } from './RowsLoad.js';
import { storedRow } from './storedRow.js';

/** Stores the rows of a table that are new. */
export const storeTable = async (load: RowsLoad, { table, places }: Sorted): Promise<void> => {
  const { em, file, names, what } = load;
  const { name, isCoded = false } = table;
  const columns = load.columns(name);
  const added = places.map((index) => {
    const row = file.tables[name]?.[index] ?? {};
    const id = isCoded ? { id: names.idOf(name, row.code) } : {};
    return { index, row: { ...id, ...storedRow(name, columns, row, names) } };
  });
  const toItself = columns.filter(({ meaning }) => meaning.kind === 'row' && meaning.table === name);
  const ordered = parentsFirst(
    added,
    toItself.map((column) => column.name),
  );
  if (!ordered) throw new InvalidInput(what, [{ path: `tables.${name}`, message: 'rows name each other in a circle' }]);
  const stored = [...(isCoded ? ['id'] : []), ...columns.map((column) => column.name)];
  await insertRows(em, { table: name, columns: stored, rows: ordered }, what);
};
