import { officialInput } from '../datasets/official.js';
import type { Bundle } from './bundleShape.js';
import { type Dataset, type DatasetInput, parseDataset } from './dataset/dataset.js';

/** A list of a dataset as written. */
type Given<K extends keyof DatasetInput> = NonNullable<DatasetInput[K]>;

const entered = { kind: 'ENTERED' as const, confidence: 'READ' as const };

const toPillars = ({ pillars }: Bundle) =>
  pillars.map(({ code, title }, index) => ({ number: index + 1, code, title: title ?? code, provenance: entered }));

/** Actions have numbers in the order in which they are written. */
const toActions = ({ pillars }: Bundle) =>
  pillars
    .flatMap((pillar) => pillar.actions.map((action) => ({ action, pillar: pillar.code })))
    .map(({ action, pillar }, index) => ({
      title: action.code,
      wording: 'title' in action && action.title ? ('OFFICIAL' as const) : ('UNVERIFIED' as const),
      ...action,
      number: index + 1,
      pillar,
      provenance: entered,
    }));

const toPlan = (bundle: Bundle): Given<'plans'>[number] => {
  const { start, end, ...plan } = bundle.plan;
  return {
    ...plan,
    title: plan.title ?? plan.code,
    startDate: start,
    endDate: end,
    provenance: entered,
    pillars: toPillars(bundle),
    actions: toActions(bundle),
  };
};

/** An organisation given by its bare code is a mere mention. */
const toOrganisations = ({ organisations }: Bundle): Given<'organisations'> =>
  organisations.map((organisation) => ({
    name: organisation.code,
    type: 'OTHER' as const,
    ...organisation,
    isMention: Object.keys(organisation).length === 1,
    provenance: entered,
  }));

/** Countries that a bundle names, as the published facts have them: created if the tracker does not have them yet. */
const toCountries = ({ projects, indicators }: Bundle): Pick<DatasetInput, 'countries' | 'sources'> => {
  const codes = new Set([
    ...projects.flatMap(({ countries }) => Object.keys(countries)),
    ...indicators.flatMap(({ values }) => values.flatMap(({ country }) => country ?? [])),
  ]);
  if (!codes.size) return {};
  const { countries = [], sources = [] } = officialInput();
  const named = countries.filter(({ code }) => codes.has(code));
  const provenances = named.flatMap(({ provenance, subregionProvenance }) => [provenance, subregionProvenance]);
  const read = new Set(provenances.flatMap((provenance) => provenance?.sources ?? []));
  return {
    countries: named.map((country) => ({ ...country, isMention: true })),
    sources: sources.filter(({ code }) => read.has(code)),
  };
};

const toProjects = ({ plan, projects }: Bundle): Given<'projects'> =>
  projects.map(({ donors, organisations, actions, countries, currency: _, budget: __, ...project }) => ({
    ...project,
    title: project.title ?? project.code,
    provenance: entered,
    actions: Object.entries(actions).map(([action, share]) => ({
      plan: plan.code,
      action,
      share,
      provenance: entered,
    })),
    countries: Object.entries(countries).map(([country, percentage]) => ({ country, percentage, provenance: entered })),
    organisations: [
      ...donors.map((organisation) => ({ organisation, role: 'FUNDING' as const, provenance: entered })),
      ...organisations.map((link) => ({ ...link, provenance: entered })),
    ],
  }));

const toTransactions = ({ transactions }: Bundle): Given<'transactions'> =>
  transactions.map(({ date, ...transaction }) => ({ ...transaction, transactionDate: date, provenance: entered }));

/** A budget without a period is that of the whole plan. */
const toBudgets = ({ plan, projects }: Bundle): Given<'budgets'> =>
  projects.flatMap(({ code, budget }) =>
    budget
      ? {
          project: code,
          type: 'ORIGINAL' as const,
          status: 'INDICATIVE' as const,
          periodStart: plan.start,
          periodEnd: plan.end,
          valueDate: budget.periodStart ?? plan.start,
          ...budget,
          provenance: entered,
        }
      : [],
  );

const toIndicators = ({ plan, indicators }: Bundle): Given<'indicators'> =>
  indicators.map(({ values, ...indicator }) => {
    const isRatio = indicator.acrossUnits === 'RATIO';
    return {
      ...indicator,
      plan: plan.code,
      unit: indicator.unit ?? (isRatio || indicator.measure === 'PERCENTAGE' ? '%' : 'number'),
      measure: indicator.measure ?? (isRatio ? 'PERCENTAGE' : 'UNIT'),
      values: values.map((value) => ({ ...value, provenance: entered })),
      provenance: entered,
    };
  });

/** Actions go on in this plan from the plan that it supersedes. */
const toSuccessions = ({ plan, successions }: Bundle): Given<'successions'> =>
  successions.map(({ from, to, ...succession }) => ({
    ...succession,
    from: { plan: plan.supersedes ?? plan.code, action: from },
    to: { plan: plan.code, action: to },
    provenance: entered,
  }));

const toInput = (bundle: Bundle): DatasetInput => {
  const ofThePlan = { plan: bundle.plan.code, provenance: entered };
  return {
    ...toCountries(bundle),
    organisations: toOrganisations(bundle),
    plans: [toPlan(bundle)],
    projects: toProjects(bundle),
    transactions: toTransactions(bundle),
    budgets: toBudgets(bundle),
    exchangeRates: bundle.exchangeRates,
    reportingPeriods: bundle.reportingPeriods.map((period) => ({ ...period, ...ofThePlan })),
    reports: bundle.reports.map((report) => ({ ...report, ...ofThePlan })),
    indicators: toIndicators(bundle),
    milestones: bundle.milestones.map((milestone) => ({ ...milestone, ...ofThePlan })),
    assessments: bundle.assessments.map((assessment) => ({ ...assessment, ...ofThePlan })),
    successions: toSuccessions(bundle),
  };
};

/** The dataset that a bundle stands for. */
export const toDataset = (bundle: Bundle): Dataset => parseDataset(toInput(bundle));
