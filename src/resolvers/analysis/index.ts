import { ChangesOfPlanResolver, ChangesResolver } from './changes.js';
import { ActionQualityResolver, PlanQualityResolver, ProjectQualityResolver } from './dataQuality.js';
import { MetricsResolver } from './metrics.js';
import { statusSummaryResolvers } from './statusSummary.js';
import { TimeSeriesResolver } from './timeSeries.js';

/** Resolvers of figures, changes and data quality. */
export const analysisResolvers = [
  ChangesOfPlanResolver,
  ChangesResolver,
  PlanQualityResolver,
  ActionQualityResolver,
  ProjectQualityResolver,
  MetricsResolver,
  TimeSeriesResolver,
  ...statusSummaryResolvers,
];
