import type { EntityClass, EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../domain/problems.js';
import { caseless } from '../../../domain/text.js';
import { ActionPlan, Event, Organisation, Project, Publication, Source, Tool } from '../../../entities/plan/index.js';
import { Indicator } from '../../../entities/progress/index.js';
import { ReportingPeriod } from '../../../entities/reporting/index.js';
import { type Coded, twins } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import type { StoredRows } from '../load/findStored.js';
import { ownerKey } from '../owner.js';

/** A code, and what it is unique within: a plan, an owner, or the tracker. */
interface Placed extends Coded {
  within?: string;
}

/** Problems of codes that differ only in case from a stored one, or from an earlier one of the same list. */
const casesIn = (given: readonly Placed[], stored: readonly Placed[], path: string): Problem[] => {
  const keyOf = ({ code, within = '' }: Placed) => `${within} ${caseless(code)}`;
  const written = new Map(stored.map((one) => [keyOf(one), one.code]));
  return given.flatMap((one, index) => {
    const known = written.get(keyOf(one)) ?? one.code;
    written.set(keyOf(one), known);
    if (known === one.code) return [];
    const message = `"${one.code}" differs from "${known}" only in case; write it as "${known}", or take another code`;
    return [{ path: `${path}.${index}.code`, message }];
  });
};

const codesOf = (records: readonly Coded[]) => records.map(({ code }) => code);

const casesInPlans = ({ plans }: Dataset, { parts }: StoredRows): Problem[] =>
  plans.flatMap((plan, index) =>
    (['pillars', 'actions'] as const).flatMap((part) => {
      const stored = [...(parts.get(plan.code)?.[part].values() ?? [])];
      return casesIn(plan[part], stored, `plans.${index}.${part}`);
    }),
  );

const casesOfPeriods = async (em: EntityManager, { reportingPeriods: given }: Dataset) => {
  const rows = given.length ? await twins(em, ReportingPeriod, codesOf(given)) : [];
  await em.populate(rows, ['plan']);
  const stored = rows.map(({ code, plan }) => ({ code, within: plan.unwrap().code }));
  return casesIn(
    given.map(({ code, plan }) => ({ code, within: plan })),
    stored,
    'reportingPeriods',
  );
};

const casesOfIndicators = async (em: EntityManager, { indicators: given }: Dataset) => {
  const rows = given.length ? await twins(em, Indicator, codesOf(given)) : [];
  await em.populate(rows, ['action.plan', 'project']);
  const stored = rows.map(({ code, action, project }) => ({
    code,
    within: ownerKey({
      plan: action?.unwrap().plan.unwrap().code ?? null,
      action: action?.unwrap().code ?? null,
      project: project?.unwrap().code ?? null,
    }),
  }));
  return casesIn(
    given.map((one) => ({ code: one.code, within: ownerKey(one) })),
    stored,
    'indicators',
  );
};

/** Finds codes of a dataset that differ only in case from others of their kind. */
export const checkCases = async (em: EntityManager, data: Dataset, rows: StoredRows): Promise<Problem[]> => {
  const among = async <E extends Coded & object>(
    entity: EntityClass<E>,
    given: readonly Coded[],
    path: string,
  ): Promise<Problem[]> => (given.length ? casesIn(given, await twins(em, entity, codesOf(given)), path) : []);
  return [
    ...(await among(ActionPlan, data.plans, 'plans')),
    ...casesInPlans(data, rows),
    ...(await among(Organisation, data.organisations, 'organisations')),
    ...(await among(Project, data.projects, 'projects')),
    ...(await among(Source, data.sources, 'sources')),
    ...(await among(Event, data.events, 'events')),
    ...(await among(Publication, data.publications, 'publications')),
    ...(await among(Tool, data.tools, 'tools')),
    ...(await casesOfPeriods(em, data)),
    ...(await casesOfIndicators(em, data)),
  ];
};
