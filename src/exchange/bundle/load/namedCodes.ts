import type { ProvenanceData } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';

/** Statements of provenance anywhere in a dataset. */
export const provenancesIn = (value: unknown): ProvenanceData[] => {
  if (Array.isArray(value)) return value.flatMap(provenancesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (!/provenance$/i.test(name)) return provenancesIn(inner);
    return inner ? [inner as ProvenanceData] : [];
  });
};

/** Codes of plans that results and reports name. */
const plansOfResults = (data: Dataset) => {
  const { indicators, milestones, assessments, reportingPeriods, reports, successions } = data;
  return [
    ...[...indicators, ...milestones].flatMap(({ plan }) => plan ?? []),
    ...[...assessments, ...reportingPeriods, ...reports].map(({ plan }) => plan),
    ...successions.flatMap(({ from, to }) => [from.plan, to.plan]),
  ];
};

/** Codes of plans whose actions and pillars a dataset names. */
export const plansReferredTo = (data: Dataset): string[] => [
  ...data.projects.flatMap(({ actions, pillars }) => [...actions, ...pillars].map(({ plan }) => plan)),
  ...plansOfResults(data),
];

/** Codes of all plans that a dataset gives or names. */
export const plansNamed = (data: Dataset): (string | null)[] => [
  ...data.plans.flatMap(({ code, supersedes }) => [code, supersedes]),
  ...plansReferredTo(data),
];

/** Codes of all sources that a dataset gives or names. */
export const sourcesNamed = (data: Dataset): string[] => [
  ...data.sources.map(({ code }) => code),
  ...provenancesIn(data).flatMap(({ sources }) => sources),
];

/** Codes of all organisations that a dataset gives or names. */
export const organisationsNamed = (data: Dataset): (string | null)[] => [
  ...data.organisations.map(({ code }) => code),
  ...data.plans.flatMap(({ actions }) =>
    actions.flatMap(({ responsible }) => responsible.map(({ organisation }) => organisation)),
  ),
  ...data.projects.flatMap(({ organisations }) => organisations.map(({ organisation }) => organisation)),
  ...[...data.transactions, ...data.plannedDisbursements].flatMap(({ provider, receiver }) => [provider, receiver]),
  ...data.reports.map(({ organisation }) => organisation),
];

/** Codes of projects that events and publications name. */
export const projectsOfKnowledge = ({ events, publications }: Dataset): (string | null)[] => [
  ...events.flatMap(({ projects }) => projects),
  ...publications.map(({ project }) => project),
];

/** Codes of projects that money, results and reports name. */
export const projectsOfFacts = (data: Dataset): string[] => {
  const { transactions, budgets, plannedDisbursements, indicators, milestones, reports } = data;
  return [
    ...[...transactions, ...budgets, ...plannedDisbursements].map(({ project }) => project),
    ...[...indicators, ...milestones, ...reports].flatMap(({ project }) => project ?? []),
    ...indicators.flatMap(({ values }) => values.flatMap(({ project }) => project ?? [])),
  ];
};

/** Codes of all projects that a dataset gives or names. */
export const projectsNamed = (data: Dataset): (string | null)[] => [
  ...data.projects.flatMap(({ code, parent }) => [code, parent]),
  ...projectsOfKnowledge(data),
  ...projectsOfFacts(data),
];
