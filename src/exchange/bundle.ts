import { z } from 'zod';
import { InvalidInput } from '../domain/problems.js';
import { ActivityStatus, FinancialScope, OrganisationRole, OrganisationType, Wording } from '../schema/enums.js';
import { code, type Dataset, type DatasetInput, date, decimal, parseDataset, partialDate, percentage, problemsOf, text } from '../services/dataset.js';

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
  currency: z.string().optional(),
  budget: z.unknown().optional(),
  actions: shares.default({}),
  countries: shares.default({}),
  donors: z.array(code).default([]),
  organisations: z.array(z.strictObject({ organisation: code, role: z.enum(OrganisationRole) })).default([]),
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
  transactions: z.array(z.unknown()).default([]),
  exchangeRates: z.array(z.unknown()).default([]),
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

const toInput = ({ plan, pillars, organisations, projects }: Bundle): DatasetInput => {
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
  const leftOut = (['transactions', 'exchangeRates', 'indicators'] as const)
    .filter((kind) => data[kind].length > 0)
    .map((kind) => `${data[kind].length} ${kind}`);
  const budgets = data.projects.filter(({ budget }) => budget !== undefined).length;
  return { plan: data.plan.code, dataset: parseDataset(toInput(data)), leftOut: budgets ? [...leftOut, `${budgets} budgets`] : leftOut };
};
