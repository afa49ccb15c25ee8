import type { Context } from '../../context.js';
import type { ActionPlan } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { MetricsFilter } from '../../schema/analysis/index.js';

/** Month in which fiscal years begin: those of the donor that is looked at, if they are known, else those of the plan. */
export const fiscalStartOf = async (
  plan: Row<ActionPlan>,
  filter: MetricsFilter | null | undefined,
  { loaders }: Context,
): Promise<number> => {
  const donor = filter?.donor == null ? null : await loaders.organisationByCode(filter.donor);
  return donor?.fiscalYearStart ?? plan.fiscalYearStart;
};
