import { z } from 'zod';
import { InvalidInput } from '../domain/problems.js';
import { ActivityStatus, BudgetStatus, BudgetType, FinancialScope, OrganisationRole, OrganisationType, TransactionType, Wording } from '../schema/enums.js';
import {
  amount,
  code,
  currency,
  type Dataset,
  type DatasetInput,
  date,
  decimal,
  parseDataset,
  partialDate,
  percentage,
  problemsOf,
  rate,
  text,
} from '../services/dataset.js';

const entered = { kind: 'ENTERED' as const, confidence: 'READ' as const };

const action = z.union([
  code.transform((value) => ({ code: value })),
  z.strictObject({
    code,
    title: text.optional(),
    description: text.optional(),
    wording: z.enum(Wording).optional(),
    weight: decimal(4, 0.0001, 1_000_000).optional(),
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
const shares = z.union([z.array(code).transform((codes) => Object.fromEntries(codes.map((one) => [one, null]))), z.record(code, percentage.nullable())]);

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
  }),
  pillars: z.array(z.strictObject({ code, title: text.optional(), actions: z.array(action).default([]) })).min(1),
  organisations: z.array(organisation).default([]),
  projects: z.array(project).default([]),
  transactions: z.array(transaction).default([]),
  exchangeRates: z
    .array(z.strictObject({ from: currency, to: currency, date, rate, source: text, recordedAt: z.iso.datetime({ offset: true }).optional() }))
    .default([]),
  indicators: z.array(z.unknown()).default([]),
});

type Bundle = z.output<typeof bundle>;

const toProject = (
  { donors, organisations, actions, countries, currency: _, budget: __, ...own }: Bundle['projects'][number],
  plan: string,
): NonNullable<DatasetInput['projects']>[number] => ({
  ...own,
  title: own.title ?? own.code,
  provenance: entered,
  actions: Object.entries(actions).map(([actionCode, share]) => ({ plan, action: actionCode, share, provenance: entered })),
  countries: Object.entries(countries).map(([country, part]) => ({ country, percentage: part, provenance: entered })),
  organisations: [
    ...donors.map((donor) => ({ organisation: donor, role: 'FUNDING' as const, provenance: entered })),
    ...organisations.map((link) => ({ ...link, provenance: entered })),
  ],
});

const toInput = ({ plan, pillars, organisations, projects, transactions, exchangeRates }: Bundle): DatasetInput => {
  let number = 0;
  const { start, end, ...rest } = plan;
  return {
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
        pillars: pillars.map((pillar, index) => ({ number: index + 1, code: pillar.code, title: pillar.title ?? pillar.code, provenance: entered })),
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
    transactions: transactions.map(({ date: transactionDate, ...one }) => ({ ...one, transactionDate, provenance: entered })),
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

/** A bundle read: the dataset in it, and what it holds that this version does not store yet. */
export interface ReadBundle {
  plan: string;
  dataset: Dataset;
  leftOut: string[];
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
  const leftOut = data.indicators.length ? [`${data.indicators.length} indicators`] : [];
  return { plan: data.plan.code, dataset: parseDataset(toInput(data)), leftOut };
};
