import type { Bundle } from './bundleShape.js';
import { type Dataset, type DatasetInput, parseDataset } from './dataset/dataset.js';
import { statedIn, stating, statingOnly, withUsual } from './dataset/stated.js';

/** A list of a dataset as written. */
type Given<K extends keyof DatasetInput> = NonNullable<DatasetInput[K]>;

const entered = { kind: 'ENTERED' as const, confidence: 'READ' as const };

const toPillars = ({ pillars }: Bundle) =>
  pillars.map(({ code, title }, index) =>
    withUsual({ number: index + 1, code, title, provenance: entered }, { title: code }),
  );

/** Actions have numbers in the order in which they are written. */
const toActions = ({ pillars }: Bundle) =>
  pillars
    .flatMap((pillar) => pillar.actions.map((action) => ({ action, pillar: pillar.code })))
    .map(({ action, pillar }, index) => {
      const wording = 'title' in action && action.title ? { wording: 'OFFICIAL' as const } : {};
      const record = { ...wording, ...action, number: index + 1, pillar, provenance: entered };
      return withUsual(record, { title: action.code, wording: 'UNVERIFIED' as const });
    });

const toPlan = (bundle: Bundle): Given<'plans'>[number] => {
  const { start, end, ...plan } = bundle.plan;
  const record = {
    ...plan,
    startDate: start,
    endDate: end,
    provenance: entered,
    pillars: toPillars(bundle),
    actions: toActions(bundle),
  };
  return withUsual(record, { title: plan.code });
};

/** An organisation given by its bare code is a mere mention. */
const toOrganisations = ({ organisations }: Bundle): Given<'organisations'> =>
  organisations.map((organisation) =>
    withUsual(
      { ...organisation, isMention: Object.keys(organisation).length === 1, provenance: entered },
      { name: organisation.code, type: 'OTHER' as const },
    ),
  );

const linksOf = (links: Record<string, string | null>) => Object.entries(links);

const toProjects = ({ plan, projects }: Bundle): Given<'projects'> =>
  projects.map(
    ({ donors, organisations, actions, countries, regions, currency: _, budget: __, budgets: ___, ...project }) => {
      const links = {
        actions:
          actions &&
          linksOf(actions).map(([action, share]) => ({ plan: plan.code, action, share, provenance: entered })),
        countries:
          countries &&
          linksOf(countries).map(([country, percentage]) => ({ country, percentage, provenance: entered })),
        regions:
          regions && linksOf(regions).map(([region, percentage]) => ({ region, percentage, provenance: entered })),
      };
      const record = withUsual({ ...project, ...links, provenance: entered }, { title: project.code });
      const funding = (donors ?? []).map((organisation) => ({ organisation, role: 'FUNDING' as const }));
      const all = [...funding, ...(organisations ?? [])];
      const isFundingStated = donors !== undefined || all.some(({ role }) => role === 'FUNDING');
      return statingOnly({ ...record, organisations: all.map((link) => ({ ...link, provenance: entered })) }, [
        ...statedIn(record),
        ...(isFundingStated ? ['donors'] : []),
        ...(organisations ? ['partners'] : []),
      ]);
    },
  );

const toTransactions = ({ transactions }: Bundle): Given<'transactions'> =>
  transactions.map(({ date, ...transaction }) => ({ ...transaction, transactionDate: date, provenance: entered }));

/** A budget without a period is that of the whole plan. */
const toBudgets = ({ plan, projects }: Bundle): Given<'budgets'> =>
  projects.flatMap(({ code, budget, budgets = [] }) =>
    [...(budget ? [budget] : []), ...budgets].map((one) =>
      withUsual(stating(one, { project: code, provenance: entered }), {
        type: 'ORIGINAL' as const,
        status: 'INDICATIVE' as const,
        periodStart: plan.start,
        periodEnd: plan.end,
        valueDate: one.periodStart ?? plan.start,
      }),
    ),
  );

const toIndicators = ({ plan, indicators }: Bundle): Given<'indicators'> =>
  indicators.map((indicator) => {
    const isRatio = indicator.acrossUnits === 'RATIO';
    const values = indicator.values.map((value) => stating(value, { provenance: entered }));
    return withUsual(stating(indicator, { plan: plan.code, values, provenance: entered }), {
      unit: isRatio || indicator.measure === 'PERCENTAGE' ? '%' : 'number',
      measure: isRatio ? ('PERCENTAGE' as const) : ('UNIT' as const),
    });
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
    organisations: toOrganisations(bundle),
    ...(bundle.statedAt === undefined ? {} : { statedAt: bundle.statedAt }),
    plans: [toPlan(bundle)],
    projects: toProjects(bundle),
    transactions: toTransactions(bundle),
    budgets: toBudgets(bundle),
    plannedDisbursements: bundle.plannedDisbursements.map((one) => stating(one, { provenance: entered })),
    exchangeRates: bundle.exchangeRates,
    reportingPeriods: bundle.reportingPeriods.map((period) => stating(period, ofThePlan)),
    reports: bundle.reports.map((report) => stating(report, ofThePlan)),
    indicators: toIndicators(bundle),
    milestones: bundle.milestones.map((milestone) => stating(milestone, ofThePlan)),
    assessments: bundle.assessments.map((assessment) => stating(assessment, ofThePlan)),
    successions: toSuccessions(bundle),
  };
};

/** The dataset that a bundle stands for. */
export const toDataset = (bundle: Bundle): Dataset => parseDataset(toInput(bundle));
