import { expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { meanOf, measure } from '../../src/domain/progress/index.js';

const whole = fc.integer({ min: -1000, max: 1000 });
const level = fc.record({
  actual: whole,
  baseline: whole,
  target: whole,
  direction: fc.constantFrom('INCREASE' as const, 'DECREASE' as const),
});
type Level = typeof level extends fc.Arbitrary<infer L> ? L : never;

const measured = ({ actual, baseline, target, direction }: Level) =>
  measure({
    actual: String(actual),
    baseline: String(baseline),
    target: String(target),
    direction,
    tolerance: null,
    toleranceUnit: 'ABSOLUTE',
  });
const within01 = (value: number) => Math.min(1, Math.max(0, value));

test('mirrors a rise and a fall', () => {
  fc.assert(
    fc.property(level, (given) => {
      const one = measured(given);
      const other = measured({
        actual: -given.actual,
        baseline: -given.baseline,
        target: -given.target,
        direction: given.direction === 'INCREASE' ? 'DECREASE' : 'INCREASE',
      });

      expect([other.raw?.toString(), other.value?.toString(), other.isMaintained]).toEqual([
        one.raw?.toString(),
        one.value?.toString(),
        one.isMaintained,
      ]);
    }),
  );
});

test('keeps the value within 0 and 1, and equal to the raw one where that is', () => {
  fc.assert(
    fc.property(level, (given) => {
      const { raw, value } = measured(given);
      if (given.baseline === given.target) return expect(raw).toBeNull();
      const exact = (given.actual - given.baseline) / (given.target - given.baseline);
      expect(raw?.toNumber()).toBeCloseTo(exact, 9);
      expect(value?.toNumber()).toBeCloseTo(within01(exact), 9);
    }),
  );
});

/** A part with its weight and its tenths of progress; null: nothing is known of it. */
const part = fc.record({
  weight: fc.integer({ min: 1, max: 50 }),
  tenths: fc.option(fc.integer({ min: -20, max: 30 }), { nil: null }),
});
type Part = typeof part extends fc.Arbitrary<infer P> ? P : never;
const parts = fc.array(part, { minLength: 1, maxLength: 6 });

const mean = (some: Part[], scale = '1') =>
  meanOf(
    some.map(({ weight, tenths }) => {
      const raw = tenths === null ? null : new Decimal(tenths).div(10);
      return {
        weight: new Decimal(weight).times(scale).toString(),
        raw,
        value: raw && Decimal.max(0, Decimal.min(1, raw)),
        isMaintained: null,
        expected: new Decimal(0),
      };
    }),
  );

test('gives the same mean for weights in any scale', () => {
  fc.assert(
    fc.property(parts, fc.constantFrom('0.0001', '0.5', '3', '1000'), (some, scale) => {
      const [plain, scaled] = [mean(some), mean(some, scale)];

      expect(scaled.value?.toFixed(12)).toBe(plain.value?.toFixed(12));
      expect(scaled.raw?.toFixed(12)).toBe(plain.raw?.toFixed(12));
    }),
  );
});

test('leaves a part without data out of the mean', () => {
  fc.assert(
    fc.property(parts, (some) => {
      const more = [...some, { weight: 40, tenths: null }];

      expect(mean(more).value?.toString()).toBe(mean(some).value?.toString());
    }),
  );
});

test('weighs what is known, and is null where nothing is', () => {
  fc.assert(
    fc.property(parts, (some) => {
      const known = some.filter(({ tenths }) => tenths !== null);
      const weights = known.reduce((sum, { weight }) => sum + weight, 0);
      const weighted = known.reduce((sum, { weight, tenths }) => sum + weight * within01((tenths ?? 0) / 10), 0);

      const { value } = mean(some);

      if (known.length) expect(value?.toNumber()).toBeCloseTo(weighted / weights, 9);
      else expect(value).toBeNull();
    }),
  );
});
