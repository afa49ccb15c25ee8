import type { ProgressMethod, ProgressStatus } from '../../vocabulary/index.js';
import { type Coverage, withRate } from '../reporting/coverage.js';
import {
  computedStatus,
  contribution,
  elapsed,
  type Measurement,
  meanOf,
  type Part,
  partDone,
  type Span,
  shown,
  statusShown,
  type Thresholds,
} from './progress.js';

/** Something that progress is computed from. */
export interface Input extends Part {
  type: 'Indicator' | 'Milestone' | 'Project' | 'Action';
  id: number;
  isSynthetic: boolean;
  /** Whether its data are approved, and came in on time. */
  isApproved: boolean;
  isOnTime: boolean;
}

/** Progress of one thing, as it is shown. */
export interface Progress {
  status: ProgressStatus;
  statusSource: 'COMPUTED' | 'REPORTED' | 'ASSESSED';
  computedStatus: ProgressStatus;
  reportedStatus: ProgressStatus | null;
  assessedStatus: ProgressStatus | null;
  assessmentNote: string | null;
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

interface Frame {
  asOf: string;
  span: Span;
  thresholds: Thresholds;
}

interface Stated {
  reported?: ProgressStatus | null;
  assessed?: ProgressStatus | null;
  note?: string | null;
  isSynthetic?: boolean;
  /** A status that stands whatever the figures say, such as that of a cancelled project. */
  fixed?: ProgressStatus | null;
}

/** Puts a measurement, what was expected, and the statuses stated together. */
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
  { reported = null, assessed = null, note = null, isSynthetic: isStatedSynthetic = false, fixed = null }: Stated = {},
): Standing => {
  // The mean of several things is judged by the clamped value: what one does beyond its target does not make up for another.
  // Where nothing is to be expected yet, only going backwards tells.
  const judged = inputs.length && !expected.isZero() ? measurement.value : measurement.raw;
  const computed =
    fixed ??
    computedStatus(
      { isMaintained: measurement.isMaintained, judged, expected },
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
      assessmentNote: note,
      value: shown(measurement.value),
      raw: shown(measurement.raw),
      expected: shown(expected),
      regressed: measurement.raw?.lessThan(0) ?? false,
      method,
      coverage,
      isSynthetic: isSynthetic || isStatedSynthetic,
    },
  };
};

const coverageOf = (inputs: readonly Input[]): Coverage => {
  const known = inputs.filter((input) => contribution(input) !== null);
  return withRate({
    expected: inputs.length,
    reported: known.length,
    approved: known.filter(({ isApproved }) => isApproved).length,
    onTime: known.filter(({ isOnTime }) => isOnTime).length,
  });
};

const hasData = (inputs: readonly Input[]) => inputs.some((input) => contribution(input) !== null);

interface Sources {
  indicators?: readonly Input[];
  /** Weights of its milestones, if it has any. */
  milestones?: { count: number; done: string; all: string; isSynthetic: boolean } | null;
  projects?: readonly Input[];
  actions?: readonly Input[];
}

/** Progress from the first of these that has data: indicators, milestones, projects, actions. */
export const rollUp = (
  { indicators = [], milestones = null, projects = [], actions = [] }: Sources,
  frame: Frame,
  stated: Stated = {},
): Standing => {
  const passed = elapsed(frame.asOf, frame.span);
  const ofInputs = (inputs: readonly Input[], method: ProgressMethod, usesInputsTime = false) => {
    const { expected, ...measurement } = meanOf(inputs);
    const isSynthetic = inputs.some((input) => input.isSynthetic && contribution(input) !== null);
    return standingOf(
      {
        measurement,
        expected: (usesInputsTime ? expected : null) ?? passed,
        method,
        coverage: coverageOf(inputs),
        inputs,
        isSynthetic,
      },
      frame,
      stated,
    );
  };
  if (hasData(indicators)) return ofInputs(indicators, 'INDICATORS', true);
  // Before the start, steps that are not done say nothing.
  if (milestones && (frame.span.start <= frame.asOf || Number(milestones.done) > 0)) {
    const { count, done, all, isSynthetic } = milestones;
    const coverage = withRate({ expected: count, reported: count, approved: count, onTime: count });
    return standingOf(
      { measurement: partDone(done, all), expected: passed, method: 'MILESTONES', coverage, inputs: [], isSynthetic },
      frame,
      stated,
    );
  }
  if (hasData(projects)) return ofInputs(projects, 'PROJECTS');
  if (hasData(actions)) return ofInputs(actions, 'ACTIONS');
  // Nothing has data; what should have had is still shown.
  return ofInputs([indicators, projects, actions].find((inputs) => inputs.length) ?? [], 'NONE');
};

/** A standing as an input of what is above it. */
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
