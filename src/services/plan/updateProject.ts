import { refuse } from '../../domain/userErrors.js';
import type { ProjectPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, linkChange } from '../write/fields.js';
import { lockProject } from './lockProject.js';
import { checkDetails } from './projectDetails.js';
import { givenParent } from './projectParent.js';

/** Changes what is given of a project, and nothing else. */
export const updateProject = (
  request: WriteRequest,
  id: number,
  input: ProjectPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateProject', input: [id, input, version] }, async (writing) => {
    const { em } = writing;
    const project = await lockProject(writing, id, version);
    const { parent: _, ...fields } = input;
    const { parent, errors: ofParent } = await givenParent(em, input, project);
    refuse([
      ...(input.title === undefined ? [] : checkName(input.title, 'input.title')),
      ...checkKept(input, ['activityStatus', 'financialScope']),
      ...(await checkDetails(em, input, project)),
      ...ofParent,
    ]);
    const changes = [...fieldChanges(project, fields), ...(await linkChange(project, 'parent', parent))];
    await applyChanges(writing, project, changes, { subjectType: 'Project' });
    return [project.id];
  });
