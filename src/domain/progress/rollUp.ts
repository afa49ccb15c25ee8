import type { ProgressMethod } from '../../vocabulary/index.js';
import { type Coverage, withRate } from '../reporting/coverage.js';
import { contribution, elapsed, meanOf, nothing as nothingKnown, partDone } from './progress.js';
import { type Frame, type Input, type Standing, type Stated, standingOf } from './standing.js';

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

/** What the progress of a thing can be computed from. */
interface Sources {
  indicators?: readonly Input[];
  /** Its milestones, if it has any: how many, and the weight of those done and of all. */
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
  if (milestones) {
    const { count, done, all, isSynthetic } = milestones;
    // Before the start, a milestone that is not done says nothing, whatever else there is.
    const hasBegun = frame.span.start <= frame.asOf || Number(done) > 0;
    const known = hasBegun ? count : 0;
    const coverage = withRate({ expected: count, reported: known, approved: known, onTime: known });
    const of = hasBegun
      ? { measurement: partDone(done, all), method: 'MILESTONES' as const }
      : { measurement: nothingKnown, method: 'NONE' as const };
    return standingOf({ ...of, expected: passed, coverage, inputs: [], isSynthetic }, frame, stated);
  }
  if (hasData(projects)) return ofInputs(projects, 'PROJECTS');
  if (hasData(actions)) return ofInputs(actions, 'ACTIONS');
  // Nothing has data; what should have some is still shown.
  return ofInputs([indicators, projects, actions].find((inputs) => inputs.length) ?? [], 'NONE');
};
