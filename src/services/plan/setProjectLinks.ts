import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import type { Project } from '../../entities/plan/index.js';
import type {
  ProjectActionInput,
  ProjectCountryInput,
  ProjectOrganisationInput,
  ProjectRegionInput,
  ProjectSectorInput,
} from '../../schema/plan/index.js';
import { allowOnEach } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { lockProject } from './lockProject.js';
import { actionsOf, putActions } from './projectActions.js';
import { countriesOf, organisationsOf, putCountries, putOrganisations, putRegions, regionsOf } from './projectLinks.js';
import { putSectors, sectorsOf } from './projectSectors.js';

/** One kind of link of a project: what it is called, and how it is read and written. */
interface LinkKind<L> {
  permission:
    | 'setProjectActions'
    | 'setProjectCountries'
    | 'setProjectRegions'
    | 'setProjectSectors'
    | 'setProjectOrganisations';
  name: string;
  put(writing: Writing, project: Project, links: readonly L[], at: string): Promise<UserError[]>;
  read(em: EntityManager, project: Project): Promise<object[]>;
  /** Checks the right to link, beyond the right to change the project. */
  allow?(writing: Writing, links: readonly L[]): Promise<void>;
}

/** Replaces one kind of link of a project. That changes the project: its version and moment of change grow. */
const setLinks =
  <L>({ permission, name, put, read, allow }: LinkKind<L>) =>
  (request: WriteRequest, id: number, links: readonly L[], version: number): Promise<Outcome> =>
    change({ ...request, permission, input: [id, links, version] }, async (writing) => {
      const { em, audit } = writing;
      const project = await lockProject(writing, id, version);
      await allow?.(writing, links);
      const from = await read(em, project);
      refuse(await put(writing, project, links, name));
      em.assign(project, { updatedAt: now() });
      await em.flush();
      audit({ subjectType: 'Project', subjectId: id, field: name, from, to: await read(em, project) });
      return [id];
    });

/** Replaces the actions that a project serves. */
export const setProjectActions = setLinks<ProjectActionInput>({
  permission: 'setProjectActions',
  name: 'actions',
  put: putActions,
  read: actionsOf,
  allow: (writing, links) =>
    allowOnEach(
      writing,
      links.map(({ action }) => action),
    ),
});

/** Replaces the countries of a project. */
export const setProjectCountries = setLinks<ProjectCountryInput>({
  permission: 'setProjectCountries',
  name: 'countries',
  put: putCountries,
  read: countriesOf,
});

/** Replaces the regions of a project. */
export const setProjectRegions = setLinks<ProjectRegionInput>({
  permission: 'setProjectRegions',
  name: 'regions',
  put: putRegions,
  read: regionsOf,
});

/** Replaces the sectors of a project. */
export const setProjectSectors = setLinks<ProjectSectorInput>({
  permission: 'setProjectSectors',
  name: 'sectors',
  put: putSectors,
  read: sectorsOf,
});

/** Replaces the organisations that have a part in a project. */
export const setProjectOrganisations = setLinks<ProjectOrganisationInput>({
  permission: 'setProjectOrganisations',
  name: 'organisations',
  put: putOrganisations,
  read: organisationsOf,
});
