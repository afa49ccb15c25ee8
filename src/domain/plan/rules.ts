import { withPlaces } from '../decimal.js';
import { statedTotal } from './completeShares.js';

/** Shares and percentages have four decimals. */
export const SHARE_PLACES = 4;
/** Weights have four decimals. */
export const WEIGHT_PLACES = 4;

const LARGEST_WEIGHT = 1_000_000;

/** Whether a text is a share: a percentage from 0 to 100 with at most four decimals. */
export const isShare = (share: string): boolean => {
  const fixed = withPlaces(share, SHARE_PLACES);
  return fixed !== null && Number(fixed) >= 0 && Number(fixed) <= 100;
};

/** What shares add up to if that is more than 100, else null. Shares that no source states do not count. */
export const totalAbove100 = (shares: readonly (string | null)[]): string | null => {
  const total = statedTotal(shares);
  return Number(total) > 100 ? total : null;
};

/** Whether stated shares leave nothing for those that no source states: these would be links that serve nothing. */
export const leavesNothing = (shares: readonly (string | null)[]): boolean =>
  shares.includes(null) && Number(statedTotal(shares)) === 100;

/** What to do about that. */
export const NOTHING_LEFT =
  'add up to 100 and leave nothing for those without one; state all of them, or leave those out';

/** Whether a text is a weight: above 0, at most a million, with at most four decimals. */
export const isWeight = (weight: string): boolean => {
  const fixed = withPlaces(weight, WEIGHT_PLACES);
  return fixed !== null && Number(fixed) > 0 && Number(fixed) <= LARGEST_WEIGHT;
};
