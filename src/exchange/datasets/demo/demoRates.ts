import type { Given } from '../synthetic/common.js';
import { monthlyRates } from '../synthetic/monthlyRates.js';

/** Down and up again, a step a month: from half of the months that it takes to 0 and back. */
const wave = (month: number, length: number): number => Math.abs((month % length) - length / 2);

/** Made-up rates to the US dollar; none of the Australian dollar, so that this can be seen. */
export const demoRates = (): Given<'exchangeRates'> =>
  monthlyRates('2026-11', {
    EUR: ({ nth }) => (1.05 + wave(nth, 40) * 0.004).toFixed(4),
    JPY: ({ nth }) => (0.0064 + wave(nth, 36) * 0.00007).toFixed(6),
  });
