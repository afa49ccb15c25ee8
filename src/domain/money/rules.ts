import { Exact, isDecimal, withPlaces } from '../decimal.js';
import { isCurrency, validDays } from './currencies.js';

/** Amounts are stored with four decimals, the most that the minor units of a currency have. */
export const AMOUNT_PLACES = 4;
/** Exchange rates have so many decimals that those of the smallest units keep twelve significant digits. */
export const RATE_PLACES = 22;

const AMOUNT_DIGITS = 20;
const RATE_LIMIT = 10_000_000_000;

/** A rule that a value breaks: the kind of user error, and a text that names the value, the rule and the way out. */
interface Breach {
  code: 'INVALID' | 'OUT_OF_RANGE';
  message: string;
}

/** What an amount is of: a transaction may be negative but not zero, a budget may be zero but not negative. */
export type AmountOf = 'TRANSACTION' | 'BUDGET';

/** What is wrong with a text that should be a currency, on a day or on any. */
export const currencyBreach = (currency: string, day: string | null = null): Breach | null => {
  if (!isCurrency(currency))
    return { code: 'INVALID', message: `"${currency.slice(0, 40)}" is not a currency of ISO 4217, such as "USD"` };
  const { from, to } = validDays(currency);
  if (day !== null && from !== null && day < from)
    return { code: 'OUT_OF_RANGE', message: `there was no ${currency} on ${day}: the code is valid from ${from} on` };
  if (day !== null && to !== null && day > to)
    return {
      code: 'OUT_OF_RANGE',
      message: `there was no ${currency} any more on ${day}: the code was valid until ${to}; give the currency that followed it`,
    };
  return null;
};

/** Whether an amount is zero, however it is written. */
export const isZeroAmount = (amount: string): boolean => /^-?0+(\.0*)?$/.test(amount);

/** What is wrong with a text that should be an amount of money: the first rule that it breaks. */
export const amountBreach = (amount: string, of: AmountOf): Breach | null => {
  if (!isDecimal(amount))
    return {
      code: 'INVALID',
      message: `"${amount}" is not an amount: write digits with at most the decimals of its currency, such as "1550000.00"`,
    };
  const fixed = withPlaces(amount, AMOUNT_PLACES);
  if (fixed === null)
    return {
      code: 'INVALID',
      message: `${amount} has more than ${AMOUNT_PLACES} decimals, and no currency has more`,
    };
  if (fixed.replace(/[-.]/g, '').length > AMOUNT_DIGITS + AMOUNT_PLACES)
    return { code: 'OUT_OF_RANGE', message: `${amount} has more than ${AMOUNT_DIGITS} digits before the point` };
  if (of === 'TRANSACTION' && isZeroAmount(fixed))
    return { code: 'INVALID', message: 'the amount is zero; leave such a transaction out' };
  if (of === 'BUDGET' && fixed.startsWith('-')) return { code: 'OUT_OF_RANGE', message: `${amount} is below zero` };
  return null;
};

const RATE_DIGITS = 12;

/** Whether a text is an exchange rate: above zero, below ten thousand million, of at most twelve significant digits. */
export const isRate = (rate: string): boolean => {
  const fixed = withPlaces(rate, RATE_PLACES);
  if (fixed === null || Number(fixed) <= 0 || Number(fixed) >= RATE_LIMIT) return false;
  return new Exact(fixed).precision() <= RATE_DIGITS;
};

/** What is wrong with a text that should be an exchange rate. */
export const rateBreach = (rate: string): Breach | null =>
  isDecimal(rate) && isRate(rate)
    ? null
    : {
        code: 'OUT_OF_RANGE',
        message: `"${rate}" must be a number above zero and below 10,000,000,000 of at most ${RATE_DIGITS} significant digits; round it`,
      };
