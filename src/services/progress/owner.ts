import { readGlobalId } from '../../domain/globalId.js';
import type { UserError } from '../../domain/userErrors.js';
import { Action, Project } from '../../entities/plan/index.js';
import { allowOn } from '../access/lineage.js';
import type { Writing } from '../write/change.js';

/** What indicators and milestones hang on: one of both. */
export interface Owner {
  action: Action | null;
  project: Project | null;
}

/** The action or project with this global id, or a mistake. Throws FORBIDDEN for one that the viewer may not do this to. */
export const findOwner = async (
  writing: Writing,
  id: string,
): Promise<{ owner: Owner | null; errors: UserError[] }> => {
  const { em } = writing;
  const given = readGlobalId(id);
  const action = given?.type === 'Action' ? await em.findOne(Action, { id: given.id }) : null;
  const project = given?.type === 'Project' ? await em.findOne(Project, { id: given.id }) : null;
  if (action || project) {
    await allowOn(writing, { action, project });
    return { owner: { action, project }, errors: [] };
  }
  return {
    owner: null,
    errors: [
      {
        code: 'NOT_FOUND',
        field: 'input.owner',
        message: `there is no action or project with the id "${id.slice(0, 40)}"`,
      },
    ],
  };
};
