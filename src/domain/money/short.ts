import { Decimal } from 'decimal.js';
import { Exact } from '../decimal.js';

const DIGITS = 3;

/** Units of short amounts, the largest first, and from which amount on each is used. */
const UNITS = [
  { name: 'bn', size: '1e9', from: '1e9' },
  { name: 'm', size: '1e6', from: '1e6' },
  { name: 'k', size: '1e3', from: '1e4' },
];

const NO_BREAK_SPACE = '\u00a0';

/** Digits with a comma before each three of the whole number. */
const grouped = (digits: string): string => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** An amount below the smallest unit as a whole number; null from there on, also where rounding leads there. */
const asWhole = (size: Decimal): string | null => {
  const whole = size.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN);
  return whole.lt('1e4') ? grouped(whole.toFixed()) : null;
};

/** An amount in its unit, chosen once it is rounded: 999,960 is 1.00 m. */
const inUnit = (size: Decimal): string => {
  const rounded = size.toSignificantDigits(DIGITS, Decimal.ROUND_HALF_EVEN);
  const unit = UNITS.find(({ from }) => rounded.gte(from)) ?? { name: 'k', size: '1e3' };
  const inIt = rounded.div(unit.size);
  const decimals = Math.max(0, DIGITS - inIt.truncated().toFixed().length);
  return `${grouped(inIt.toFixed(decimals))}${NO_BREAK_SPACE}${unit.name}`;
};

/**
 * An amount for a headline, such as "USD 1.55 m": three significant digits in bn, m or k; below 10,000 the whole amount.
 * Rounded half-even, once.
 */
export const shortMoney = (amount: string | Decimal, currency: string): string => {
  const exact = new Exact(amount);
  const size = exact.abs();
  const text = asWhole(size) ?? inUnit(size);
  return `${currency}${NO_BREAK_SPACE}${exact.isNegative() && text !== '0' ? '-' : ''}${text}`;
};
