import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { MoneyMeasure } from '../../domain/money/index.js';
import { FundingView } from './FundingView.js';
import type { FundingArguments, FundingKey } from './fundingReads.js';
import { fundingSources } from './fundingSources.js';

/** Every loader of money of one operation. */
export const fundingLoaders = (db: Reader, lens: Lens) => {
  const sources = fundingSources(db, lens);
  /** The funding of one key. */
  const funding = (key: FundingKey, given?: FundingArguments) => new FundingView(sources, key, given);
  return {
    funding,
    /** What no pillar has of a measure of a plan. */
    unallocated: (planId: number, measure: MoneyMeasure, given: FundingArguments) =>
      funding({ scope: 'plan', scopeId: planId, kind: 'unallocated', keyId: planId }, given).total(measure),
  };
};
