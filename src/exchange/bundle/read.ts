import { z } from 'zod';
import { InvalidInput } from '../../domain/problems.js';
import {
  ActionPartyRole,
  ActivityStatus,
  BudgetStatus,
  BudgetType,
  FinancialScope,
  IndicatorMeasure,
  OrganisationRole,
  OrganisationType,
  TransactionType,
  Wording,
} from '../../vocabulary/index.js';
import { officialInput } from '../datasets/official.js';
import {
  amount,
  currency,
  type Dataset,
  type DatasetInput,
  parseDataset,
  problemsOf,
  rate,
} from './dataset/dataset.js';
import { code, date, partialDate, percentage, text } from './dataset/fields.js';
import {
  assessment,
  indicator,
  indicatorValue,
  milestone,
  number,
  point,
  report,
  reportingPeriod,
  succession,
  weight,
} from './dataset/progressShapes.js';

const entered = { kind: 'ENTERED' as const, confidence: 'READ' as const };

const action = z.union([
  code.transform((value) => ({ code: value })),
  z.strictObject({
    code,
    title: text.optional(),
    description: text.optional(),
    wording: z.enum(Wording).optional(),
    weight: weight.optional(),
    startDate: date.optional(),
    endDate: date.optional(),
    sdgTargets: z.array(text).optional(),
    responsible: z.array(z.strictObject({ organisation: code, role: z.enum(ActionPartyRole) })).optional(),
  }),
]);
const organisation = z.union([
  code.transform((value) => ({ code: value })),
  z.strictObject({
    code,
    name: text.optional(),
    acronym: text.optional(),
    type: z.enum(OrganisationType).optional(),
    country: code.optional(),
    iatiRef: text.optional(),
  }),
]);
const shares = z.union([
  z.array(code).transform((codes) => Object.fromEntries(codes.map((one) => [one, null]))),
  z.record(code, percentage.nullable()),
]);

const project = z.strictObject({
  code,
  title: text.optional(),
  description: text.optional(),
  iatiIdentifier: text.optional(),
  activityStatus: z.enum(ActivityStatus).optional(),
  plannedStart: partialDate.optional(),
  actualStart: partialDate.optional(),
  plannedEnd: partialDate.optional(),
  actualEnd: partialDate.optional(),
  parent: code.optional(),
  financialScope: z.enum(FinancialScope).optional(),
  /** Says in which currency the project thinks; its transactions name their own. */
  currency: currency.optional(),
  budget: z
    .strictObject({
      amount,
      currency,
      type: z.enum(BudgetType).optional(),
      status: z.enum(BudgetStatus).optional(),
      periodStart: date.optional(),
      periodEnd: date.optional(),
      valueDate: date.optional(),
    })
    .optional(),
  actions: shares.default({}),
  countries: shares.default({}),
  sectors: z.array(text).default([]),
  donors: z.array(code).default([]),
  organisations: z.array(z.strictObject({ organisation: code, role: z.enum(OrganisationRole) })).default([]),
});

const transaction = z.strictObject({
  project: code,
  type: z.enum(TransactionType),
  provider: code.nullish(),
  receiver: code.nullish(),
  amount,
  currency,
  date,
  valueDate: date.optional(),
  description: text.optional(),
  externalRef: text.optional(),
  recordedAt: z.iso.datetime({ offset: true }).optional(),
});

/** A point may be its bare value. */
const bundlePoint = z.union([number.transform((value) => ({ value, date: null, comment: null })), point]);

const indicatorInBundle = indicator.omit({ plan: true, provenance: true, values: true }).extend({
  unit: text.optional(),
  measure: z.enum(IndicatorMeasure).optional(),
  baseline: bundlePoint.nullable().default(null),
  target: bundlePoint.nullable().default(null),
  values: z.array(indicatorValue.omit({ provenance: true })).default([]),
});

