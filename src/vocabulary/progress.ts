import { type Member, published } from './published.js';

export const IndicatorMeasure = published('IndicatorMeasure', 'What an indicator measures (IATI IndicatorMeasure).', {
  UNIT: 'A number of things. IATI 1.',
  PERCENTAGE: 'A percentage. IATI 2.',
  NOMINAL: 'A category. IATI 3.',
  ORDINAL: 'A rank. IATI 4.',
  QUALITATIVE: 'A description. IATI 5.',
});
export type IndicatorMeasure = Member<typeof IndicatorMeasure>;

export const Direction = published('Direction', 'Which way is better.', {
  INCREASE: 'Higher is better (IATI ascending).',
  DECREASE: 'Lower is better (IATI descending).',
  MAINTAIN: 'The level is to be kept.',
});
export type Direction = Member<typeof Direction>;

export const ReportingBasis = published('ReportingBasis', 'What one value of an indicator stands for.', {
  PERIODIC: 'What was achieved in its period alone.',
  CUMULATIVE: 'All that was achieved up to its date: it already contains the earlier ones, so the latest counts.',
  POINT_IN_TIME: 'The level on its date.',
});
export type ReportingBasis = Member<typeof ReportingBasis>;

export const Aggregation = published('Aggregation', 'How several values become one.', {
  SUM: 'They are added.',
  AVERAGE: 'Their plain mean.',
  MAX: 'The largest.',
  MIN: 'The smallest.',
  LATEST: 'The one of the latest date; across periods only.',
  RATIO: 'The sum of numerators as a percentage of the sum of denominators, never a mean of ratios; across units only.',
  NONE: 'There is one unit only; across units only.',
});
export type Aggregation = Member<typeof Aggregation>;

export const NoDataReason = published('NoDataReason', 'Why there is no value.', {
  NOT_APPLICABLE: 'The unit has nothing to report here; it is then not expected to.',
  NOT_AVAILABLE: 'The value exists but could not be had.',
  NOT_COLLECTED: 'Nobody measured it.',
  CONFIDENTIAL: 'The value may not be shown.',
});
export type NoDataReason = Member<typeof NoDataReason>;

export const ProgressStatus = published('ProgressStatus', 'How something stands.', {
  NOT_STARTED: 'Its start lies in the future.',
  NO_DATA: 'It has started, and nothing is known of its progress. Not the same as none.',
  ON_TRACK: 'Progress keeps up with the time that has passed.',
  AT_RISK: 'Progress falls behind.',
  OFF_TRACK: 'Progress is far behind.',
  ACHIEVED: 'The target is reached.',
  ON_HOLD: 'Halted for the time being.',
  CANCELLED: 'Given up.',
  MERGED: 'Carried on within something else.',
});
export type ProgressStatus = Member<typeof ProgressStatus>;

export const StatusSource = published('StatusSource', 'Which of the statuses is the one shown.', {
  COMPUTED: 'The one computed from facts.',
  REPORTED: 'The one that the latest report states.',
  ASSESSED: 'The one that the secretariat has given.',
});
export type StatusSource = Member<typeof StatusSource>;

export const ProgressMethod = published('ProgressMethod', 'What progress was computed from.', {
  INDICATORS: 'Its own indicators, weighted.',
  MILESTONES: 'Milestones done of all, by weight, as no indicator has data.',
  PROJECTS: 'Its projects by share, as it has neither indicators with data nor milestones.',
  ACTIONS: 'Its actions, weighted.',
  NONE: 'Nothing that has data.',
});
export type ProgressMethod = Member<typeof ProgressMethod>;
