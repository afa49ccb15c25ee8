import { Decimal } from 'decimal.js';

/** Exact arithmetic: far more digits than any sum of ours has, and half-even where a result is shown. */
export const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_EVEN });

/** Whether a text is digits with an optional fraction: no exponent, no NaN. */
export const isDecimal = (text: string): boolean => /^-?\d{1,40}(\.\d{1,40})?$/.test(text);

const PLAIN = /^(-?)0*(\d+)(?:\.(\d*))?$/;

/** Writes an exact decimal with a fixed number of places, as the database does; null if that would lose digits. */
export const withPlaces = (value: string, places: number): string | null => {
  const found = PLAIN.exec(value);
  if (!found) return null;
  const [, sign = '', whole = '0', fraction = ''] = found;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > places) return null;
  const digits = kept.padEnd(places, '0');
  const isZero = /^0*$/.test(whole + digits);
  return `${isZero ? '' : sign}${whole}${places ? `.${digits}` : ''}`;
};

/** An exact decimal as a whole number of units of its last place: "12.50" with 4 places is 125000n. */
export const toUnits = (value: string, places: number): bigint => {
  const fixed = withPlaces(value, places);
  if (fixed === null) throw new Error(`${value} is not a decimal of at most ${places} places`);
  return BigInt(fixed.replace('.', ''));
};

/** The other way round: 125000n with 4 places is "12.5000". */
export const fromUnits = (units: bigint, places: number): string => {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const cut = digits.length - places;
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${places ? `.${digits.slice(cut)}` : ''}`;
};

/** One whole number as a part of another, to four decimals, half-even. */
export const shareOf = (part: number, whole: number): number =>
  new Exact(part).div(whole).toDecimalPlaces(4).toNumber();

/** A decimal whose zero has no sign: "-0.00" is "0.00". */
export const withoutSignedZero = (decimal: string): string => decimal.replace(/^-(0*\.?0*)$/, '$1');

/** The same number without the zeros at its end. */
export const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** An actual value as it is shown: ten decimals, half-even, without zeros at the end. */
export const shownActual = (exact: string): string => trimmed(new Exact(exact).toFixed(10));
