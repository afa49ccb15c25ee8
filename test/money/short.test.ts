import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Exact } from '../../src/domain/decimal.js';
import { shortMoney } from '../../src/domain/money/index.js';
import { goldenHeadlines } from '../operations/money/short.js';
import { goldenTracker } from '../support/goldenTracker.js';

const golden = goldenTracker();

/** The text with common spaces. */
const short = (amount: string) => shortMoney(amount, 'USD').replaceAll('\u00a0', ' ');

test.each([
  ['18000000', 'USD 18.0 m'],
  ['1550000.00', 'USD 1.55 m'],
  ['1500000', 'USD 1.50 m'],
  ['240000', 'USD 240 k'],
  ['950', 'USD 950'],
  ['0.00', 'USD 0'],
  ['-0.40', 'USD 0'],
  ['-1200000', 'USD -1.20 m'],
  ['9876', 'USD 9,876'],
  ['9999.50', 'USD 10.0 k'],
  ['9999.49', 'USD 9,999'],
  ['10000', 'USD 10.0 k'],
  ['999499.99', 'USD 999 k'],
  ['999960', 'USD 1.00 m'],
  ['999950000', 'USD 1.00 bn'],
  ['1234567890123', 'USD 1,230 bn'],
  ['2.5', 'USD 2'],
  ['3.5', 'USD 4'],
  ['12250', 'USD 12.2 k'],
  ['12350', 'USD 12.4 k'],
])('writes %s as %s', (amount, text) => {
  expect(short(amount)).toBe(text);
});

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 0, max: 4 }))
  .map(([units, places]) => new Exact(units.toString()).div(10 ** places));

const SIZES: Record<string, string> = { bn: '1e9', m: '1e6', k: '1e3' };
/** The number that a short text says. */
const read = (text: string) => {
  const [, digits = '', unit = ''] = text.split('\u00a0');
  return new Exact(digits.replaceAll(',', '')).times(SIZES[unit] ?? 1);
};

test('says what the amount is to three significant digits, and to the unit below 10,000', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const off = read(shortMoney(amount, 'USD')).minus(amount).abs();
      const allowed = amount.abs().lt('9999.5') ? new Exact('0.5') : amount.abs().times('0.005');
      expect(off.lte(allowed)).toBe(true);
    }),
  );
});

test('shows at most three significant digits, or four without a unit, and breaks nowhere', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(shortMoney(amount, 'USD')).toMatch(
        /^USD\u00a0(-?(\d|\d{2}|\d{3}|\d,\d{3})|-?(\d\.\d\d|\d\d\.\d|\d{3})\u00a0(k|m|bn)|-?[\d,]+0\u00a0bn)$/,
      );
    }),
  );
});

test('never turns the order of amounts round', () => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const [less, more] = one.lte(other) ? [one, other] : [other, one];
      expect(read(shortMoney(less, 'USD')).lte(read(shortMoney(more, 'USD')))).toBe(true);
    }),
  );
});

test('is the same below zero, with a minus', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const [above, below] = [amount.abs(), amount.abs().negated()].map((one) => shortMoney(one, 'USD'));
      expect(below).toBe(above === 'USD\u00a00' ? above : above?.replace('\u00a0', '\u00a0-'));
    }),
  );
});

test('stands beside every amount of the API', async () => {
  const { data, errors } = await golden.run(goldenHeadlines);

  expect(errors).toEqual([]);
  expect(data.plan?.funding.committed).toEqual({
    converted: { amount: '1550000.00', short: 'USD\u00a01.55\u00a0m' },
    unconverted: [{ short: 'AUD\u00a0100\u00a0k' }],
  });
});
