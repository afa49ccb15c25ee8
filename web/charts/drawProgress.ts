import * as Plot from '@observablehq/plot';
import type { Draw } from './chart.js';

/** Progress as bars, with a mark where each was expected to be. */
export const drawProgress: Draw = (rows, { width, palette }) => {
  const shown = rows.map(({ name, progress, expected }) => ({
    name: String(name),
    progress: progress === null || progress === undefined ? null : Number(progress),
    expected: expected === null || expected === undefined ? null : Number(expected),
  }));
  return Plot.plot({
    width,
    height: 48 + shown.length * 36,
    marginLeft: Math.min(260, width / 2.4),
    marginRight: 24,
    style: { fontSize: '13px', background: 'transparent' },
    x: { domain: [0, 1], label: null, tickFormat: '.0%', ticks: 4 },
    y: { label: null, domain: shown.map(({ name }) => name), padding: 0.35 },
    marks: [
      Plot.gridX({ stroke: palette.line, strokeOpacity: 1, ticks: 4 }),
      Plot.barX(shown, { y: 'name', x: 'progress', fill: palette.accent }),
      Plot.tickX(shown, { y: 'name', x: 'expected', stroke: palette.ink, strokeWidth: 2 }),
      Plot.axisY({ tickSize: 0, fill: palette.ink, label: null, lineWidth: 18 }),
      Plot.ruleX([0], { stroke: palette.ink }),
    ],
  });
};
