import { z } from 'zod';
import {
  Aggregation,
  DimensionKind,
  Direction,
  IndicatorMeasure,
  NoDataReason,
  ProgressStatus,
  ReportingBasis,
  ReportState,
  ToleranceUnit,
} from '../../../vocabulary/index.js';
import { code, date, list, moment, name, number, optional, provenance, text, weight } from './fields.js';

// Results: what a plan and its projects have achieved.

/** An action of a plan, or a project. */
const owner = { plan: optional(code), action: optional(code), project: optional(code) };

/** A baseline or a final target. */
export const pointShape = z.strictObject({ value: number, date: optional(date), comment: optional(text) });
const periodTarget = z.strictObject({ start: date, end: date, value: number, comment: optional(text) });

/** A level of a scale, with its fields in the order in which PostgreSQL keeps them: what is the same is not written again. */
const scaleLevel = z.strictObject({ code, rank: z.int(), label: name, meetsTarget: z.boolean() });

/** A dimension, with its fields in that order too. */
const dimension = z.strictObject({ kind: z.enum(DimensionKind).default('OTHER'), name, values: z.array(name) });

/** A value of an indicator, or the reason why there is none. */
export const indicatorValueShape = z.strictObject({
  project: optional(code),
  country: optional(code),
  /** What it is a part of: the value of each dimension, by name. */
  dimensions: optional(z.record(name, name)),
  date,
  value: optional(number),
  numerator: optional(number),
  denominator: optional(number),
  /** Code of a level of the indicator's scale. */
  level: optional(code),
  noDataReason: optional(z.enum(NoDataReason)),
  /** State of a value that came without a report. */
  state: z.enum(ReportState).default('APPROVED'),
  /** The period whose report on the owner it came with. */
  period: optional(code),
  recordedAt: optional(moment),
  provenance,
});

/** An indicator of an action or a project, with its targets and values. */
export const indicatorShape = z.strictObject({
  ...owner,
  code,
  title: name,
  unit: name,
  measure: z.enum(IndicatorMeasure),
  direction: z.enum(Direction),
  tolerance: optional(number),
  toleranceUnit: z.enum(ToleranceUnit).default('ABSOLUTE'),
  scale: optional(z.array(scaleLevel)),
  dimensions: optional(z.array(dimension)).transform((all) => (all?.length ? all : null)),
  reportingBasis: z.enum(ReportingBasis),
  acrossPeriods: z.enum(Aggregation),
  acrossUnits: z.enum(Aggregation),
  weight: weight.default('1.0000'),
  baseline: optional(pointShape),
  target: optional(pointShape),
  targets: list(periodTarget),
  recordedAt: optional(moment),
  provenance,
  values: list(indicatorValueShape),
});

/** A milestone of an action or a project. */
export const milestoneShape = z.strictObject({
  ...owner,
  title: name,
  dueOn: date,
  completedOn: optional(date),
  weight: weight.default('1.0000'),
  recordedAt: optional(moment),
  completedAt: optional(moment),
  provenance,
});

/** What somebody judged the status of an action to be. */
export const assessmentShape = z.strictObject({
  plan: code,
  action: code,
  status: z.enum(ProgressStatus),
  note: text,
  date,
  recordedAt: optional(moment),
  provenance,
});
