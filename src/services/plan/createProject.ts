import { refuse } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import type { ProjectInput } from '../../schema/plan/index.js';
import { allowOnActions } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkName, known } from '../write/checks.js';
import { checkFree, meant } from '../write/stored.js';
import { putActions } from './projectActions.js';
import { checkDetails } from './projectDetails.js';
import { putCountries, putOrganisations } from './projectLinks.js';

/** Creates a project with its links. */
export const createProject = (
  request: WriteRequest,
  input: ProjectInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createProject', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { actions, countries, organisations, parent: parentCode, sectors, ...details } = input;
    await allowOnActions(
      writing,
      actions.map(({ action }) => action),
    );
    const rows = await meant(em, Project, [parentCode]);
    const errors = [
      ...checkCode(input.code, 'input.code'),
      ...checkName(input.title, 'input.title'),
      ...(await checkDetails(em, { ...details, sectors: sectors ?? [] }, null)),
      ...(await checkFree(em, Project, input.code, 'a project')),
      ...known(rows, parentCode, 'project', 'input.parent'),
    ];
    const parent = parentCode == null ? null : (rows.get(parentCode) ?? null);
    const project = new Project();
    em.assign(project, { ...details, sectors: [...(sectors ?? [])], parent, provenance: entered }, { em });
    errors.push(
      ...(await putActions(writing, project, actions, 'input.actions')),
      ...(await putCountries(writing, project, countries, 'input.countries')),
      ...(await putOrganisations(writing, project, organisations, 'input.organisations')),
    );
    refuse(errors);
    em.persist(project);
    await em.flush();
    audit({ subjectType: 'Project', subjectId: project.id, to: input });
    return [project.id];
  });
