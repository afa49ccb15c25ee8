import * as Plot from '@observablehq/plot';
import { type Draw, type DrawOptions, shortly } from './chart.js';

interface Point {
  date: Date;
  actual: number | null;
  expected: number | null;
  target: number | null;
  kind: string;
}

const numberOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

const write = (value: number | null): string => value?.toLocaleString('en-GB') ?? '';

/** The target: a mark, and its words. */
const targetMarks = (target: Point, { palette, words }: DrawOptions) => [
  Plot.dot([target], { x: 'date', y: 'target', stroke: palette.ink, r: 4, symbol: 'diamond' }),
  Plot.text([target], {
    x: 'date',
    y: 'target',
    text: () => `${words.target} ${write(target.target)}`,
    textAnchor: 'end',
    dx: 4,
    dy: -12,
    fill: palette.ink,
    fontWeight: 600,
  }),
];

/** The values: a line with dots, of which the baseline's is hollow, and the last one written out. */
const valueMarks = (values: readonly Point[], { palette }: DrawOptions) => {
  const last = values.findLast(({ kind }) => kind === 'VALUE');
  const label = { dy: 16, fill: palette.accent, fontWeight: 600, stroke: palette.paper, strokeWidth: 4 };
  return [
    Plot.lineY(values, { x: 'date', y: 'actual', stroke: palette.accent, strokeWidth: 2.5 }),
    Plot.dot(values, {
      x: 'date',
      y: 'actual',
      stroke: palette.accent,
      fill: ({ kind }) => (kind === 'BASELINE' ? palette.paper : palette.accent),
      r: 3.5,
    }),
    ...(last ? [Plot.text([last], { x: 'date', y: 'actual', text: () => write(last.actual), ...label })] : []),
  ];
};

/** Whether the scale begins at zero: values far from it would all lie on one line. */
const isFromZero = (points: readonly Point[]): boolean => {
  const heights = points
    .flatMap(({ actual, expected, target }) => [actual, expected, target])
    .filter((one) => one !== null);
  return Math.min(...heights) < Math.max(...heights) / 2;
};

/** Values over time from the baseline, beside what was expected and the target. */
export const drawIndicator: Draw = (rows, options) => {
  const { width, palette } = options;
  const points: Point[] = rows.map((row) => ({
    date: new Date(`${row.date}T00:00:00Z`),
    kind: String(row.kind),
    actual: numberOrNull(row.actual),
    expected: numberOrNull(row.expected),
    target: numberOrNull(row.target),
  }));
  const target = points.findLast((point) => point.target !== null);
  return Plot.plot({
    width,
    height: 220,
    marginTop: 24,
    marginLeft: 48,
    marginRight: 16,
    style: { fontSize: '13px', background: 'transparent', overflow: 'visible' },
    x: { type: 'utc', label: null },
    y: { label: null, ticks: 3, nice: true, zero: isFromZero(points), grid: false, tickFormat: shortly },
    marks: [
      Plot.gridY({ stroke: palette.line, strokeOpacity: 1, ticks: 3 }),
      Plot.axisX({ ticks: 'year', tickSize: 0, fill: palette.soft, label: null, tickFormat: '%Y' }),
      Plot.lineY(
        points.filter(({ expected }) => expected !== null),
        { x: 'date', y: 'expected', stroke: palette.ink, strokeDasharray: '2 4' },
      ),
      ...valueMarks(
        points.filter(({ actual, kind }) => actual !== null && kind !== 'TODAY'),
        options,
      ),
      ...(target ? targetMarks(target, options) : []),
    ],
  });
};
