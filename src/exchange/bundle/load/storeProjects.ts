import type { Ref } from '@mikro-orm/core';
import { now } from '../../../clock.js';
import {
  type Action,
  type Pillar,
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
} from '../../../entities/plan/index.js';
import { stored } from '../../../services/write/index.js';
import { excessProblem } from '../check/problems.js';
import type { ProjectData } from '../dataset/dataset.js';
import { statedIn } from '../dataset/stated.js';
import { findLinks, type ProjectLinks } from './findLinks.js';
import type { Load } from './Load.js';
import { projectsOfFacts, projectsOfKnowledge } from './namedCodes.js';
import {
  auditActions,
  replaceActions,
  replaceCountries,
  replaceOrganisations,
  replacePillars,
  replaceRegions,
  replaceSectors,
} from './replaceLinks.js';
import { only, onlyOrNull, store } from './store.js';

/** Projects in the order in which they can be stored: those without a parent among the rest first. */
const byLevel = (projects: readonly ProjectData[]): ProjectData[][] => {
  const waiting = new Set(projects.map(({ code }) => code));
  const levels: ProjectData[][] = [];
  let rest = [...projects];
  while (rest.length) {
    const { ready = [], later = [] } = Object.groupBy(rest, ({ parent }) =>
      parent && waiting.has(parent) ? 'later' : 'ready',
    );
    if (!ready.length) throw new Error('projects are parents of each other in a circle');
    for (const { code } of ready) waiting.delete(code);
    levels.push(ready);
    rest = later;
  }
  return levels;
};

/** Notes a project whose money a record moves: into another project's figures, or out of them. */
const noteMoved = ({ moved, projects }: Load, row: Project | undefined, data: ProjectData, at: string): void => {
  if (!row) return;
  const parent = onlyOrNull(projects, data.parent);
  const stated = statedIn(data);
  const isOtherParent = stated.has('parent') && parent?.id !== row.parent?.id;
  const isOtherScope = stated.has('financialScope') && data.financialScope !== row.financialScope;
  if (isOtherParent || isOtherScope)
    moved.push({ project: row, parent, field: `${at}.${isOtherParent ? 'parent' : 'financialScope'}` });
};

const storeProject = (load: Load, data: ProjectData, at: string): void => {
  const { em, provenance, projects } = load;
  const { actions: _a, pillars: _p, countries: _c, regions: _r, sectors: _s, organisations: _o, parent, ...own } = data;
  noteMoved(load, projects.get(own.code), data, at);
  const values = { ...own, parent: onlyOrNull(projects, parent), provenance: provenance(own.provenance) };
  projects.set(own.code, store(em, Project, projects.get(own.code), values, data));
};

/** Links of a project that a load may replace: those to plans that it does not name stay as they are. */
const inNamedPlans = (links: ProjectLinks, actions: ReadonlySet<Action>, pillars: ReadonlySet<Pillar>) => ({
  ...links,
  actions: links.actions.filter(({ action }) => actions.has(action.unwrap())),
  pillars: links.pillars.filter(({ pillar }) => pillars.has(pillar.unwrap())),
});

/** Roles of organisations that a project states: a bundle states donors and others apart. */
const ofStatedRoles = (links: readonly ProjectOrganisation[], stated: ReadonlySet<string>) =>
  links.filter(({ role }) => stated.has('organisations') || stated.has(role === 'FUNDING' ? 'donors' : 'partners'));

/** Refuses countries that with the stored regions make more than 100, or the other way round. */
const refuseExcess = ({ refused }: Load, links: ProjectLinks, data: ProjectData, at: string): void => {
  const stated = statedIn(data);
  if (stated.has('countries') === stated.has('regions')) return;
  const places = stated.has('countries')
    ? { field: 'countries', given: data.countries, kept: links.regions }
    : { field: 'regions', given: data.regions, kept: links.countries };
  const percentages = [...places.given, ...places.kept].map(({ percentage }) => percentage);
  refused.push(...excessProblem(percentages, 'with what is stored, the percentages', `${at}.${places.field}`));
};

/** Stores projects and replaces their links. Links to plans that the dataset does not name stay as they are. */
export const storeProjects = async (load: Load): Promise<void> => {
  const { em, data, onStep, planParts, projects } = load;
  if (data.projects.length) onStep(`${data.projects.length} projects`);
  const codes = data.projects.flatMap(({ code, parent }) => [code, parent]);
  for (const [code, project] of await stored(em, Project, codes)) projects.set(code, project);
  const linksOf = await findLinks(em, [...projects.values()]);
  const wereStored = new Set(projects.keys());
  const versions = new Map([...projects.values()].map((project) => [project, project.version]));
  const places = new Map(data.projects.map((project, index) => [project, index]));
  for (const level of byLevel(data.projects)) {
    for (const project of level) storeProject(load, project, `projects.${places.get(project)}`);
    await em.flush(); // a component needs the number of its parent
  }
  const parts = [...planParts.values()];
  const actions = new Set(parts.flatMap((part) => [...part.actions.values()]));
  const pillars = new Set(parts.flatMap((part) => [...part.pillars.values()]));
  for (const given of data.projects) {
    const project = only(projects, given.code);
    const links = inNamedPlans(linksOf(project), actions, pillars);
    const stated = statedIn(given);
    if (stated.has('actions')) {
      if (wereStored.has(given.code)) auditActions(load, project, links.actions, given.actions);
      replaceActions(load, project, links.actions, given.actions);
    }
    if (stated.has('pillars')) replacePillars(load, project, links.pillars, given.pillars);
    refuseExcess(load, links, given, `projects.${places.get(given)}`);
    if (stated.has('countries')) replaceCountries(load, project, links.countries, given.countries);
    if (stated.has('regions')) replaceRegions(load, project, links.regions, given.regions);
    if (stated.has('sectors')) replaceSectors(load, project, links.sectors, given);
    replaceOrganisations(load, project, ofStatedRoles(links.organisations, stated), given.organisations);
  }
  raiseVersions(load, versions);
};

/** A link of a project, or a sector of it. */
const isPart = (row: object): row is { project: Ref<Project> } =>
  [ProjectAction, ProjectCountry, ProjectOrganisation, ProjectPillar, ProjectRegion, ProjectSector].some(
    (kind) => row instanceof kind,
  );

/** Raises the version of stored projects whose links change, unless it is raised already: whoever read them has read others. */
const raiseVersions = ({ em }: Load, versions: ReadonlyMap<Project, number>): void => {
  const unit = em.getUnitOfWork();
  unit.computeChangeSets();
  const rows = [...unit.getChangeSets().map(({ entity }) => entity as object), ...unit.getRemoveStack()];
  const changed = new Set(rows.filter(isPart).map(({ project }) => project.unwrap()));
  for (const project of changed)
    if (versions.get(project) === project.version) em.assign(project, { updatedAt: now() });
};

const findProjects = async ({ em, projects }: Load, codes: readonly (string | null)[]): Promise<void> => {
  const missing = codes.filter((code) => code !== null && !projects.has(code));
  for (const [code, project] of await stored(em, Project, missing)) projects.set(code, project);
};

/** Finds the stored projects that events and publications name. */
export const findProjectsOfKnowledge = (load: Load): Promise<void> =>
  findProjects(load, projectsOfKnowledge(load.data));

/** Finds the stored projects that money, results and reports name. */
export const findProjectsOfFacts = (load: Load): Promise<void> => findProjects(load, projectsOfFacts(load.data));
