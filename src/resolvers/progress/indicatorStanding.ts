import type { Context } from '../../context.js';
import { type Subject, subjectOfRow } from '../../domain/subject.js';
import type { Indicator } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import type { Loaders } from '../../loaders/index.js';
import { type IndicatorStanding, notKnownYet } from '../../loaders/progress/index.js';
import { linkedRow } from '../linkedRow.js';

const standingOfOwner = async ({ type, id }: Subject, loaders: Loaders) => {
  if (type === 'Project') return loaders.projectProgress.load(id);
  const { planId } = await linkedRow(loaders.action, id);
  return (await loaders.planProgress(planId)).actions.get(id);
};

/** Progress of an indicator, taken from that of the action or project that it measures. */
export const standingOfIndicator = async (
  indicator: Row<Indicator>,
  { loaders, lens }: Context,
): Promise<IndicatorStanding> => {
  const owner = await standingOfOwner(subjectOfRow(indicator), loaders);
  return owner?.indicators.get(indicator.id) ?? notKnownYet(indicator, lens.asOf);
};
