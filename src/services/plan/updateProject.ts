import { now } from '../../clock.js';
import { refuse } from '../../domain/userErrors.js';
import type { Project } from '../../entities/plan/index.js';
import type { ProjectPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkName } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, isSame, linkChange } from '../write/fields.js';
import { lockProject } from './lockProject.js';
import { checkDetails } from './projectDetails.js';
import { givenParent } from './projectParent.js';
import { putPurposes } from './projectSectors.js';

/** Replaces the purpose codes of a project. That changes the project, if they differ: its version grows. */
const changePurposes = async (writing: Writing, project: Project, codes: readonly string[]): Promise<void> => {
  const { from, to } = await putPurposes(writing, project, codes);
  if (isSame(from, to)) return;
  writing.em.assign(project, { updatedAt: now() });
  writing.audit({ subjectType: 'Project', subjectId: project.id, field: 'sectors', from, to });
};

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
    const { parent: _, sectors, ...fields } = input;
    const { parent, errors: ofParent } = await givenParent(em, input, project);
    refuse([
      ...(input.title === undefined ? [] : checkName(input.title, 'input.title')),
      ...checkKept(input, ['activityStatus', 'financialScope']),
      ...(await checkDetails(em, input, project)),
      ...ofParent,
    ]);
    const changes = [...fieldChanges(project, fields), ...(await linkChange(project, 'parent', parent))];
    await applyChanges(writing, project, changes, { subjectType: 'Project' });
    if (sectors) await changePurposes(writing, project, sectors);
    return [project.id];
  });
