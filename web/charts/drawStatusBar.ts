import * as Plot from '@observablehq/plot';
import type { Draw } from './chart.js';

/** How many actions have each status, as one bar a status: for a picture that is taken away. */
export const drawStatusBar: Draw = (rows, { width, palette }) => {
  const names = rows.map(({ status }) => String(status));
  return Plot.plot({
    width,
    height: 40 + names.length * 28,
    marginLeft: 110,
    marginRight: 32,
    style: { fontSize: '13px', background: 'transparent' },
    x: { axis: null },
    y: { label: null, domain: names, padding: 0.2 },
    color: { domain: names, range: rows.map(({ code }) => palette.statuses[String(code)] ?? palette.soft) },
    marks: [
      Plot.barX(rows, { y: 'status', x: 'count', fill: 'status' }),
      Plot.text(rows, { y: 'status', x: 'count', text: ({ count }) => String(count), dx: 12, fill: palette.ink }),
      Plot.axisY({ tickSize: 0, fill: palette.ink, label: null }),
      Plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
};
