import type { Problem } from '../../../domain/problems.js';
import type { ProvenanceData } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import type { StoredRows } from '../load/findStored.js';

type Kind =
  | 'source'
  | 'country'
  | 'region'
  | 'country group'
  | 'organisation'
  | 'plan'
  | 'action'
  | 'pillar'
  | 'project';

/** Finds codes that name nothing: neither a stored record nor one of the dataset. Null names nothing on purpose. */
export interface References {
  missing(kind: Kind, code: string | null, path: string): Problem[];
  missingSources(provenance: ProvenanceData, path: string): Problem[];
}

const codesOf = (records: readonly { code: string }[]) => records.map(({ code }) => code);

/** Codes of actions or pillars are unique in their plan only: they are known as "plan/code". */
const codesInPlans = ({ plans }: Dataset, part: 'actions' | 'pillars') =>
  plans.flatMap((plan) => codesOf(plan[part]).map((code) => `${plan.code}/${code}`));

const joined = (stored: Iterable<string>, given: readonly string[]) => new Set([...stored, ...given]);

const storedInPlans = ({ parts }: StoredRows, part: 'actions' | 'pillars') =>
  [...parts].flatMap(([plan, { [part]: rows }]) => [...rows.keys()].map((code) => `${plan}/${code}`));

/** Looks references up among the stored codes and those of the dataset. */
export const openReferences = (data: Dataset, stored: StoredRows): References => {
  const codes: Record<Kind, ReadonlySet<string>> = {
    source: joined(stored.sources.keys(), codesOf(data.sources)),
    country: joined(stored.countries.keys(), codesOf(data.countries)),
    region: new Set(stored.regions.keys()),
    'country group': joined(stored.countryGroups.keys(), codesOf(data.countryGroups)),
    organisation: joined(stored.organisations.keys(), codesOf(data.organisations)),
    plan: joined(stored.plans.keys(), codesOf(data.plans)),
    action: joined(storedInPlans(stored, 'actions'), codesInPlans(data, 'actions')),
    pillar: joined(storedInPlans(stored, 'pillars'), codesInPlans(data, 'pillars')),
    project: joined(stored.projects.keys(), codesOf(data.projects)),
  };
  const missing: References['missing'] = (kind, code, path) =>
    code === null || codes[kind].has(code) ? [] : [{ path, message: `there is no ${kind} ${code.split('/').at(-1)}` }];
  return {
    missing,
    missingSources: ({ sources }, path) =>
      sources.flatMap((code, index) => missing('source', code, `${path}.provenance.sources.${index}`)),
  };
};
