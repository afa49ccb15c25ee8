import type { Context } from '../../context.js';
import { type ActionPlan, Organisation } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { FundingKey } from '../../loaders/money/index.js';

/** A plan seen through a funder. */
export interface FunderView {
  organisation: Row<Organisation>;
  plan: Row<ActionPlan>;
}

/** Money of a part of the plan: what the funder provided, and what all donors provided. */
export const shareAndWhole = (key: FundingKey, { organisation, plan }: FunderView, { loaders }: Context) => ({
  share: loaders.funding(key, {
    filter: { donor: organisation.code },
    provider: organisation.id,
    currency: plan.reportingCurrency,
  }),
  whole: loaders.funding(key, { currency: plan.reportingCurrency }),
});
