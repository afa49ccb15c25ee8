import { isDecimal, withPlaces } from '../decimal.js';
import { isCurrency } from './currencies.js';

/** Amounts are in hundredths of the currency. */
export const AMOUNT_PLACES = 2;
/** Exchange rates have ten decimals. */
export const RATE_PLACES = 10;

const AMOUNT_DIGITS = 18;
const RATE_LIMIT = 10_000_000_000;

/** A rule that a value breaks: the kind of user error, and a text that names the value, the rule and the way out. */
interface Breach {
  code: 'INVALID' | 'OUT_OF_RANGE';
  message: string;
}

/** What an amount is of: a transaction may be negative but not zero, a budget may be zero but not negative. */
export type AmountOf = 'TRANSACTION' | 'BUDGET';

/** What is wrong with a text that should be a currency. */
export const currencyBreach = (currency: string): Breach | null =>
  isCurrency(currency)
    ? null
    : { code: 'INVALID', message: `"${currency}" is not a currency of ISO 4217, such as "USD"` };

/** Whether an amount is zero, however it is written. */
export const isZeroAmount = (amount: string): boolean => /^-?0+(\.0*)?$/.test(amount);

/** What is wrong with a text that should be an amount of money: the first rule that it breaks. */
export const amountBreach = (amount: string, of: AmountOf): Breach | null => {
  if (!isDecimal(amount))
    return {
      code: 'INVALID',
      message: `"${amount}" is not an amount: write digits with at most two decimals, such as "1550000.00"`,
    };
  const fixed = withPlaces(amount, AMOUNT_PLACES);
  if (fixed === null)
    return {
      code: 'INVALID',
      message: `${amount} has more than two decimals; amounts are in hundredths of the currency`,
    };
  if (fixed.replace(/[-.]/g, '').length > AMOUNT_DIGITS + AMOUNT_PLACES)
    return { code: 'OUT_OF_RANGE', message: `${amount} has more than ${AMOUNT_DIGITS} digits before the point` };
  if (of === 'TRANSACTION' && isZeroAmount(fixed))
    return { code: 'INVALID', message: 'the amount is zero; leave such a transaction out' };
  if (of === 'BUDGET' && fixed.startsWith('-')) return { code: 'OUT_OF_RANGE', message: `${amount} is below zero` };
  return null;
};

/** Whether a text is an exchange rate: above zero, below ten thousand million, with at most ten decimals. */
export const isRate = (rate: string): boolean => {
  const fixed = withPlaces(rate, RATE_PLACES);
  return fixed !== null && Number(fixed) > 0 && Number(fixed) < RATE_LIMIT;
};

/** What is wrong with a text that should be an exchange rate. */
export const rateBreach = (rate: string): Breach | null =>
  isDecimal(rate) && isRate(rate)
    ? null
    : {
        code: 'OUT_OF_RANGE',
        message: `"${rate}" must be a number above zero and below 10,000,000,000 with at most ten decimals`,
      };
