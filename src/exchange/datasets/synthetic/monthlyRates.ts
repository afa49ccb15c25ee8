import { type Given, padded } from './common.js';

const YEARS = [2022, 2023, 2024, 2025, 2026];

/** A month of the years of a plan: its place in its year (`index`) and among all months (`nth`), from 0. */
interface Month {
  year: number;
  index: number;
  nth: number;
}

/** Made-up rates to the US dollar on the 15th of each month until the last one: of each currency, what a month gives. */
export const monthlyRates = (
  lastMonth: string,
  rates: Readonly<Record<string, (month: Month) => string>>,
): Given<'exchangeRates'> =>
  YEARS.flatMap((year, before) =>
    Array.from({ length: 12 }, (_, index) => ({ year, index, nth: before * 12 + index })),
  ).flatMap((month) => {
    const name = `${month.year}-${padded(month.index + 1)}`;
    const date = `${name}-15`;
    if (name > lastMonth) return [];
    return Object.entries(rates).map(([from, rateIn]) => ({
      from,
      to: 'USD',
      date,
      rate: rateIn(month),
      source: 'synthetic',
      recordedAt: `${date}T09:00:00Z`,
    }));
  });
