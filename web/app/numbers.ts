/**
 * How numbers, money and days are written in English. Figures come exact from the API as texts of decimals, and are
 * rounded for showing only, half to even. Digits and calendar are ours whatever the language, so that a figure reads
 * alike in all of them.
 */
const LOCALE = 'en-GB-u-ca-gregory-nu-latn';

/** A whole or decimal number, grouped; its decimals are kept as they are. */
export const number = (value: number | string): string => {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return new Intl.NumberFormat(LOCALE, {
    useGrouping: true,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value as Intl.StringNumericLiteral);
};

/** A decimal without zeros that say nothing, with at most so many decimals. */
export const shortNumber = (value: number | string, decimals = 2): string =>
  new Intl.NumberFormat(LOCALE, {
    useGrouping: true,
    maximumFractionDigits: decimals,
    roundingMode: 'halfEven',
  } as Intl.NumberFormatOptions).format(value as Intl.StringNumericLiteral);

const percentWith = (share: number, decimals: number): string =>
  new Intl.NumberFormat(LOCALE, {
    style: 'percent',
    maximumFractionDigits: decimals,
    roundingMode: 'halfEven',
  } as Intl.NumberFormatOptions).format(share);

const MOST_DECIMALS = 4;

/** A share of one as per cent. What is not quite nothing or not quite all keeps as many decimals as show it. */
export const percent = (share: number): string => {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1) {
    const text = percentWith(share, decimals);
    const looksLikeNothing = /^-?0%$/.test(text) && share !== 0;
    const looksLikeAll = text === '100%' && share !== 1;
    if (!looksLikeNothing && !looksLikeAll) return text;
  }
  return percentWith(share, MOST_DECIMALS);
};

/** An amount in its currency, exact. */
export const money = ({ amount, currency }: { amount: string; currency: string }): string =>
  `${currency}\u00a0${number(amount)}`;

const day = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options });
  return (date: string): string => format.format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
};

/** "27 November 2026" */
export const longDay = day({ day: 'numeric', month: 'long', year: 'numeric' });
/** The day of a moment in a time zone: "27 November 2026". */
export const dayOf = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALE, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(moment),
  );

/** "27 Nov 2026" */
export const shortDay = day({ day: 'numeric', month: 'short', year: 'numeric' });
