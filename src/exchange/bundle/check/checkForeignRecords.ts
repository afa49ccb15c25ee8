import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../domain/problems.js';
import { ActionPlan, Organisation, Project, ProjectAction } from '../../../entities/plan/index.js';
import { type Coded, stored } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';
import { problemIf } from './problems.js';

type Row = ActionPlan | Organisation | Project;

const isEntered = ({ provenance }: { provenance: { kind: string } }) => provenance.kind === 'ENTERED';
const codesOf = (records: readonly Coded[]) => records.map(({ code }) => code);

/** The stored rows that the entered records of a dataset would change. */
const findRows = async (em: EntityManager, data: Dataset) => {
  const organisations = data.organisations.filter((one) => isEntered(one) && !one.isMention);
  const rows = {
    plans: await stored(em, ActionPlan, codesOf(data.plans.filter(isEntered))),
    organisations: await stored(em, Organisation, codesOf(organisations)),
    projects: await stored(em, Project, codesOf(data.projects.filter(isEntered))),
  };
  await em.populate([...rows.plans.values()], ['provenance']);
  await em.populate([...rows.organisations.values()], ['provenance']);
  await em.populate([...rows.projects.values()], ['provenance']);
  return rows;
};

/** Codes of the plans that each project serves, by the code of the project. */
const plansServed = async (em: EntityManager, projects: Iterable<Project>): Promise<Map<string, Set<string>>> => {
  const links = await em.find(
    ProjectAction,
    { project: { $in: [...projects].map(({ id }) => id) } },
    { populate: ['action', 'action.plan'] },
  );
  const served = new Map<string, Set<string>>();
  for (const { project, action } of links) {
    const { code } = project.unwrap();
    served.set(code, (served.get(code) ?? new Set()).add(action.unwrap().plan.unwrap().code));
  }
  return served;
};

/** Records from other sources are mentioned by code, never changed by what somebody enters. */
const checkOrigin = ({ code, provenance }: Row, path: string, wayOut: string): Problem[] =>
  problemIf(provenance.unwrap().kind !== 'ENTERED', path, `${code} is there already, from other sources; ${wayOut}`);

const GIVE_ANOTHER_CODE = 'give yours another code';

const checkOrigins = (
  records: readonly Coded[],
  rows: ReadonlyMap<string, Row>,
  path: string,
  wayOut: string,
): Problem[] =>
  records.flatMap(({ code }, index) => {
    const row = rows.get(code);
    return row ? checkOrigin(row, `${path}.${index}`, wayOut) : [];
  });

const checkPlansServed = async (em: EntityManager, data: Dataset, rows: ReadonlyMap<string, Project>) => {
  const served = await plansServed(em, rows.values());
  const own = new Set(codesOf(data.plans));
  return data.projects.flatMap(({ code }, index) => {
    const others = [...(served.get(code) ?? [])].filter((plan) => !own.has(plan));
    return problemIf(
      others.length > 0,
      `projects.${index}`,
      `${code} serves ${others.join(', ')}, which is another plan; ${GIVE_ANOTHER_CODE}`,
    );
  });
};

/**
 * Finds the stored records that a dataset which somebody entered would change although they come from other sources, or
 * belong to another plan.
 */
export const checkForeignRecords = async (em: EntityManager, data: Dataset): Promise<Problem[]> => {
  const { plans, organisations, projects } = await findRows(em, data);
  return [
    ...checkOrigins(data.plans, plans, 'plans', GIVE_ANOTHER_CODE),
    ...checkOrigins(data.organisations, organisations, 'organisations', 'mention it by its bare code'),
    ...checkOrigins(data.projects, projects, 'projects', GIVE_ANOTHER_CODE),
    ...(await checkPlansServed(em, data, projects)),
  ];
};
