import type { EntityManager } from '@mikro-orm/postgresql';
import { reader } from '../../../database/orm.js';
import { type Lineage, may, rolesOf, underPlan, type Viewer } from '../../../domain/access/index.js';
import { Refusal } from '../../../domain/Refusal.js';
import type { Subject } from '../../../domain/subject.js';
import { Action, Project } from '../../../entities/plan/index.js';
import { lineagesOf } from '../../../loaders/access/index.js';
import { stored } from '../../../services/write/index.js';
import type { SheetKind } from '../kinds/index.js';
import { codesIn, sharesIn } from '../kinds/records.js';
import type { TableRow } from './readTable.js';

/** Whom something belongs to whose rows change: projects and actions that they name, or what new projects serve. */
const namedBy = (kind: SheetKind, rows: readonly TableRow[]) => {
  const isProjects = kind.name === 'projects';
  return {
    projects: rows.map(({ given }) => given[isProjects ? 'code' : 'project'] ?? null),
    actions: rows.flatMap(({ given }) =>
      isProjects ? sharesIn(given.actions).map(([code]) => code) : codesIn(given.action),
    ),
  };
};

/** Lineages of everything that rows change; null for what belongs to nothing. */
const lineagesFor = async (
  em: EntityManager,
  kind: SheetKind,
  planId: number | null,
  rows: readonly TableRow[],
): Promise<(Lineage | null)[]> => {
  if (planId === null) return [null];
  const named = namedBy(kind, rows);
  const projects = await stored(em, Project, named.projects);
  const actions = await em.find(Action, { plan: planId, code: { $in: [...new Set(named.actions)] } });
  const subjects: Subject[] = [
    ...[...projects.values()].map(({ id }) => ({ type: 'Project' as const, id })),
    ...actions.map(({ id }) => ({ type: 'Action' as const, id })),
  ];
  const lineages = [...(await lineagesOf(reader(em), subjects)).values()];
  return lineages.length ? lineages : [underPlan(planId)];
};

/** Throws FORBIDDEN unless somebody may do to everything that rows change what taking them in does. */
export const allowRows = async (
  em: EntityManager,
  viewer: Viewer,
  kind: SheetKind,
  planId: number | null,
  rows: readonly TableRow[],
): Promise<void> => {
  const lineages = await lineagesFor(em, kind, planId, rows);
  for (const permission of kind.intake.permissions)
    if (!lineages.every((lineage) => may(viewer, permission, lineage)))
      throw new Refusal(
        'FORBIDDEN',
        `the role ${rolesOf(viewer).join(', ')} may not ${permission} for all that this file changes: it is outside the scope of your role`,
      );
};
