import { Exact, fromUnits, toUnits } from '../decimal.js';

const PLACES = 4;
const HUNDRED = toUnits('100', PLACES);

/** A percentage as it is shown, with four places, and as it counts; stated, or an equal part of what was left. */
export interface Share {
  share: string;
  exact: string;
  isEqualSplit: boolean;
}

/** What stated percentages add up to, for checking that it is at most 100. */
export const statedTotal = (stated: readonly (string | null)[]): string =>
  fromUnits(
    stated.reduce((sum, share) => sum + (share === null ? 0n : toUnits(share, PLACES)), 0n),
    PLACES,
  );

/**
 * Fills in percentages that no source states: what is left of 100 is split equally among them, so that
 * together they make exactly 100. As they are shown, the last places go to the first ones; what counts is not cut.
 * Stated ones stay as they are.
 * rule: docs/numbers.md#shares
 */
export const completeShares = (stated: readonly (string | null)[]): Share[] => {
  const open = stated.filter((share) => share === null).length;
  const left = HUNDRED - toUnits(statedTotal(stated), PLACES);
  const rest = left > 0n ? left : 0n;
  const part = open ? rest / BigInt(open) : 0n;
  const equal = open ? new Exact(fromUnits(rest, PLACES)).div(open).toFixed(24) : '0';
  let over = open ? rest - part * BigInt(open) : 0n;
  return stated.map((share) => {
    if (share !== null) {
      const stated = fromUnits(toUnits(share, PLACES), PLACES);
      return { share: stated, exact: stated, isEqualSplit: false };
    }
    const extra = over > 0n ? 1n : 0n;
    over -= extra;
    return { share: fromUnits(part + extra, PLACES), exact: equal, isEqualSplit: true };
  });
};
