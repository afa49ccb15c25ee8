import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import { inUse, refuse, type UserError } from '../../domain/userErrors.js';
import {
  Event,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
  Publication,
} from '../../entities/plan/index.js';
import { checkNotInClosed } from '../reporting/projectInClosedPeriod.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { applyChanges, type FieldChange, fieldChanges, linkChange, raiseVersion } from '../write/fields.js';
import { lockProject } from './lockProject.js';
import { actionsOf } from './projectActions.js';
import { countriesOf, organisationsOf, regionsOf } from './projectLinks.js';
import { sectorsOf } from './projectSectors.js';

const checkComponents = async (em: EntityManager, project: Project): Promise<UserError[]> => {
  const parts = await em.find(Project, { parent: project }, { orderBy: { code: 'asc' } });
  const codes = parts.map(({ code }) => code).join(', ');
  const message = `${codes} ${parts.length === 1 ? 'is a component' : 'are components'} of it; give them another parent first (updateProject)`;
  return parts.length ? [inUse('id', message)] : [];
};

const pillarsOf = async (em: EntityManager, project: Project): Promise<object[]> =>
  (await em.find(ProjectPillar, { project }, { populate: ['pillar.plan'] })).map(({ pillar }) => ({
    plan: pillar.unwrap().plan.unwrap().code,
    pillar: pillar.unwrap().code,
  }));

/** Ends the links of a project, each kind with what it was in the audit: it serves nothing from now on. */
const cutLinks = async ({ em, audit }: Writing, project: Project, reason: string): Promise<void> => {
  const subject = { subjectType: 'Project', subjectId: project.id };
  const events = await em.find(Event, { projects: project }, { populate: ['projects'] });
  const publications = await em.find(Publication, { project });
  const links = [
    { field: 'actions', from: await actionsOf(em, project) },
    { field: 'pillars', from: await pillarsOf(em, project) },
    { field: 'countries', from: await countriesOf(em, project) },
    { field: 'regions', from: await regionsOf(em, project) },
    { field: 'sectors', from: await sectorsOf(em, project) },
    { field: 'organisations', from: await organisationsOf(em, project) },
    { field: 'events', from: events.map(({ code }) => code) },
    { field: 'publications', from: publications.map(({ code }) => code) },
  ];
  for (const { field, from } of links) if (from.length) audit({ ...subject, field, from, to: [], reason });
  await em.nativeDelete(ProjectAction, { project });
  await em.nativeDelete(ProjectPillar, { project });
  await em.nativeDelete(ProjectCountry, { project });
  await em.nativeDelete(ProjectRegion, { project });
  await em.nativeDelete(ProjectSector, { project });
  await em.nativeDelete(ProjectOrganisation, { project });
  for (const event of events) {
    event.projects.remove(project);
    await raiseVersion(em, 'event', event.id);
  }
  for (const publication of publications) em.assign(publication, { project: null });
};

/** What is left of the project among others: nothing that another one could need. */
const setFree = async (project: Project): Promise<FieldChange[]> => [
  ...(await linkChange(project, 'parent', null)),
  ...fieldChanges(project, { financialScope: 'WHOLE', iatiIdentifier: null }),
];

/**
 * Takes a project that was entered in error out of all lists and figures, whatever the lens. It is kept with its facts
 * for the audit, which says what it was linked to. Its code stays taken.
 */
export const archiveProject = (request: WriteRequest, id: number, reason: string, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'archiveProject', input: [id, reason, version] }, async (writing) => {
    const { em } = writing;
    const project = await lockProject(writing, id, version);
    refuse([
      ...checkText(reason, 'reason', true),
      ...(await checkComponents(em, project)),
      ...(await checkNotInClosed(em, id, 'id')),
    ]);
    await cutLinks(writing, project, reason);
    const changes = [...(await setFree(project)), ...fieldChanges(project, { archivedAt: now() })];
    await applyChanges(writing, project, changes, { subjectType: 'Project', reason });
    return [id];
  });
