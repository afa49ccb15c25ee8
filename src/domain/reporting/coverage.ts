import type { Freshness } from '../../vocabulary/index.js';
import { shareOf } from '../decimal.js';

/** How much of what was expected has been reported. */
export interface Coverage {
  expected: number;
  reported: number;
  approved: number;
  onTime: number;
  rate: number | null;
}

/** Approved of expected, to four decimals; null where nothing was expected. */
export const withRate = (counts: Omit<Coverage, 'rate'>): Coverage => ({
  ...counts,
  rate: counts.expected === 0 ? null : shareOf(counts.approved, counts.expected),
});

// rule: docs/numbers.md#freshness
/** How old the last report is, counted in days. */
export const freshnessOf = (
  lastReportedOn: string | null,
  asOf: string,
  { freshDays, agingDays }: { freshDays: number; agingDays: number },
): Freshness => {
  if (lastReportedOn === null) return 'NEVER';
  const days = (Date.parse(`${asOf}T00:00:00Z`) - Date.parse(`${lastReportedOn}T00:00:00Z`)) / 86_400_000;
  if (days <= freshDays) return 'FRESH';
  return days <= agingDays ? 'AGING' : 'STALE';
};
