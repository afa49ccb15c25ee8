import { type Given, padded } from './common.js';

const YEARS = [2022, 2023, 2024, 2025, 2026];
const LAST_MONTH = '2026-10';

const months = YEARS.flatMap((year) =>
  Array.from({ length: 12 }, (_, index) => ({ year, index, month: `${year}-${padded(index + 1)}` })),
).filter(({ month }) => month <= LAST_MONTH);

/** Made-up rates to the US dollar on the 15th of each month of the years of a plan. */
export const syntheticRates = (): Given<'exchangeRates'> =>
  months.flatMap(({ year, index, month }) => {
    const date = `${month}-15`;
    const toDollars = (from: string, rate: string) => ({
      from,
      to: 'USD',
      date,
      rate,
      source: 'synthetic',
      recordedAt: `${date}T09:00:00Z`,
    });
    return [
      toDollars('EUR', (1.05 + ((year + index) % 7) / 100).toFixed(4)),
      toDollars('JPY', (0.0065 + ((year + index) % 5) / 10_000).toFixed(6)),
    ];
  });
