import { type FundingGroup, groupOf, type MeasuredFlow, ofMeasure } from './funding.js';
import { compareExact, ratioOf } from './money.js';

/** Sums of one donor, and what it has of all that is committed. */
export interface DonorGroup extends FundingGroup {
  organisationId: number;
  shareOfCommitted: number | null;
}

/** Flows with their donors by donor, the largest commitment first. Flows of unknown donors are left out. */
export const byDonor = (flows: readonly MeasuredFlow[], target: string): DonorGroup[] => {
  const allCommitted = ofMeasure(flows, 'COMMITTED');
  return [...Map.groupBy(flows, ({ detailId }) => detailId)]
    .flatMap(([organisationId, some]) => {
      if (organisationId === null) return [];
      const shareOfCommitted = ratioOf(ofMeasure(some, 'COMMITTED'), allCommitted);
      return [{ organisationId, shareOfCommitted, ...groupOf(some, target) }];
    })
    .sort(
      (a, b) =>
        compareExact(b.committed.converted.amount, a.committed.converted.amount) || a.organisationId - b.organisationId,
    );
};

/** Flows with their donors: those of which no source says who provided them. */
export const ofUnknownDonor = (flows: readonly MeasuredFlow[], target: string): FundingGroup =>
  groupOf(
    flows.filter(({ detailId }) => detailId === null),
    target,
  );
