import { z } from 'zod';
import { isTimeZone } from '../../../domain/lens.js';
import { isCurrency } from '../../../domain/money/index.js';
import { type Problem } from '../../../domain/problems.js';
import {
  ActionPartyRole,
  ActivityStatus,
  BudgetStatus,
  BudgetType,
  EscapMembership,
  FinancialScope,
  OrganisationRole,
  OrganisationType,
  TransactionType,
  Wording,
} from '../../../vocabulary/index.js';
import {
  code,
  date,
  decimal,
  list,
  moment,
  optional,
  partialDate,
  percentage,
  provenance,
  text,
  url,
} from './fields.js';
import { assessment, indicator, milestone, report, reportingPeriod, succession, weight } from './progressShapes.js';

// Everything that the tracker stores of a plan and its delivery, by code instead of by id.

const source = z.strictObject({
  code,
  title: text,
  url: optional(url),
  kind: optional(text),
  extentRead: optional(text),
});

const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  alpha2: optional(z.string()),
  m49: optional(z.string()),
  name: text,
  membership: optional(z.enum(EscapMembership)),
  admittedOn: optional(date),
  subregion: optional(text),
  subregionCode: optional(code),
  provenance,
  subregionProvenance: optional(provenance),
  /** A mere mention: made if it is missing, left as it is if not. */
  isMention: z.boolean().default(false),
});

const groupMembership = z.strictObject({
  country: code,
  group: code,
  validFrom: optional(date),
  validTo: optional(date),
  listedOn: optional(date),
  provenance,
});

const organisation = z.strictObject({
  code,
  name: text,
  acronym: optional(text),
  type: z.enum(OrganisationType),
  iatiRef: optional(text),
  country: optional(code),
  isKnownDonor: z.boolean().default(false),
  /** A mere mention: made if it is missing, left as it is if not. */
  isMention: z.boolean().default(false),
  provenance,
});

const action = z.strictObject({
  number: z.number().int().positive(),
  code,
  title: text,
  wording: z.enum(Wording),
  description: optional(text),
  pillar: optional(code),
  workingGroup: optional(z.number().int().positive()),
  startDate: optional(date),
  endDate: optional(date),
  weight: weight.default('1.0000'),
  sdgTargets: list(text),
  responsible: list(z.strictObject({ organisation: code, role: z.enum(ActionPartyRole) })),
  provenance,
});

const plan = z.strictObject({
  code,
  title: text,
  description: optional(text),
  startDate: date,
  endDate: date,
  reportingCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  timeZone: text.refine(isTimeZone, 'must be a time zone of IANA, such as "Asia/Bangkok"').default('Asia/Bangkok'),
  onTrackFrom: z.number().positive().max(1).default(0.9),
  atRiskFrom: z.number().positive().max(1).default(0.6),
  freshDays: z.number().int().positive().default(90),
  agingDays: z.number().int().positive().default(180),
  supersedes: optional(code),
  provenance,
  milestones: list(z.strictObject({ title: text, body: text, date: partialDate, provenance })),
  pillars: list(z.strictObject({ number: z.number().int().positive(), code, title: text, provenance })),
  workingGroups: list(
    z.strictObject({ number: z.number().int().positive(), title: text, pillar: optional(code), provenance }),
  ),
  officers: list(
    z.strictObject({
      workingGroup: optional(z.number().int()),
      country: optional(code),
      role: text,
      from: optional(partialDate),
      to: optional(partialDate),
      provenance,
    }),
  ),
  actions: list(action),
});

const project = z.strictObject({
  code,
  iatiIdentifier: optional(text),
  title: text,
  description: optional(text),
  activityStatus: optional(z.enum(ActivityStatus)),
  plannedStart: optional(partialDate),
  actualStart: optional(partialDate),
  plannedEnd: optional(partialDate),
  actualEnd: optional(partialDate),
  sectors: list(text),
  parent: optional(code),
  financialScope: z.enum(FinancialScope).default('WHOLE'),
  provenance,
  actions: list(
    z.strictObject({ plan: code, action: code, share: optional(percentage), contribution: optional(text), provenance }),
  ),
  pillars: list(z.strictObject({ plan: code, pillar: code, provenance })),
  countries: list(z.strictObject({ country: code, percentage: optional(percentage), provenance })),
  organisations: list(
    z.strictObject({
      organisation: code,
      role: z.enum(OrganisationRole),
      ambiguous: z.boolean().default(false),
      provenance,
    }),
  ),
});

const event = z.strictObject({
  code,
  title: text,
  start: partialDate,
  end: optional(partialDate),
  place: optional(text),
  country: optional(code),
  url: optional(url),
  projects: list(code),
  provenance,
});

const publication = z.strictObject({
  code,
  title: text,
  symbol: optional(text),
  type: optional(text),
  authors: optional(text),
  date: optional(partialDate),
  url: optional(url),
  project: optional(code),
  provenance,
});

const tool = z.strictObject({ code, title: text, description: optional(text), url: optional(url), provenance });

const LARGEST = 999_999_999_999_999; // exactly a number; larger sums of money are not met
/** An amount of money: two decimals, signed. */
export const amount = decimal(2, -LARGEST, LARGEST);
export const currency = z
  .string()
  .refine((value) => isCurrency(value), 'must be a currency of ISO 4217, such as "USD"');
export const rate = decimal(10, 0.0000000001, 9_999_999_999);

const transaction = z.strictObject({
  project: code,
  type: z.enum(TransactionType),
  amount: amount.refine((value) => !/^-?0\.00$/.test(value), 'must not be zero'),
  currency,
  transactionDate: date,
  valueDate: optional(date),
  provider: optional(code),
  receiver: optional(code),
  description: optional(text),
  externalRef: optional(text),
  recordedAt: optional(moment),
  provenance,
});

const budget = z.strictObject({
  project: code,
  type: z.enum(BudgetType),
  status: z.enum(BudgetStatus),
  periodStart: date,
  periodEnd: date,
  amount: decimal(2, 0, LARGEST),
  currency,
  valueDate: date,
  provenance,
});

const exchangeRate = z.strictObject({
  from: currency,
  to: currency,
  date,
  rate,
  source: text,
  recordedAt: optional(moment),
});

const dataset = z.strictObject({
  sources: list(source),
  countryGroups: list(z.strictObject({ code, name: text })),
  countries: list(country),
  groupMemberships: list(groupMembership),
  organisations: list(organisation),
  plans: list(plan),
  projects: list(project),
  events: list(event),
  publications: list(publication),
  tools: list(tool),
  transactions: list(transaction),
  budgets: list(budget),
  exchangeRates: list(exchangeRate),
  reportingPeriods: list(reportingPeriod),
  reports: list(report),
  indicators: list(indicator),
  milestones: list(milestone),
  assessments: list(assessment),
  successions: list(succession),
});

/** A dataset as written, before defaults. */
export type DatasetInput = z.input<typeof dataset>;
/** A dataset that has the right shape. Whether its codes point to something is for the import to see. */
export type Dataset = z.output<typeof dataset>;
export type PlanData = Dataset['plans'][number];
export type ProjectData = Dataset['projects'][number];

export const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));

export const parseDataset = (input: DatasetInput): Dataset => dataset.parse(input);
