import { IndicatorPointKind } from '../../vocabulary/index.js';

interface Point {
  value: string;
  date?: string | null;
  comment?: string | null;
}

interface PeriodTarget {
  start: string;
  end: string;
  value: string;
  comment?: string | null;
}

/** Baseline, final target and targets of periods, as rows. */
export const pointsOf = ({
  baseline,
  target,
  targets,
}: {
  baseline: Point | null;
  target: Point | null;
  targets: readonly PeriodTarget[];
}) => {
  const whole = { periodStart: null, periodEnd: null };
  return [
    ...(baseline ? [{ kind: IndicatorPointKind.BASELINE, ...whole, date: null, comment: null, ...baseline }] : []),
    ...(target ? [{ kind: IndicatorPointKind.TARGET, ...whole, date: null, comment: null, ...target }] : []),
    ...targets.map(({ start, end, comment, value }) => ({
      kind: IndicatorPointKind.TARGET,
      periodStart: start,
      periodEnd: end,
      date: end,
      value,
      comment: comment ?? null,
    })),
  ];
};
