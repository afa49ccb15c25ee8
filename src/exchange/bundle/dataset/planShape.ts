import { z } from 'zod';
import { ActionPartyRole, Wording } from '../../../vocabulary/index.js';
import { code, date, list, name, optional, partialDate, percentage, provenance, text, weight } from './fields.js';

/** An organisation that is responsible for an action. */
export const responsibleShape = z.strictObject({ organisation: code, role: z.enum(ActionPartyRole) });

const action = z.strictObject({
  number: z.number().int().positive(),
  code,
  title: name,
  wording: z.enum(Wording),
  description: optional(text),
  pillar: optional(code),
  workingGroup: optional(z.number().int().positive()),
  startDate: optional(date),
  endDate: optional(date),
  weight: weight.default('1.0000'),
  sdgTargets: list(text),
  responsible: list(responsibleShape),
  provenance,
});

const pillar = z.strictObject({ number: z.number().int().positive(), code, title: name, provenance });

const milestone = z.strictObject({ title: name, body: text, date: partialDate, provenance });

const workingGroup = z.strictObject({
  number: z.number().int().positive(),
  title: name,
  pillar: optional(code),
  provenance,
});

const officer = z.strictObject({
  workingGroup: optional(z.number().int()),
  country: optional(code),
  role: name,
  from: optional(partialDate),
  to: optional(partialDate),
  provenance,
});

/** A plan with all that belongs to it. */
export const planShape = z.strictObject({
  code,
  title: name,
  description: optional(text),
  startDate: date,
  endDate: date,
  reportingCurrency: z.string().default('USD'),
  timeZone: name.default('Asia/Bangkok'),
  onTrackFrom: z.number().default(0.9),
  atRiskFrom: z.number().default(0.6),
  freshDays: z.number().default(90),
  agingDays: z.number().default(180),
  fiscalYearStart: z.number().default(1),
  supersedes: optional(code),
  provenance,
  milestones: list(milestone),
  pillars: list(pillar),
  workingGroups: list(workingGroup),
  officers: list(officer),
  actions: list(action),
});

const actionOfPlan = z.strictObject({ plan: code, action: code });

/** An action that continues in an action of the plan that supersedes its own. */
export const successionShape = z.strictObject({
  from: actionOfPlan,
  to: actionOfPlan,
  share: percentage.refine((value) => Number(value) > 0, 'must be above 0'),
  note: optional(text),
  provenance,
});
