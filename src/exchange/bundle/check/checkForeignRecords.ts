import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../domain/problems.js';
import { ActionPlan, Organisation, Project, ProjectAction } from '../../../entities/plan/index.js';
import { stored } from '../../../services/write/index.js';
import type { Dataset } from '../dataset/dataset.js';

const isEntered = ({ provenance }: { provenance: { kind: string } }) => provenance.kind === 'ENTERED';

/**
 * What a dataset that somebody entered would lay over records that rest on other sources, or that belong to another
 * plan. Such records are mentioned by code, never rewritten.
 */
export const findForeignRecords = async (em: EntityManager, data: Dataset): Promise<Problem[]> => {
  const entered = {
    plans: data.plans.filter(isEntered),
    organisations: data.organisations.filter((one) => isEntered(one) && !one.isMention),
    projects: data.projects.filter(isEntered),
  };
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);
  const have = {
    plans: await stored(em, ActionPlan, codes(entered.plans)),
    organisations: await stored(em, Organisation, codes(entered.organisations)),
    projects: await stored(em, Project, codes(entered.projects)),
  };
  await em.populate([...have.plans.values()], ['provenance']);
  await em.populate([...have.organisations.values()], ['provenance']);
  await em.populate([...have.projects.values()], ['provenance']);
  const links = await em.find(
    ProjectAction,
    { project: { $in: [...have.projects.values()].map(({ id }) => id) } },
    { populate: ['action', 'action.plan'] },
  );
  const own = new Set(codes(data.plans));
  const plansOf = (code: string) =>
    new Set(
      links
        .filter(({ project }) => project.unwrap().code === code)
        .map(({ action }) => action.unwrap().plan.unwrap().code),
    );

  const problems: Problem[] = [];
  for (const kind of ['plans', 'organisations', 'projects'] as const) {
    data[kind].forEach(({ code }, index) => {
      const row = (have[kind] as ReadonlyMap<string, ActionPlan | Organisation | Project>).get(code);
      if (!row) return;
      if (row.provenance.unwrap().kind !== 'ENTERED') {
        const wayOut = kind === 'organisations' ? 'mention it by its bare code' : 'give yours another code';
        problems.push({ path: `${kind}.${index}`, message: `${code} is there already, from other sources; ${wayOut}` });
      }
      const others = kind === 'projects' ? [...plansOf(code)].filter((plan) => !own.has(plan)) : [];
      if (others.length)
        problems.push({
          path: `${kind}.${index}`,
          message: `${code} serves ${others.join(', ')}, which is another plan; give yours another code`,
        });
    });
  }
  return problems;
};
