import { Decimal } from 'decimal.js';

// How the pages write numbers, money and days, told once more and without their code.

const groups = (digits: string): string => {
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) parts.unshift(digits.slice(Math.max(0, end - 3), end));
  return parts.join(',');
};

/** "-1234567.50" as "-1,234,567.50" */
export const writtenNumber = (value: string | number): string => {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [];
  return `${sign}${groups(whole)}${rest}`;
};

/** With at most two decimals, and none that say nothing. */
export const writtenShortly = (value: string | number, decimals = 2): string =>
  writtenNumber(new Decimal(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_EVEN).toFixed());

/** A share of one as per cent: with as many decimals as it takes not to look like nothing or all. */
export const writtenPercent = (share: number): string => {
  const exact = new Decimal(share).times(100);
  const shown = [0, 1, 2, 3, 4].map((decimals) => exact.toDecimalPlaces(decimals, Decimal.ROUND_HALF_EVEN));
  const honest = shown.find((one) => !(one.isZero() && !exact.isZero()) && !(one.eq(100) && !exact.eq(100)));
  return `${(honest ?? exact).toFixed()}%`;
};

export interface Amount {
  amount: string;
  currency: string;
}

const NBSP = '\u00a0';

export const writtenMoney = ({ amount, currency }: Amount): string => `${currency}${NBSP}${writtenNumber(amount)}`;

/** "USD 1.55 m": three digits, half to even. */
export const writtenMoneyShortly = ({ amount, currency }: Amount): string => {
  const value = new Decimal(amount);
  const rounded = value.toSignificantDigits(3, Decimal.ROUND_HALF_EVEN);
  const units = [
    ['bn', 9],
    ['m', 6],
    ['k', 3],
  ] as const;
  const size = rounded.abs();
  const unit = units.find(([name, zeros]) => size.gte(new Decimal(10).pow(name === 'k' ? 4 : zeros)));
  if (!unit || value.abs().lt(10_000))
    return `${currency}${NBSP}${writtenNumber(value.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toFixed())}`;
  const shown = rounded.div(new Decimal(10).pow(unit[1]));
  const decimals = Math.max(0, 2 - Math.floor(Decimal.log10(shown.abs()).toNumber() + 1e-12));
  return `${currency}${NBSP}${writtenNumber(shown.toFixed(decimals))}${NBSP}${unit[0]}`;
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "27 November 2026" */
export const writtenDay = (date: string): string =>
  `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** "27 Nov 2026" */
export const writtenDayShortly = (date: string): string => {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  const short = month === 'September' ? 'Sept' : month.slice(0, 3);
  return `${Number(date.slice(8, 10))} ${short} ${date.slice(0, 4)}`;
};
