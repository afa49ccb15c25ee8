import type { Problem } from '../../../domain/problems.js';
import type { ProvenanceData } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import type { KnownCodes } from './knownCodes.js';

type Kind = 'source' | 'country' | 'country group' | 'organisation' | 'plan' | 'action' | 'pillar' | 'project';

/** Finds codes that name nothing: neither a stored record nor one of the dataset. Null names nothing on purpose. */
export interface References {
  missing(kind: Kind, code: string | null, path: string): Problem[];
  missingSources(provenance: ProvenanceData, path: string): Problem[];
}

const codesOf = (records: readonly { code: string }[]) => records.map(({ code }) => code);

/** Codes of actions or pillars are unique in their plan only: they are known as "plan/code". */
const codesInPlans = ({ plans }: Dataset, part: 'actions' | 'pillars') =>
  plans.flatMap((plan) => codesOf(plan[part]).map((code) => `${plan.code}/${code}`));

const joined = (stored: ReadonlySet<string>, given: readonly string[]) => new Set([...stored, ...given]);

/** Looks references up among the stored codes and those of the dataset. */
export const openReferences = (data: Dataset, known: KnownCodes): References => {
  const codes: Record<Kind, ReadonlySet<string>> = {
    source: joined(known.sources, codesOf(data.sources)),
    country: joined(known.countries, codesOf(data.countries)),
    'country group': joined(known.countryGroups, codesOf(data.countryGroups)),
    organisation: joined(known.organisations, codesOf(data.organisations)),
    plan: joined(known.plans, codesOf(data.plans)),
    action: joined(known.actions, codesInPlans(data, 'actions')),
    pillar: joined(known.pillars, codesInPlans(data, 'pillars')),
    project: joined(known.projects, codesOf(data.projects)),
  };
  const missing: References['missing'] = (kind, code, path) =>
    code === null || codes[kind].has(code) ? [] : [{ path, message: `there is no ${kind} ${code.split('/').at(-1)}` }];
  return {
    missing,
    missingSources: ({ sources }, path) =>
      sources.flatMap((code, index) => missing('source', code, `${path}.provenance.sources.${index}`)),
  };
};
