import { refuse, requiredField, when } from '../../domain/userErrors.js';
import type { ProjectPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkName } from '../write/checks.js';
import { lockProject } from './lockProject.js';
import { checkDetails } from './projectDetails.js';

/** Changes what is given of a project, and nothing else. */
export const updateProject = (
  request: WriteRequest,
  id: number,
  input: ProjectPatch,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateProject', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const project = await lockProject(writing, id, version);
    refuse([
      ...(input.title === undefined ? [] : checkName(input.title, 'input.title')),
      ...when(
        input.activityStatus === null,
        requiredField('input.activityStatus', 'activityStatus cannot be null; leave it out to keep it as it is'),
      ),
      ...(await checkDetails(em, input, project)),
    ]);
    for (const [field, value] of Object.entries(input)) {
      const from = project[field as keyof ProjectPatch];
      if (value === undefined || JSON.stringify(from) === JSON.stringify(value)) continue;
      em.assign(project, { [field]: value });
      audit({ subjectType: 'Project', subjectId: project.id, field, from, to: value });
    }
    return [project.id];
  });
