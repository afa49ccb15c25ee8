import type { Standing } from '../../domain/progress/index.js';
import type { IndicatorFact } from './indicatorFacts.js';
import { type Frame, type IndicatorStanding, indicatorStandings } from './indicatorStandings.js';
import type { OwnerFact } from './ownerFacts.js';

/** Progress of an action or project, with that of its indicators. */
export interface OwnerStanding extends Standing {
  indicators: ReadonlyMap<number, IndicatorStanding>;
}

const milestonesOf = ({ milestones, doneWeight, allWeight, hasSyntheticMilestone }: OwnerFact) =>
  milestones > 0 && doneWeight !== null && allWeight !== null
    ? { count: milestones, done: doneWeight, all: allWeight, isSynthetic: hasSyntheticMilestone }
    : null;

/** What the progress of an action or project comes from: its own indicators and milestones, and its time and limits. */
export const figuresOf = (fact: OwnerFact, indicators: readonly IndicatorFact[], asOf: string) => {
  const frame: Frame = { asOf, span: fact, thresholds: fact };
  return { frame, milestones: milestonesOf(fact), ...indicatorStandings(indicators, frame) };
};
