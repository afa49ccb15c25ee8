import { completeShares, type Share } from '../../domain/plan/index.js';
import { neverAbsent } from '../batch.js';

/** Links with the share of each: the one stated, or an equal part of what is left of 100. */
export const completeLinks = <L>(
  links: readonly L[],
  statedBy: (link: L) => string | null,
): (Share & { link: L })[] => {
  const shares = completeShares(links.map(statedBy));
  return links.map((link, index) => ({ link, ...(shares[index] ?? neverAbsent()) }));
};
