import type { EntityManager } from '@mikro-orm/postgresql';
import { readGlobalId } from '../../domain/globalId.js';
import type { Subject } from '../../domain/subject.js';
import { noneWithId, type UserError } from '../../domain/userErrors.js';
import { Action, Project } from '../../entities/plan/index.js';
import { allowOn } from '../access/lineage.js';
import type { Writing } from '../write/change.js';

/** The columns of an indicator or a milestone that say what it belongs to: one of both. */
export interface Owner {
  action: Action | null;
  project: Project | null;
}

const ownerOf = async (em: EntityManager, { type, id }: Subject): Promise<Owner | null> => {
  const action = type === 'Action' ? await em.findOne(Action, { id }) : null;
  const project = type === 'Project' ? await em.findOne(Project, { id, archivedAt: null }) : null;
  return action || project ? { action, project } : null;
};

/** The action or project with this global id, or an error. Throws FORBIDDEN where the viewer may not do this to it. */
export const findOwner = async (
  writing: Writing,
  globalId: string,
): Promise<{ owner: Owner | null; errors: UserError[] }> => {
  const given = readGlobalId(globalId);
  const subject = given?.type === 'Action' || given?.type === 'Project' ? (given as Subject) : null;
  const owner = subject && (await ownerOf(writing.em, subject));
  if (!owner) return { owner, errors: [noneWithId('input.owner', 'action or project', globalId)] };
  await allowOn(writing, subject);
  return { owner, errors: [] };
};
