import type { Decimal } from 'decimal.js';
import { Exact } from '../../../domain/decimal.js';
import {
  elapsed,
  expectedOf,
  type Input,
  measure,
  rollUp,
  type Span,
  type Standing,
} from '../../../domain/progress/index.js';
import type { ProgressStatus } from '../../../vocabulary/index.js';
import type { Given } from '../synthetic/common.js';

type Indicator = Given<'indicators'>[number];
type Value = NonNullable<Indicator['values']>[number];
type Milestone = Given<'milestones'>[number];

/** What progress is computed from. */
export interface Facts {
  indicators: readonly Indicator[];
  milestones: readonly Milestone[];
  /** Projects that count where nothing else does, with their shares. */
  projects?: readonly { facts: Facts; span: Span; share: string }[];
}

const THRESHOLDS = { onTrackFrom: 0.9, atRiskFrom: 0.6 };

/** A number as written, which may be a text. */
type Written = string | number | null | undefined;

const asText = (number: Written): string | null => (number == null ? null : String(number));

const sum = (numbers: readonly Written[]) =>
  numbers.reduce<Decimal>((total, number) => total.plus(number ?? 0), new Exact(0));

/** The latest value of each unit. */
const latestOf = (values: readonly Value[]): Value[] => [
  ...new Map([...values].sort((a, b) => (a.date < b.date ? -1 : 1)).map((value) => [value.project, value])).values(),
];

/** The values of an indicator that are dated up to a day, put together as the indicator says. */
export const actualOn = ({ values, acrossPeriods, acrossUnits }: Indicator, day: string): string | null => {
  const known = (values ?? []).filter(({ date, noDataReason }) => date <= day && !noDataReason);
  if (!known.length) return null;
  const counted = acrossPeriods === 'SUM' ? known : latestOf(known);
  if (acrossUnits !== 'RATIO') return sum(counted.map(({ value }) => value)).toString();
  const [part, whole] = [sum(counted.map((one) => one.numerator)), sum(counted.map((one) => one.denominator))];
  return part.div(whole).times(100).toString();
};

const notCounted = { isSynthetic: true, isApproved: true, isOnTime: true };

const inputOf = (indicator: Indicator, day: string, span: Span): Input => {
  const { direction, baseline, target, targets = [] } = indicator;
  const points = { direction, baseline: asText(baseline?.value), target: asText(target?.value) };
  const level = {
    ...points,
    actual: actualOn(indicator, day),
    tolerance: null,
    toleranceUnit: 'ABSOLUTE' as const,
  };
  const course = {
    ...points,
    periodTargets: targets.map(({ value, ...time }) => ({ ...time, value: String(value) })),
    isIncrement: indicator.reportingBasis === 'PERIODIC',
  };
  return {
    ...measure(level),
    type: 'Indicator',
    id: 0,
    weight: asText(indicator.weight) ?? '1',
    expected: expectedOf(course, day, { start: span.start, end: target?.date ?? span.end }),
    ...notCounted,
  };
};

const weightOf = (milestones: readonly Milestone[]) => sum(milestones.map(({ weight }) => weight ?? '1')).toString();

const standingOn = ({ indicators, milestones, projects = [] }: Facts, day: string, span: Span): Standing => {
  const done = milestones.filter(({ completedOn }) => completedOn && completedOn <= day);
  return rollUp(
    {
      indicators: indicators.map((indicator) => inputOf(indicator, day, span)),
      milestones: milestones.length
        ? { count: milestones.length, done: weightOf(done), all: weightOf(milestones), isSynthetic: true }
        : null,
      projects: projects.map(({ facts, span: own, share }) => ({
        ...standingOn(facts, day, own).measurement,
        type: 'Project' as const,
        id: 0,
        weight: share,
        expected: elapsed(day, span),
        ...notCounted,
      })),
    },
    { asOf: day, span, thresholds: THRESHOLDS },
  );
};

/** The status that the tracker will compute on a day from some facts of the dataset. */
export const statusOn = (facts: Facts, day: string, span: Span): ProgressStatus =>
  standingOn(facts, day, span).progress.computedStatus;