const bundle = z.strictObject({
  about: z.string().optional(),
  expect: z.unknown().optional(),
  plan: z.strictObject({
    code,
    title: text.optional(),
    description: text.optional(),
    start: date,
    end: date,
    reportingCurrency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be three capital letters such as "USD"')
      .optional(),
    timeZone: text.optional(),
    supersedes: code.optional(),
    onTrackFrom: z.number().optional(),
    atRiskFrom: z.number().optional(),
    freshDays: z.number().optional(),
    agingDays: z.number().optional(),
  }),
  pillars: z.array(z.strictObject({ code, title: text.optional(), actions: z.array(action).default([]) })).min(1),
  organisations: z.array(organisation).default([]),
  projects: z.array(project).default([]),
  transactions: z.array(transaction).default([]),
  exchangeRates: z
    .array(
      z.strictObject({
        from: currency,
        to: currency,
        date,
        rate,
        source: text,
        recordedAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .default([]),
  reportingPeriods: z.array(reportingPeriod.omit({ plan: true, provenance: true })).default([]),
  reports: z.array(report.omit({ plan: true, provenance: true })).default([]),
  indicators: z.array(indicatorInBundle).default([]),
  milestones: z.array(milestone.omit({ plan: true, provenance: true })).default([]),
  assessments: z.array(assessment.omit({ plan: true, provenance: true })).default([]),
  successions: z
    .array(z.strictObject({ from: code, to: code, share: succession.shape.share, note: text.optional() }))
    .default([]),
});

type Bundle = z.output<typeof bundle>;

const toProject = (
  { donors, organisations, actions, countries, currency: _, budget: __, ...own }: Bundle['projects'][number],
  plan: string,
): NonNullable<DatasetInput['projects']>[number] => ({
  ...own,
  title: own.title ?? own.code,
  provenance: entered,
  actions: Object.entries(actions).map(([actionCode, share]) => ({
    plan,
    action: actionCode,
    share,
    provenance: entered,
  })),
  countries: Object.entries(countries).map(([country, part]) => ({ country, percentage: part, provenance: entered })),
  organisations: [
    ...donors.map((donor) => ({ organisation: donor, role: 'FUNDING' as const, provenance: entered })),
    ...organisations.map((link) => ({ ...link, provenance: entered })),
  ],
});

/** Countries that a bundle names, as they stand in the published facts: made if the tracker has not got them yet. */
const mentionedCountries = ({ projects, indicators }: Bundle): Pick<DatasetInput, 'countries' | 'sources'> => {
  const codes = new Set([
    ...projects.flatMap(({ countries }) => Object.keys(countries)),
    ...indicators.flatMap(({ values }) => values.flatMap(({ country }) => country ?? [])),
  ]);
  if (!codes.size) return {};
  const { countries = [], sources = [] } = officialInput();
  const named = countries.filter((one) => codes.has(one.code));
  const read = new Set(
    named.flatMap((one) => [one.provenance, one.subregionProvenance].flatMap((statement) => statement?.sources ?? [])),
  );
  return {
    countries: named.map((one) => ({ ...one, isMention: true })),
    sources: sources.filter((one) => read.has(one.code)),
  };
};

const toResults = ({
  plan,
  indicators,
  milestones,
  assessments,
  reportingPeriods,
  reports,
  successions,
}: Bundle): DatasetInput => {
  const ofPlan = { plan: plan.code, provenance: entered };
  return {
    reportingPeriods: reportingPeriods.map((one) => ({ ...one, ...ofPlan })),
    reports: reports.map((one) => ({ ...one, ...ofPlan })),
    indicators: indicators.map(({ values, ...one }) => ({
      ...one,
      ...ofPlan,
      unit: one.unit ?? (one.acrossUnits === 'RATIO' || one.measure === 'PERCENTAGE' ? '%' : 'number'),
      measure: one.measure ?? (one.acrossUnits === 'RATIO' ? 'PERCENTAGE' : 'UNIT'),
      values: values.map((value) => ({ ...value, provenance: entered })),
    })),
    milestones: milestones.map((one) => ({ ...one, ...ofPlan })),
    assessments: assessments.map((one) => ({ ...one, ...ofPlan })),
    successions: successions.map(({ from, to, ...one }) => ({
      ...one,
      from: { plan: plan.supersedes ?? plan.code, action: from },
      to: { plan: plan.code, action: to },
      provenance: entered,
    })),
  };
};

const toInput = (data: Bundle): DatasetInput => {
  const { plan, pillars, organisations, projects, transactions, exchangeRates } = data;
  let number = 0;
  const { start, end, ...rest } = plan;
  return {
    ...mentionedCountries(data),
    ...toResults(data),
    organisations: organisations.map((one) => ({
      name: one.code,
      type: 'OTHER' as const,
      ...one,
      isMention: Object.keys(one).length === 1,
      provenance: entered,
    })),
    plans: [
      {
        ...rest,
        title: plan.title ?? plan.code,
        startDate: start,
        endDate: end,
        provenance: entered,
        pillars: pillars.map((pillar, index) => ({
          number: index + 1,
          code: pillar.code,
          title: pillar.title ?? pillar.code,
          provenance: entered,
        })),
        actions: pillars.flatMap((pillar) =>
          pillar.actions.map((one) => {
            number += 1;
            return {
              title: one.code,
              wording: 'title' in one && one.title ? ('OFFICIAL' as const) : ('UNVERIFIED' as const),
              ...one,
              number,
              pillar: pillar.code,
              provenance: entered,
            };
          }),
        ),
      },
    ],
    projects: projects.map((one) => toProject(one, plan.code)),
    transactions: transactions.map(({ date: transactionDate, ...one }) => ({
      ...one,
      transactionDate,
      provenance: entered,
    })),
    // A budget without a period is that of the whole plan.
    budgets: projects.flatMap(({ code: project, budget }) =>
      budget
        ? [
            {
              project,
              type: 'ORIGINAL' as const,
              status: 'INDICATIVE' as const,
              periodStart: start,
              periodEnd: end,
              valueDate: budget.periodStart ?? start,
              ...budget,
              provenance: entered,
            },
          ]
        : [],
    ),
    exchangeRates,
  };
};

/** A bundle read: the dataset in it. */
export interface ReadBundle {
  plan: string;
  dataset: Dataset;
}

/** Reads a bundle: one plan as JSON, in the form of docs/bundle.md. Throws InvalidInput that lists every error with its path. */
export const readBundle = (json: string, what: string): ReadBundle => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (error) {
    throw new InvalidInput(what, [{ path: '', message: `not JSON: ${(error as Error).message}` }]);
  }
  const result = bundle.safeParse(parsed);
  if (!result.success) throw new InvalidInput(what, problemsOf(result.error));
  const { data } = result;
  return { plan: data.plan.code, dataset: parseDataset(toInput(data)) };
};
