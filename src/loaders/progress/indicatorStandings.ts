import {
  asInput,
  expectedOf,
  type Input,
  measure,
  type Span,
  type Standing,
  standingOf,
  type Thresholds,
} from '../../domain/progress/index.js';
import { withRate } from '../../domain/reporting/index.js';
import type { IndicatorFact } from './indicatorFacts.js';

/** An indicator's progress with the figures that it comes from. */
export interface IndicatorStanding extends Standing {
  fact: IndicatorFact;
}

/** What progress is judged by: the day, the time that something has, and the limits of the plan. */
export interface Frame {
  asOf: string;
  span: Span;
  thresholds: Thresholds;
}

const standingAndInput = (fact: IndicatorFact, frame: Frame): { standing: IndicatorStanding; input: Input } => {
  const span = { start: frame.span.start, end: fact.targetDate ?? frame.span.end };
  const expected = expectedOf(fact, frame.asOf, span);
  const { expected: expectedUnits, reported, approved, onTime, isSynthetic } = fact;
  const standing = standingOf(
    {
      measurement: measure(fact),
      expected,
      method: 'INDICATORS',
      coverage: withRate({ expected: expectedUnits, reported, approved, onTime }),
      inputs: [],
      isSynthetic,
    },
    { ...frame, span },
  );
  return {
    standing: { ...standing, fact },
    input: asInput(standing, 'Indicator', fact.indicatorId, fact.weight, expected),
  };
};

/** Progress of the indicators of one owner, by number, and what each adds to the progress of the owner. */
export const indicatorStandings = (facts: readonly IndicatorFact[], frame: Frame) => {
  const both = facts.map((fact) => standingAndInput(fact, frame));
  return {
    indicators: new Map(both.map(({ standing }) => [standing.fact.indicatorId, standing])),
    inputs: both.map(({ input }) => input),
  };
};
