import { type Given, padded } from '../synthetic/common.js';

const YEARS = [2022, 2023, 2024, 2025, 2026];
const LAST_MONTH = '2026-11';

const months = YEARS.flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${padded(index + 1)}`)).filter(
  (month) => month <= LAST_MONTH,
);

/** Down and up again, a step a month: from half of the months that it takes to 0 and back. */
const wave = (month: number, length: number): number => Math.abs((month % length) - length / 2);

/** Made-up rates to the US dollar on the 15th of each month; none of the Australian dollar, so that this can be seen. */
export const demoRates = (): Given<'exchangeRates'> =>
  months.flatMap((month, index) => {
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
      toDollars('EUR', (1.05 + wave(index, 40) * 0.004).toFixed(4)),
      toDollars('JPY', (0.0064 + wave(index, 36) * 0.00007).toFixed(6)),
    ];
  });
