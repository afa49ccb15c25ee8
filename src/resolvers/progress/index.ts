import {
  IndicatorPartResolver,
  IndicatorPointResolver,
  IndicatorResolver,
  IndicatorTargetResolver,
  IndicatorUnitResolver,
} from './indicator.js';
import { IndicatorMutations } from './indicatorMutations.js';
import { IndicatorSeriesResolver } from './indicatorSeries.js';
import { IndicatorValueResolver } from './indicatorValue.js';
import { MilestoneResolver } from './milestone.js';
import { MilestoneMutations } from './milestoneMutations.js';
import { partProgressResolvers } from './partProgress.js';
import { ProgressExplanationResolver } from './progressExplanation.js';
import { ReportedByResolver } from './reportedBy.js';
import { resultResolvers } from './results.js';

/** Resolvers of indicators, milestones and progress. */
export const progressResolvers = [
  IndicatorResolver,
  IndicatorUnitResolver,
  IndicatorPartResolver,
  IndicatorPointResolver,
  IndicatorTargetResolver,
  IndicatorMutations,
  IndicatorSeriesResolver,
  IndicatorValueResolver,
  MilestoneResolver,
  MilestoneMutations,
  ...partProgressResolvers,
  ProgressExplanationResolver,
  ReportedByResolver,
  ...resultResolvers,
];
