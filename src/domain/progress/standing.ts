import type { ProgressMethod, ProgressStatus } from '../../vocabulary/index.js';
import type { Coverage } from '../reporting/coverage.js';
import { type Measurement, type Part, type Span, shown } from './progress.js';
import { computedStatus, type StatusSource, statusShown, type Thresholds } from './status.js';

/** Something that progress is computed from. */
export interface Input extends Part {
  type: 'Indicator' | 'Milestone' | 'Project' | 'Action';
  id: number;
  isSynthetic: boolean;
  /** Whether its data are approved, and were submitted on time. */
  isApproved: boolean;
  isOnTime: boolean;
}

/** Progress of one thing, as it is shown. */
export interface Progress {
  status: ProgressStatus;
  statusSource: StatusSource;
  computedStatus: ProgressStatus;
  reportedStatus: ProgressStatus | null;
  assessedStatus: ProgressStatus | null;
  assessmentNote: string | null;
  assessedOn: string | null;
  reportedOn: string | null;
  /** Number of the organisation that reported. */
  reportedById: number | null;
  disagreement: boolean;
  value: number | null;
  raw: number | null;
  expected: number | null;
  regressed: boolean;
  method: ProgressMethod;
  coverage: Coverage;
  isSynthetic: boolean;
}

/** Progress with what it was computed from, for roll-ups and explanations. */
export interface Standing {
  progress: Progress;
  measurement: Measurement;
  inputs: readonly Input[];
}

/** The day and the time span that progress is seen against, and the limits of the plan. */
export interface Frame {
  asOf: string;
  span: Span;
  thresholds: Thresholds;
}

/** What people say of the progress of something, beside its figures. */
export interface Stated {
  reported?: ProgressStatus | null;
  /** Day on which the report was submitted that says so, and number of the organisation that submitted it. */
  reportedOn?: string | null;
  reportedById?: number | null;
  assessed?: ProgressStatus | null;
  /** Day from which the assessment holds. */
  assessedOn?: string | null;
  note?: string | null;
  isSynthetic?: boolean;
  /** A status that holds whatever the figures say, such as that of a cancelled project. */
  fixed?: ProgressStatus | null;
}

/** Combines a measurement, the expected progress and the stated statuses. */
export const standingOf = (
  {
    measurement,
    expected,
    method,
    coverage,
    inputs,
    isSynthetic,
  }: {
    measurement: Measurement;
    expected: Part['expected'];
    method: ProgressMethod;
    coverage: Coverage;
    inputs: readonly Input[];
    isSynthetic: boolean;
  },
  { asOf, span, thresholds }: Frame,
  stated: Stated = {},
): Standing => {
  const { reported = null, assessed = null, fixed = null } = stated;
  // The mean of several things is judged by the clamped value: one thing beyond its target does not make up for another.
  const judged = inputs.length ? measurement.value : measurement.raw;
  const computed =
    fixed ??
    computedStatus(
      { isMaintained: measurement.isMaintained, judged, raw: measurement.raw, expected },
      { asOf, start: span.start, thresholds },
    );
  return {
    measurement,
    inputs,
    progress: {
      ...statusShown({ computed, reported, assessed }),
      computedStatus: computed,
      reportedStatus: reported,
      assessedStatus: assessed,
      assessmentNote: stated.note ?? null,
      assessedOn: stated.assessedOn ?? null,
      reportedOn: stated.reportedOn ?? null,
      reportedById: stated.reportedById ?? null,
      value: shown(measurement.value),
      raw: shown(measurement.raw),
      expected: shown(expected),
      regressed: measurement.raw?.lessThan(0) ?? false,
      method,
      coverage,
      isSynthetic: isSynthetic || (stated.isSynthetic ?? false),
    },
  };
};

/** A standing as an input of the thing above it. */
export const asInput = (
  { measurement, progress }: Standing,
  type: Input['type'],
  id: number,
  weight: string,
  expected: Part['expected'],
): Input => ({
  ...measurement,
  type,
  id,
  weight,
  expected,
  isSynthetic: progress.isSynthetic,
  isApproved: progress.coverage.approved > 0,
  isOnTime: progress.coverage.onTime > 0,
});
