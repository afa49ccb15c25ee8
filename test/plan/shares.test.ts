import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromUnits, toUnits, withPlaces } from '../../src/domain/decimal.js';
import { completeShares, statedTotal } from '../../src/domain/plan/index.js';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => ({ text: fromUnits(units, places), units, places }));

test('a decimal goes to units and back without loss', () => {
  fc.assert(fc.property(decimal, ({ text, units, places }) => expect(toUnits(text, places)).toBe(units)));
});

test('a decimal is written with its places or refused, never rounded', () => {
  expect(withPlaces('7', 4)).toBe('7.0000');
  expect(withPlaces('-0.00', 2)).toBe('0.00');
  expect(withPlaces('007.50', 1)).toBe('7.5');
  for (const value of ['12.345', '1e3', 'NaN', 'Infinity', '', '.', '1.', '--1', '1 000'])
    expect([value, withPlaces(value, 2)]).toEqual([value, value === '1.' ? '1.00' : null]);
});

/** Stated percentages that add up to at most 100, some left open. */
const links = fc
  .array(fc.tuple(fc.bigInt({ min: 0n, max: 1_000_000n }), fc.boolean()), { minLength: 1, maxLength: 30 })
  .map((parts) => {
    const total = parts.reduce((sum, [part]) => sum + part, 1n);
    return parts.map(([part, isOpen]) => (isOpen ? null : fromUnits((part * 1_000_000n) / total, 4)));
  });

test('shares filled in make exactly 100 together with those stated, and differ among each other by the last place at most', () => {
  fc.assert(
    fc.property(links, (stated) => {
      const completed = completeShares(stated);
      const open = completed.filter(({ isEqualSplit }) => isEqualSplit).map(({ share }) => toUnits(share, 4));
      stated.forEach(
        (share, index) => void (share !== null && expect(completed[index]).toEqual({ share, isEqualSplit: false })),
      );
      if (open.length === 0) return;
      expect(statedTotal(completed.map(({ share }) => share))).toBe('100.0000');
      expect((open[0] ?? 0n) - (open.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
    }),
  );
});
