import { Decimal } from 'decimal.js';
import type { Direction } from '../../vocabulary/index.js';
import { Exact } from '../decimal.js';
import { isMet, type Scale } from './scale.js';

const PLACES = 4;

/** Quotients that do not end are cut somewhere: what is nearer than this is equal. */
const NEAR = new Exact('1e-50');

/** Whether one quotient is at least another. */
export const atLeast = (one: Decimal, other: Decimal.Value): boolean => one.plus(NEAR).gte(other);

/** Days from the first to the last of something, as YYYY-MM-DD. */
export interface Span {
  start: string;
  end: string;
}

/**
 * How far something has come: `raw` may be below 0 or above 1, `value` may not. Null where nothing is known, which is
 * not 0.
 */
export interface Measurement {
  raw: Decimal | null;
  value: Decimal | null;
  /** Whether a level that is to be kept is maintained; null for everything else. */
  isMaintained: boolean | null;
}

/** Of something of which nothing is known. */
export const nothing: Measurement = { raw: null, value: null, isMaintained: null };

const clamp = (raw: Decimal): Decimal => Exact.max(0, Exact.min(1, raw));

/** A number as it is shown: rounded to four decimals. */
export const shown = (exact: Decimal | null): number | null =>
  exact === null ? null : exact.toDecimalPlaces(PLACES, Decimal.ROUND_HALF_EVEN).toNumber();

interface Level {
  actual: string | null;
  baseline: string | null;
  target: string | null;
  direction: Direction;
  /** How far a level that is to be kept may be from the target; null for not at all. */
  tolerance: string | null;
  toleranceUnit: 'ABSOLUTE' | 'PERCENT';
  /** Levels that values stand for; null or nothing where they are numbers. */
  scale?: Scale | null;
}

/** Sides of the target on which a level is kept. */
const sides: Record<Direction, { below: boolean; above: boolean }> = {
  INCREASE: { below: false, above: true },
  MAINTAIN_AT_LEAST: { below: false, above: true },
  DECREASE: { below: true, above: false },
  MAINTAIN_AT_MOST: { below: true, above: false },
  MAINTAIN: { below: false, above: false },
};

const isMaintained = (actual: Decimal, target: Decimal, { direction, tolerance, toleranceUnit }: Level): boolean => {
  const stated = new Exact(tolerance ?? 0);
  const allowed = toleranceUnit === 'PERCENT' ? target.abs().times(stated).div(100) : stated;
  const { below, above } = sides[direction];
  return (above || actual.lte(target.plus(allowed))) && (below || actual.gte(target.minus(allowed)));
};

/** Whether an indicator is a level to keep: it says so, or its target is its baseline. */
export const isLevel = ({ direction, baseline, target }: Pick<Level, 'direction' | 'baseline' | 'target'>): boolean =>
  direction.startsWith('MAINTAIN') || (baseline !== null && target !== null && new Exact(baseline).eq(target));

/** Whether an indicator can be measured: a level to keep needs no baseline, and a scale says itself what is to be reached. */
export const isMeasurable = (level: Pick<Level, 'actual' | 'direction' | 'baseline' | 'target' | 'scale'>): boolean =>
  level.actual !== null &&
  (Boolean(level.scale) || (level.target !== null && (level.baseline !== null || isLevel(level))));

/**
 * The part covered of the way from the baseline to the target, up or down. Of a level that is to be kept, whether it is
 * maintained; by a scale 1 once the target is met, and not known before.
 */
export const measure = (level: Level): Measurement => {
  const { actual, baseline, target, scale } = level;
  if (scale) {
    const met = actual !== null && isMet(scale, actual) ? new Exact(1) : null;
    return { ...nothing, raw: met, value: met };
  }
  if (!isMeasurable(level) || actual === null || target === null) return nothing;
  const [now, to] = [new Exact(actual), new Exact(target)];
  if (baseline === null || isLevel(level)) return { ...nothing, isMaintained: isMaintained(now, to, level) };
  const raw = now.minus(baseline).div(to.minus(baseline));
  return { raw, value: clamp(raw), isMaintained: null };
};

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Share of the time from start to end that has passed on a day. */
export const elapsed = (asOf: string, { start, end }: Span): Decimal => {
  const [first, last, day] = [start, end, asOf].map(dayNumber) as [number, number, number];
  if (last <= first) return new Exact(day >= first ? 1 : 0);
  return clamp(new Exact(day - first).div(last - first));
};

