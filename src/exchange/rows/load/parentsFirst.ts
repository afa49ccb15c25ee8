import type { PlacedRow } from './insertRows.js';

/**
 * Rows in an order in which each comes after the one of its own table that it names by one of these columns; null
 * where some name each other in a circle.
 */
export const parentsFirst = (rows: readonly PlacedRow[], columns: readonly string[]): readonly PlacedRow[] | null => {
  if (!columns.length) return rows;
  const waiting = new Set(rows.map(({ row }) => row.id));
  const isFree = ({ row }: PlacedRow) => columns.every((column) => !waiting.has(row[column]));
  const ordered: PlacedRow[] = [];
  let left = rows;
  while (left.length) {
    const free = left.filter(isFree);
    if (!free.length) return null;
    for (const { row } of free) waiting.delete(row.id);
    ordered.push(...free);
    left = left.filter(({ row }) => waiting.has(row.id));
  }
  return ordered;
};
