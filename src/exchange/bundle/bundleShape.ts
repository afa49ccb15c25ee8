import { z } from 'zod';
import {
  ActivityStatus,
  FinancialScope,
  IndicatorMeasure,
  OrganisationRole,
  OrganisationType,
  Wording,
} from '../../vocabulary/index.js';
import { code, currency, date, moment, name, number, partialDate, percentage, text, weight } from './dataset/fields.js';
import { budgetShape, exchangeRateShape, plannedDisbursementShape, transactionShape } from './dataset/moneyShapes.js';
import { responsibleShape, successionShape } from './dataset/planShape.js';
import {
  assessmentShape,
  indicatorShape,
  indicatorValueShape,
  milestoneShape,
  pointShape,
} from './dataset/progressShapes.js';
import { sectorShape } from './dataset/projectShape.js';
import { reportingPeriodShape, reportShape } from './dataset/reportingShapes.js';
import { withUsual } from './dataset/stated.js';

// A bundle is one plan as people write it, see docs/bundle.md. It leaves out what follows from the rest: the plan of
// each record, its provenance, and whatever has a usual value. Where a record is like that of a dataset, its shape is
// that one.

const ofThePlan = { plan: true, provenance: true } as const;

/** A record that may be its bare code. */
const bareCode = code.transform((value) => ({ code: value }));

const action = z.union([
  bareCode,
  z.strictObject({
    code,
    title: name.optional(),
    description: text.optional(),
    wording: z.enum(Wording).optional(),
    weight: weight.optional(),
    startDate: date.optional(),
    endDate: date.optional(),
    sdgTargets: z.array(text).optional(),
    responsible: z.array(responsibleShape).optional(),
  }),
]);

const organisation = z.union([
  bareCode,
  z.strictObject({
    code,
    name: name.optional(),
    acronym: name.optional(),
    type: z.enum(OrganisationType).optional(),
    country: code.optional(),
    iatiRef: name.optional(),
    aliases: z.array(name).optional(),
    fiscalYearStart: z.number().optional(),
  }),
]);

const plan = z.strictObject({
  code,
  title: name.optional(),
  description: text.optional(),
  start: date,
  end: date,
  reportingCurrency: z.string().optional(),
  timeZone: name.optional(),
  supersedes: code.optional(),
  onTrackFrom: z.number().optional(),
  atRiskFrom: z.number().optional(),
  freshDays: z.number().optional(),
  agingDays: z.number().optional(),
  fiscalYearStart: z.number().optional(),
});

const pillar = z.strictObject({ code, title: name.optional(), actions: z.array(action).default([]) });

/** Percentages by code, or a list of codes without any. */
const shares = z.union([
  z.array(code).transform((codes) => Object.fromEntries(codes.map((one) => [one, null]))),
  z.record(code, percentage.nullable()),
]);

const budget = budgetShape
  .omit({ project: true, provenance: true })
  .partial({ type: true, status: true, periodStart: true, periodEnd: true, valueDate: true, recordedAt: true });

const project = z.strictObject({
  code,
  title: name.optional(),
  description: text.optional(),
  iatiIdentifier: name.optional(),
  activityStatus: z.enum(ActivityStatus).optional(),
  plannedStart: partialDate.optional(),
  actualStart: partialDate.optional(),
  plannedEnd: partialDate.optional(),
  actualEnd: partialDate.optional(),
  parent: code.optional(),
  financialScope: z.enum(FinancialScope).optional(),
  /** Says in which currency the project thinks; its transactions name their own. */
  currency: currency.optional(),
  budget: budget.optional(),
  budgets: z.array(budget).optional(),
  actions: shares.optional(),
  countries: shares.optional(),
  regions: shares.optional(),
  sectors: z.array(sectorShape).optional(),
  donors: z.array(code).optional(),
  organisations: z.array(z.strictObject({ organisation: code, role: z.enum(OrganisationRole) })).optional(),
});

const transaction = transactionShape.omit({ transactionDate: true, provenance: true }).extend({ date });

/** A point may be its bare value. */
const point = z.union([number.transform((value) => withUsual({ value }, { date: null, comment: null })), pointShape]);

const indicator = indicatorShape.omit({ ...ofThePlan, values: true }).extend({
  unit: name.optional(),
  measure: z.enum(IndicatorMeasure).optional(),
  baseline: point.nullable().default(null),
  target: point.nullable().default(null),
  values: z.array(indicatorValueShape.omit({ provenance: true })).default([]),
});

const succession = z.strictObject({
  from: code,
  to: code,
  share: successionShape.shape.share,
  note: text.optional(),
});

/** One plan as people write it. */
export const bundleShape = z.strictObject({
  about: z.string().optional(),
  expect: z.unknown().optional(),
  statedAt: moment.optional(),
  plan,
  pillars: z.array(pillar).min(1),
  organisations: z.array(organisation).default([]),
  projects: z.array(project).default([]),
  transactions: z.array(transaction).default([]),
  plannedDisbursements: z.array(plannedDisbursementShape.omit({ provenance: true })).default([]),
  exchangeRates: z.array(exchangeRateShape).default([]),
  reportingPeriods: z.array(reportingPeriodShape.omit(ofThePlan)).default([]),
  reports: z.array(reportShape.omit(ofThePlan)).default([]),
  indicators: z.array(indicator).default([]),
  milestones: z.array(milestoneShape.omit(ofThePlan)).default([]),
  assessments: z.array(assessmentShape.omit(ofThePlan)).default([]),
  successions: z.array(succession).default([]),
});

/** A bundle that has the right shape. */
export type Bundle = z.output<typeof bundleShape>;
