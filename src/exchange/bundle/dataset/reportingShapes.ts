import { z } from 'zod';
import { PeriodKind, PeriodState, ProgressStatus, ReportState } from '../../../vocabulary/index.js';
import { code, date, moment, optional, provenance, text } from './fields.js';

/** A reporting period of a plan. */
export const reportingPeriodShape = z.strictObject({
  plan: code,
  code,
  start: date,
  end: date,
  dueOn: date,
  kind: z.enum(PeriodKind).default('REGULAR'),
  state: z.enum(PeriodState).default('OPEN'),
  /** Of a closed period: the day as of which its snapshot is taken, if there is none yet. */
  closedOn: optional(date),
  provenance,
});

/** A report on an action or a project, with the steps that it took. */
export const reportShape = z.strictObject({
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
