import * as Plot from '@observablehq/plot';
import { type Draw, shortly } from './chart.js';

/** Two bars a year: committed and disbursed. */
export const drawMoneyByYear: Draw = (rows, { width, palette, words }) => {
  // What has no sum has no bar, not even one of no height.
  const barOf = (year: unknown, measure: string | undefined, amount: unknown) =>
    amount === null || amount === undefined
      ? []
      : [{ year: String(year), measure: measure ?? '', amount: Number(amount) }];
  const bars = rows.flatMap(({ year, committed, disbursed }) => [
    ...barOf(year, words.committed, committed),
    ...barOf(year, words.disbursed, disbursed),
  ]);
  const amounts = bars.map(({ amount }) => amount);
  const lowest = Math.min(0, ...amounts);
  const highest = Math.max(lowest + 1, ...amounts);
  return Plot.plot({
    width,
    height: 240,
    marginLeft: 56,
    marginRight: 8,
    style: { fontSize: '13px', background: 'transparent' },
    fx: { label: null, axis: null, padding: 0.18, domain: rows.map(({ year }) => String(year)) },
    x: { axis: null, domain: [words.committed ?? '', words.disbursed ?? ''], padding: 0.08 },
    y: { label: null, grid: false, ticks: 4, tickFormat: shortly, tickSize: 0, nice: true, domain: [lowest, highest] },
    color: { domain: [words.committed ?? '', words.disbursed ?? ''], range: [palette.accent, palette.second] },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 4 }),
      Plot.barY(bars, { fx: 'year', x: 'measure', y: 'amount', fill: 'measure' }),
      Plot.ruleY([0], { stroke: palette.ink }),
      Plot.axisFx({ anchor: 'bottom', tickSize: 0, fill: palette.soft, label: null }),
    ],
  });
};
