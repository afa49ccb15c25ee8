import { stringify } from 'csv-stringify/browser/esm/sync';
import type { ChartColumn, ChartRow } from './chart.js';
import { save } from './save.js';

/** The rows of a chart as CSV, with the day and the mark of made-up figures in each row. */
export const saveAsCsv = (
  name: string,
  rows: readonly ChartRow[],
  columns: readonly ChartColumn[],
  more: ChartRow,
): void => {
  const heads = [...columns.map(({ key }) => key), ...Object.keys(more)];
  const cells = rows.map((row) => [...columns.map(({ key }) => row[key] ?? null), ...Object.values(more)]);
  const text = stringify([heads, ...cells], { escape_formulas: true, cast: { boolean: String } });
  save(`${name}.csv`, 'text/csv;charset=utf-8', `\ufeff${text}`);
};
