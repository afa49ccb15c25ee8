import { refuse } from '../../domain/userErrors.js';
import { Project } from '../../entities/plan/index.js';
import type { ProjectInput } from '../../schema/plan/index.js';
import { allowOnActions } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkName } from '../write/checks.js';
import { checkFree } from '../write/stored.js';
import { putActions } from './projectActions.js';
import { checkDetails } from './projectDetails.js';
import { putCountries, putOrganisations, putRegions, tooMuchOfPlaces } from './projectLinks.js';
import { givenParent } from './projectParent.js';
import { putNewSectors } from './projectSectors.js';

/** Creates a project with its links. */
export const createProject = (
  request: WriteRequest,
  input: ProjectInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createProject', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered } = writing;
    const { actions, countries, regions, organisations, parent: _, sectors, sectorShares, ...details } = input;
    await allowOnActions(
      writing,
      actions.map(({ action }) => action),
    );
    const { parent = null, errors: ofParent } = await givenParent(em, input, null);
    const errors = [
      ...checkCode(input.code, 'input.code'),
      ...checkName(input.title, 'input.title'),
      ...(await checkDetails(em, { ...details, sectors: sectors ?? [] }, null)),
      ...(await checkFree(em, Project, input.code, 'a project')),
      ...ofParent,
    ];
    const project = new Project();
    em.assign(project, { ...details, parent, provenance: entered }, { em });
    errors.push(
      ...(await putActions(writing, project, actions, 'input.actions')),
      ...(await putCountries(writing, project, countries, 'input.countries')),
      ...(await putRegions(writing, project, regions, 'input.regions')),
      ...(regions.length
        ? tooMuchOfPlaces(
            [...countries, ...regions].map(({ percentage }) => percentage),
            'input.regions',
          )
        : []),
      ...(await putNewSectors(writing, project, sectors ?? [], sectorShares)),
      ...(await putOrganisations(writing, project, organisations, 'input.organisations')),
    );
    refuse(errors);
    em.persist(project);
    await em.flush();
    audit({ subjectType: 'Project', subjectId: project.id, to: input });
    return [project.id];
  });
