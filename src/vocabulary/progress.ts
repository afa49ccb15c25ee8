import { type Member, published } from './published.js';

export const IndicatorMeasure = published('IndicatorMeasure', 'What an indicator measures (IATI IndicatorMeasure).', {
  UNIT: 'A number of things. IATI 1.',
  PERCENTAGE: 'A percentage. IATI 2.',
  NOMINAL: 'A category. IATI 3.',
  ORDINAL: 'A rank. IATI 4.',
  QUALITATIVE: 'A description. IATI 5.',
});
export type IndicatorMeasure = Member<typeof IndicatorMeasure>;

export const Direction = published('Direction', 'Whether higher or lower values are better.', {
  INCREASE: 'Higher is better (IATI ascending).',
  DECREASE: 'Lower is better (IATI descending).',
  MAINTAIN: 'The level should stay the same, within the tolerance on either side of the target.',
  MAINTAIN_AT_LEAST: 'The level should not fall below the target by more than the tolerance.',
  MAINTAIN_AT_MOST: 'The level should not rise above the target by more than the tolerance.',
});
export type Direction = Member<typeof Direction>;

export const DimensionKind = published('DimensionKind', 'What the values of an indicator are divided by.', {
  SEX: 'Sex.',
  AGE: 'Age.',
  DISABILITY: 'Disability.',
  LOCATION: 'Location, e.g. urban and rural.',
  OTHER: 'Something else: its name says what.',
});
export type DimensionKind = Member<typeof DimensionKind>;

export const ToleranceUnit = published('ToleranceUnit', 'What a tolerance is in.', {
  ABSOLUTE: 'The unit of the indicator.',
  PERCENT: 'Per cent of the target.',
});
export type ToleranceUnit = Member<typeof ToleranceUnit>;

export const ReportingBasis = published('ReportingBasis', 'What one value of an indicator covers.', {
  PERIODIC: 'What was achieved in its period only.',
  CUMULATIVE: 'Everything that was achieved up to its date. It contains the earlier values, so only the latest counts.',
  POINT_IN_TIME: 'The level on its date.',
});
export type ReportingBasis = Member<typeof ReportingBasis>;

export const Aggregation = published('Aggregation', 'How several values are combined into one.', {
  SUM: 'Their sum.',
  AVERAGE: 'Their mean, without weights.',
  MAX: 'The largest.',
  MIN: 'The smallest.',
  LATEST: 'The value with the latest date. Across periods only.',
  RATIO:
    'The sum of the numerators as a percentage of the sum of the denominators, never a mean of ratios. Across units only.',
  NONE: 'There is only one unit. Across units only.',
});
export type Aggregation = Member<typeof Aggregation>;

export const NoDataReason = published('NoDataReason', 'Why there is no value.', {
  NOT_APPLICABLE: 'The unit has nothing to report here. It is then not expected in the coverage.',
  NOT_AVAILABLE: 'The value exists but could not be obtained.',
  NOT_COLLECTED: 'Nobody measured it.',
  CONFIDENTIAL: 'The value must not be shown.',
});
export type NoDataReason = Member<typeof NoDataReason>;

export const ProgressStatus = published('ProgressStatus', 'Status of an action, a project or an indicator.', {
  NOT_STARTED: 'Its start is in the future.',
  NO_DATA: 'It has started, and nothing is known about its progress. Not the same as no progress.',
  ON_TRACK: 'Progress is close to what is expected on the day, or above it.',
  AT_RISK: 'Progress is behind what is expected on the day.',
  OFF_TRACK: 'Progress is far behind what is expected on the day.',
  ACHIEVED: 'The target is reached.',
  ON_HOLD: 'Suspended for now.',
  CANCELLED: 'Cancelled.',
  MERGED: 'Merged into another action or project.',
});
export type ProgressStatus = Member<typeof ProgressStatus>;

export const StatusSource = published('StatusSource', 'Which of the three statuses is shown.', {
  COMPUTED: 'The status computed from facts.',
  REPORTED: 'The status that the latest report states.',
  ASSESSED: 'The status that the secretariat assessed.',
});
export type StatusSource = Member<typeof StatusSource>;

export const ProgressMethod = published('ProgressMethod', 'What progress was computed from.', {
  INDICATORS: 'Its own indicators, weighted.',
  MILESTONES: 'Milestones completed of all milestones, by weight. Used if no indicator has data.',
  PROJECTS: 'Its projects, by share. Used if it has neither indicators with data nor milestones.',
  ACTIONS: 'Its actions, weighted.',
  NONE: 'Nothing that has data.',
});
export type ProgressMethod = Member<typeof ProgressMethod>;

export const IndicatorPointKind = published(
  'IndicatorPointKind',
  'Whether a value to measure by is a baseline or a target.',
  {
    BASELINE: 'Value before the work began.',
    TARGET: 'Value to reach.',
  },
);
export type IndicatorPointKind = Member<typeof IndicatorPointKind>;

export const IndicatorSeriesPointKind = published('IndicatorSeriesPointKind', 'What a point of an indicator is for.', {
  BASELINE: 'Day of the baseline.',
  VALUE: 'Day of a value that counts.',
  TODAY: "The lens's day.",
  TARGET: 'Day by which the target is to be reached.',
});
export type IndicatorSeriesPointKind = Member<typeof IndicatorSeriesPointKind>;
