import type { Decimal } from 'decimal.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { atLeast } from './progress.js';

/** Settings of the plan: from which part of the expected progress something is ON_TRACK, and from which AT_RISK. */
export interface Thresholds {
  onTrackFrom: number;
  atRiskFrom: number;
}

/** The status that follows from the facts. */
export const computedStatus = (
  {
    isMaintained: maintained,
    judged,
    raw,
    expected,
  }: { isMaintained: boolean | null; judged: Decimal | null; raw: Decimal | null; expected: Decimal },
  { asOf, start, thresholds }: { asOf: string; start: string; thresholds: Thresholds },
): ProgressStatus => {
  if (start > asOf) return 'NOT_STARTED';
  if (maintained !== null) return maintained ? 'ACHIEVED' : 'OFF_TRACK';
  if (judged === null) return 'NO_DATA';
  if (atLeast(judged, 1)) return 'ACHIEVED';
  // Where nothing is expected yet, only going backwards matters.
  if (expected.isZero()) return atLeast(raw ?? judged, 0) ? 'ON_TRACK' : 'OFF_TRACK';
  if (atLeast(judged, expected.times(thresholds.onTrackFrom))) return 'ON_TRACK';
  return atLeast(judged, expected.times(thresholds.atRiskFrom)) ? 'AT_RISK' : 'OFF_TRACK';
};

/** Where the status that is shown comes from. */
export type StatusSource = 'ASSESSED' | 'REPORTED' | 'COMPUTED';

const sourceOf = (assessed: ProgressStatus | null, reported: ProgressStatus | null): StatusSource => {
  if (assessed) return 'ASSESSED';
  return reported ? 'REPORTED' : 'COMPUTED';
};

/** The status that is shown (assessed, else reported, else computed), its source, and whether the three disagree. */
export const statusShown = ({
  computed,
  reported,
  assessed,
}: {
  computed: ProgressStatus;
  reported: ProgressStatus | null;
  assessed: ProgressStatus | null;
}) => ({
  status: assessed ?? reported ?? computed,
  statusSource: sourceOf(assessed, reported),
  disagreement: new Set([computed, reported, assessed].filter((status) => status !== null)).size > 1,
});
