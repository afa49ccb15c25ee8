import { Decimal } from 'decimal.js';

/** Exact arithmetic: thresholds are compared without the errors of floats. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN });
const PLACES = 4;

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

const nothing: Measurement = { raw: null, value: null, isMaintained: null };

const clamp = (raw: Decimal): Decimal => Exact.max(0, Exact.min(1, raw));

/** A number as it is shown: rounded to four decimals. */
export const shown = (exact: Decimal | null): number | null =>
  exact === null ? null : exact.toDecimalPlaces(PLACES, Decimal.ROUND_HALF_EVEN).toNumber();

interface Level {
  actual: string | null;
  baseline: string | null;
  target: string | null;
  direction: 'INCREASE' | 'DECREASE' | 'MAINTAIN';
}

const isMaintained = (actual: Decimal, target: Decimal, direction: Level['direction']): boolean =>
  ({ INCREASE: actual.gte(target), DECREASE: actual.lte(target), MAINTAIN: actual.eq(target) })[direction];

/**
 * The part covered of the way from the baseline to the target, up or down. Where both are equal, whether the level is
 * maintained.
 */
export const measure = ({ actual, baseline, target, direction }: Level): Measurement => {
  if (actual === null || baseline === null || target === null) return nothing;
  const [now, from, to] = [new Exact(actual), new Exact(baseline), new Exact(target)];
  if (from.eq(to)) return { ...nothing, isMaintained: isMaintained(now, to, direction) };
  const raw = now.minus(from).div(to.minus(from));
  return { raw, value: clamp(raw), isMaintained: null };
};

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Share of the time from start to end that has passed on a day. */
export const elapsed = (asOf: string, { start, end }: Span): Decimal => {
  const [first, last, day] = [start, end, asOf].map(dayNumber) as [number, number, number];
  if (last <= first) return new Exact(day >= first ? 1 : 0);
  return clamp(new Exact(day - first).div(last - first));
};

/**
 * The progress expected on a day: the way to the target of the period that contains the day; without one, the share of
 * the time.
 */
export const expectedOf = (
  { baseline, target, periodTarget }: { baseline: string | null; target: string | null; periodTarget: string | null },
  asOf: string,
  span: Span,
): Decimal => {
  if (periodTarget === null || baseline === null || target === null || new Exact(baseline).eq(target))
    return elapsed(asOf, span);
  return clamp(new Exact(periodTarget).minus(baseline).div(new Exact(target).minus(baseline)));
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
