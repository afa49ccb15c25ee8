import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromUnits, toUnits, withPlaces } from '../../src/domain/decimal.js';
import { completeShares, statedTotal } from '../../src/domain/plan/index.js';
import { present } from '../support/certain.js';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => ({ text: fromUnits(units, places), units, places }));

test('turns a decimal into units and back without loss', () => {
  fc.assert(fc.property(decimal, ({ text, units, places }) => expect(toUnits(text, places)).toBe(units)));
});

test.each([
  ['7', 4, '7.0000'],
  ['-0.00', 2, '0.00'],
  ['007.50', 1, '7.5'],
  ['1.', 2, '1.00'],
])('writes the decimal %j with %i places as %s', (value, places, written) => {
  expect(withPlaces(value, places)).toBe(written);
});

test.each(['12.345', '1e3', 'NaN', 'Infinity', '', '.', '--1', '1 000'])(
  'refuses the decimal %j rather than round it to two places',
  (value) => {
    expect(withPlaces(value, 2)).toBeNull();
  },
);

/** Stated percentages that add up to at most 100, some left open. */
const links = fc
  .array(fc.tuple(fc.bigInt({ min: 0n, max: 1_000_000n }), fc.boolean()), { minLength: 1, maxLength: 30 })
  .map((parts) => {
    const total = parts.reduce((sum, [part]) => sum + part, 1n);
    return parts.map(([part, isOpen]) => (isOpen ? null : fromUnits((part * 1_000_000n) / total, 4)));
  });

const unitsOf = (completed: ReturnType<typeof completeShares>) =>
  completed.filter(({ isEqualSplit }) => isEqualSplit).map(({ share }) => toUnits(share, 4));

test('leaves stated shares as they are', () => {
  fc.assert(
    fc.property(links, (stated) => {
      const completed = completeShares(stated);

      for (const [index, share] of stated.entries())
        if (share !== null) expect(completed[index]).toEqual({ share, exact: share, isEqualSplit: false });
    }),
  );
});

test('fills shares in to exactly 100, which differ among each other by the last place at most', () => {
  fc.assert(
    fc.property(links, (stated) => {
      fc.pre(stated.includes(null));

      const completed = completeShares(stated);

      const open = unitsOf(completed);
      expect(statedTotal(completed.map(({ share }) => share))).toBe('100.0000');
      expect(present(open[0]) - present(open.at(-1))).toBeLessThanOrEqual(1n);
      // What counts is the same for all, and is not cut where it is shown.
      expect(new Set(completed.flatMap(({ isEqualSplit, exact }) => (isEqualSplit ? [exact] : []))).size).toBe(1);
    }),
  );
});
