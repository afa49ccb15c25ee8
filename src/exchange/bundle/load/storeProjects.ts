import { type Action, type Pillar, Project, type ProjectOrganisation } from '../../../entities/plan/index.js';
import { stored } from '../../../services/write/index.js';
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
  const { actions: _a, pillars: _p, countries: _c, organisations: _o, parent, ...own } = data;
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

/** Stores projects and replaces their links. Links to plans that the dataset does not name stay as they are. */
export const storeProjects = async (load: Load): Promise<void> => {
  const { em, data, onStep, planParts, projects } = load;
  if (data.projects.length) onStep(`${data.projects.length} projects`);
  const codes = data.projects.flatMap(({ code, parent }) => [code, parent]);
  for (const [code, project] of await stored(em, Project, codes)) projects.set(code, project);
  const linksOf = await findLinks(em, [...projects.values()]);
  const wereStored = new Set(projects.keys());
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
      if (wereStored.has(given.code)) auditActions(em, project, links.actions, given.actions);
      replaceActions(load, project, links.actions, given.actions);
    }
    if (stated.has('pillars')) replacePillars(load, project, links.pillars, given.pillars);
    if (stated.has('countries')) replaceCountries(load, project, links.countries, given.countries);
    replaceOrganisations(load, project, ofStatedRoles(links.organisations, stated), given.organisations);
  }
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
