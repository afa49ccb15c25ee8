import type { EntityManager } from '@mikro-orm/postgresql';
import { laws } from '../../domain/laws.js';
import { leadsBack } from '../../domain/leadsBack.js';
import { invalid, type UserError, when } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import { checkNotInClosed } from '../reporting/projectInClosedPeriod.js';
import { known, underLaw } from '../write/checks.js';
import { meant } from '../write/stored.js';

interface Given {
  parent?: string | null | undefined;
  financialScope?: string | null | undefined;
}

/** The parent of each project that has one, by code. */
export const parentsOf = async (em: EntityManager): Promise<Map<string, string | null>> => {
  const rows = await em.find(Project, { parent: { $ne: null } }, { populate: ['parent'] });
  return new Map(rows.map(({ code, parent }) => [code, parent?.unwrap().code ?? null]));
};

/**
 * The parent that is given, undefined where that stays as it is, and what is wrong with it or with whose money is
 * counted. What moves money from one total to another is not done to facts of a closed period.
 */
export const givenParent = async (
  em: EntityManager,
  { parent: code, financialScope }: Given,
  project: Project | null,
): Promise<{ parent: Project | null | undefined; errors: UserError[] }> => {
  const rows = await meant(em, Project, [code]);
  const parent = code === undefined ? undefined : (code !== null && rows.get(code)) || null;
  const scope = {
    financialScope: financialScope ?? project?.financialScope,
    parent: parent === undefined ? project?.parent : parent,
  };
  const isMoved =
    project !== null &&
    ((parent !== undefined && parent?.id !== project.parent?.id) ||
      (financialScope != null && financialScope !== project.financialScope));
  const field = parent === undefined ? 'input.financialScope' : 'input.parent';
  const isCircle =
    project !== null &&
    parent != null &&
    (parent.id === project.id || leadsBack(project.code, parent.code, await parentsOf(em)));
  return {
    parent,
    errors: [
      ...known(rows, code, 'project', 'input.parent'),
      ...underLaw('input', laws.projectScope(scope)),
      ...when(isCircle, invalid('input.parent', `${project?.code} would be a part of itself through ${code}`)),
      ...(isMoved ? await checkNotInClosed(em, project.id, field, { other: parent?.id ?? null }) : []),
    ],
  };
};
