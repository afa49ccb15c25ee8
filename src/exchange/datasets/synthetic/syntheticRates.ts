import type { Given } from './common.js';
import { monthlyRates } from './monthlyRates.js';

/** Made-up rates to the US dollar in the years of a plan. */
export const syntheticRates = (): Given<'exchangeRates'> =>
  monthlyRates('2026-10', {
    EUR: ({ year, index }) => (1.05 + ((year + index) % 7) / 100).toFixed(4),
    JPY: ({ year, index }) => (0.0065 + ((year + index) % 5) / 10_000).toFixed(6),
  });
