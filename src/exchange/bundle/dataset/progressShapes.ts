import { z } from 'zod';
import {
  Aggregation,
  Direction,
  IndicatorMeasure,
  NoDataReason,
  PeriodKind,
  PeriodState,
  ProgressStatus,
  ReportingBasis,
  ReportState,
} from '../../../vocabulary/index.js';
import { code, date, decimal, list, moment, optional, percentage, provenance, text } from './fields.js';

// Results and reports: what a plan and its projects have achieved, by code instead of by id.

const LARGEST = 999_999_999_999_999;
export const number = decimal(10, -LARGEST, LARGEST);
export const weight = decimal(4, 0.0001, 1_000_000);

/** An action of a plan, or a project. */
const owner = { plan: optional(code), action: optional(code), project: optional(code) };

export const point = z.strictObject({ value: number, date: optional(date), comment: optional(text) });
const periodTarget = z.strictObject({ start: date, end: date, value: number, comment: optional(text) });

export const indicatorValue = z.strictObject({
  project: optional(code),
  country: optional(code),
  date,
  value: optional(number),
  numerator: optional(number),
  denominator: optional(number),
  noDataReason: optional(z.enum(NoDataReason)),
  /** State of a value that came without a report. */
  state: z.enum(ReportState).default('APPROVED'),
  /** The period whose report on the owner it came with. */
  period: optional(code),
  recordedAt: optional(moment),
  provenance,
});

export const indicator = z.strictObject({
  ...owner,
  code,
  title: text,
  unit: text,
  measure: z.enum(IndicatorMeasure),
  direction: z.enum(Direction),
  reportingBasis: z.enum(ReportingBasis),
  acrossPeriods: z.enum(Aggregation),
  acrossUnits: z.enum(Aggregation),
  weight: weight.default('1.0000'),
  baseline: optional(point),
  target: optional(point),
  targets: list(periodTarget),
  recordedAt: optional(moment),
  provenance,
  values: list(indicatorValue),
});

export const milestone = z.strictObject({
  ...owner,
  title: text,
  dueOn: date,
  completedOn: optional(date),
  weight: weight.default('1.0000'),
  recordedAt: optional(moment),
  completedAt: optional(moment),
  provenance,
});

export const assessment = z.strictObject({
  plan: code,
  action: code,
  status: z.enum(ProgressStatus),
  note: text,
  date,
  recordedAt: optional(moment),
  provenance,
});

export const reportingPeriod = z.strictObject({
  plan: code,
  code,
  start: date,
  end: date,
  dueOn: date,
  kind: z.enum(PeriodKind).default('REGULAR'),
  state: z.enum(PeriodState).default('OPEN'),
  /** Of a closed period: the day that its snapshot is frozen as of, if there is none yet. */
  closedOn: optional(date),
  provenance,
});

export const report = z.strictObject({
  plan: code,
  period: code,
  action: optional(code),
  project: optional(code),
  organisation: optional(code),
  narrative: optional(text),
  achievements: optional(text),
  challenges: optional(text),
  wayForward: optional(text),
  reportedStatus: optional(z.enum(ProgressStatus)),
  events: z.array(z.strictObject({ at: moment, to: z.enum(ReportState), note: optional(text) })).min(1),
  provenance,
});

export const succession = z.strictObject({
  from: z.strictObject({ plan: code, action: code }),
  to: z.strictObject({ plan: code, action: code }),
  share: percentage.refine((value) => Number(value) > 0, 'must be above 0'),
  note: optional(text),
  provenance,
});