/** A target of a period. */
export interface PeriodTarget extends Span {
  value: string;
}

const byEnd = (one: Span, other: Span) => (one.end < other.end ? -1 : Number(one.end > other.end));

/**
 * What is to be reached in the period of a day, as the indicator accumulates: where its values are increments, the
 * target of that period and those of the periods that end before it together, else the target of that one alone. Of
 * periods that overlap the one that ends first counts. Null where the day is in none.
 */
const dueInPeriod = (targets: readonly PeriodTarget[], asOf: string, isIncrement: boolean): Decimal | null => {
  const inOrder = [...targets].sort(byEnd);
  const current = inOrder.find(({ start, end }) => start <= asOf && asOf <= end);
  if (!current) return null;
  if (!isIncrement) return new Exact(current.value);
  let [sum, last] = [new Exact(current.value), ''];
  for (const { start, end, value } of inOrder.filter((one) => one.end < current.start)) {
    if (start <= last) continue;
    [sum, last] = [sum.plus(value), end];
  }
  return sum;
};

/** What the expected progress of an indicator comes from. */
export interface Course {
  direction: Direction;
  baseline: string | null;
  target: string | null;
  periodTargets: readonly PeriodTarget[];
  /** Whether its values add up across periods. */
  isIncrement: boolean;
}

/**
 * The progress expected on a day: the way to what is to be reached in the period of the day; without such a target, the
 * share of the time.
 */
export const expectedOf = (course: Course, asOf: string, span: Span): Decimal => {
  const { baseline, target, periodTargets, isIncrement } = course;
  const due = isLevel(course) ? null : dueInPeriod(periodTargets, asOf, isIncrement);
  if (due === null || baseline === null || target === null) return elapsed(asOf, span);
  return clamp(due.minus(baseline).div(new Exact(target).minus(baseline)));
};

/** One part of a mean. */
export interface Part extends Measurement {
  weight: string;
  expected: Decimal;
}

const weighted = (parts: readonly { weight: Decimal; of: Decimal }[]): Decimal | null => {
  const total = parts.reduce((sum, { weight }) => sum.plus(weight), new Exact(0));
  return total.isZero()
    ? null
    : parts.reduce((sum, { weight, of }) => sum.plus(of.times(weight)), new Exact(0)).div(total);
};

/**
 * What a part adds to a mean: its value, or for a level that is to be kept 1 while it is maintained, else 0. Null
 * without data.
 */
export const contribution = ({ value, isMaintained: maintained }: Measurement): Decimal | null =>
  maintained === null ? value : new Exact(maintained ? 1 : 0);

/** Weighted mean of the parts that have data, with weights in any scale. Parts without data change nothing. */
export const meanOf = (parts: readonly Part[]): Measurement & { expected: Decimal | null } => {
  const known = parts.flatMap((part) => {
    const value = contribution(part);
    return value === null
      ? []
      : [{ weight: new Exact(part.weight), value, raw: part.raw ?? value, expected: part.expected }];
  });
  const mean = (pick: (part: (typeof known)[number]) => Decimal) =>
    weighted(known.map((part) => ({ weight: part.weight, of: pick(part) })));
  return {
    value: mean(({ value }) => value),
    raw: mean(({ raw }) => raw),
    expected: mean(({ expected }) => expected),
    isMaintained: null,
  };
};

/** The part of the whole that is done, by weight. */
export const partDone = (done: string, all: string): Measurement => {
  const raw = new Exact(done).div(all);
  return { raw, value: clamp(raw), isMaintained: null };
};
