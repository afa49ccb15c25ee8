import type { ProgressMethod } from '../../vocabulary/index.js';

const JUDGED =
  'The status is ACHIEVED at 1, else it compares progress with what was to be expected by the day, by the limits of the plan.';
/** How progress of an indicator is computed. */
export const indicatorRule = `Progress of an indicator is (actual − baseline) / (target − baseline), shown between 0 and 1; actual is put together as the indicator declares. Of a scale it is 1 if the latest level meets the target, else not known. ${JUDGED}`;
const MEAN = 'weights are normalised over those that have data, and those without change only the coverage.';
/** How progress is computed by each method. */
export const progressRules = {
  INDICATORS: `The weighted mean of its indicators; ${MEAN} ${JUDGED}`,
  MILESTONES: `Milestones done by the day, by weight, of all: no indicator of it has data. ${JUDGED}`,
  PROJECTS: `The mean of its projects' progress by share: it has neither indicators with data nor milestones; ${MEAN} ${JUDGED}`,
  ACTIONS: `The weighted mean of its actions; ${MEAN} ${JUDGED}`,
  NONE: 'Nothing that it could be computed from has data; that is not the same as no progress.',
} as const satisfies Record<ProgressMethod, string>;
