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
import type { Indicator } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import type { ToleranceUnit } from '../../vocabulary/index.js';
import type { IndicatorFact } from './indicatorFacts.js';

/** An indicator's progress with the figures that it comes from. */
export interface IndicatorStanding extends Standing {
  fact: IndicatorFact;
  /** From the start of what it measures to the day of its target. */
  span: Span;
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
    standing: { ...standing, fact, span },
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

const ALWAYS = { start: '0001-01-01', end: '9999-12-31' };
const UNUSED = { onTrackFrom: 1, atRiskFrom: 1 };

/** Progress of an indicator that the lens does not know yet, and that somebody asks for by its id: nothing. */
export const notKnownYet = (indicator: Row<Indicator>, asOf: string): IndicatorStanding => {
  const { id, actionId, projectId, weight, direction, tolerance } = indicator;
  const toleranceUnit = indicator.toleranceUnit as ToleranceUnit;
  const nothing = {
    actual: null,
    baseline: null,
    target: null,
    targetDate: null,
    periodTargets: [],
    isIncrement: false,
  };
  const counts = { expected: 0, reported: 0, approved: 0, onTime: 0, isSynthetic: false };
  const fact = {
    n: 0,
    indicatorId: id,
    actionId,
    projectId,
    weight,
    direction,
    tolerance,
    toleranceUnit,
    scale: indicator.scale,
    ...nothing,
    ...counts,
  };
  const { standing } = standingAndInput(fact, { asOf, span: ALWAYS, thresholds: UNUSED });
  return { ...standing, progress: { ...standing.progress, expected: null } };
};
