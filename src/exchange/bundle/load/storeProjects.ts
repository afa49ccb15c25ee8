import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry } from '../../../entities/access/index.js';
import {
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
} from '../../../entities/plan/index.js';
import { fromCli, stored } from '../../../services/write/index.js';
import type { ProjectData } from '../dataset/dataset.js';
import { grouped, only, onlyOrNull, replace, store } from './store.js';
import type { Book, PlanParts } from './storePlans.js';

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

interface SharedLink {
  plan: string;
  action: string;
  share: string | null;
  contribution: string | null;
}

const inOrder = (links: readonly SharedLink[]) =>
  JSON.stringify([...links].sort((a, b) => (`${a.plan}/${a.action}` < `${b.plan}/${b.action}` ? -1 : 1)));

/** Keeps what a project served before a load changed it. */
const auditLinks = (em: EntityManager, project: Project, from: string, to: string) => {
  if (from !== to)
    em.create(AuditEntry, {
      ...fromCli,
      operation: 'load',
      subjectType: 'Project',
      subjectId: project.id,
      field: 'actions',
      from,
      to,
    });
};

/** Stores projects and replaces their links. Links to plans that are not among `inPlans` stay as they are. */
export const importProjects = async (
  { em, provenance, countries, organisations }: Book,
  projects: readonly ProjectData[],
  inPlans: ReadonlyMap<string, PlanParts>,
) => {
  const rows = await stored(
    em,
    Project,
    projects.flatMap(({ code, parent }) => [code, parent]),
  );
  const wereThere = new Set(rows.keys());
  const old = { project: { $in: [...rows.values()].map(({ id }) => id) } };
  const links = {
    actions: grouped(await em.find(ProjectAction, old, { populate: ['action', 'action.plan'] }), ({ project }) =>
      project.unwrap(),
    ),
    pillars: grouped(await em.find(ProjectPillar, old, { populate: ['pillar'] }), ({ project }) => project.unwrap()),
    countries: grouped(await em.find(ProjectCountry, old, { populate: ['country'] }), ({ project }) =>
      project.unwrap(),
    ),
    organisations: grouped(await em.find(ProjectOrganisation, old, { populate: ['organisation'] }), ({ project }) =>
      project.unwrap(),
    ),
  };
  for (const level of byLevel(projects)) {
    for (const { actions: _a, pillars: _p, countries: _c, organisations: _o, parent, ...own } of level) {
      rows.set(
        own.code,
        store(em, Project, rows.get(own.code), {
          ...own,
          parent: onlyOrNull(rows, parent),
          provenance: provenance(own.provenance),
        }),
      );
    }
    await em.flush(); // a component needs the number of its parent
  }
  const named = new Set([...inPlans.values()].flatMap(({ actions }) => [...actions.values()]));
  const namedPillars = new Set([...inPlans.values()].flatMap(({ pillars }) => [...pillars.values()]));
  for (const data of projects) {
    const project = only(rows, data.code);
    const planOf = (code: string) => only(inPlans, code);
    const actionOf = (link: { plan: string; action: string }) => only(planOf(link.plan).actions, link.action);
    const pillarOf = (link: { plan: string; pillar: string }) => only(planOf(link.plan).pillars, link.pillar);
    const ofPlans = (links.actions.get(project) ?? []).filter(({ action }) => named.has(action.unwrap()));
    const ofPillars = (links.pillars.get(project) ?? []).filter(({ pillar }) => namedPillars.has(pillar.unwrap()));
    if (wereThere.has(data.code)) {
      const stored = ofPlans.map(({ action, share, contribution }) => ({
        plan: action.unwrap().plan.unwrap().code,
        action: action.unwrap().code,
        share,
        contribution,
      }));
      const given = data.actions.map(({ plan, action, share, contribution }) => ({
        plan,
        action,
        share,
        contribution,
      }));
      auditLinks(em, project, inOrder(stored), inOrder(given));
    }
    replace(
      em,
      ProjectAction,
      ofPlans,
      data.actions,
      ({ action }) => String(action.id),
      (link) => String(actionOf(link).id),
      (link) => ({
        project,
        action: actionOf(link),
        share: link.share,
        contribution: link.contribution,
        provenance: provenance(link.provenance),
      }),
    );
    replace(
      em,
      ProjectPillar,
      ofPillars,
      data.pillars,
      ({ pillar }) => String(pillar.id),
      (link) => String(pillarOf(link).id),
      (link) => ({ project, pillar: pillarOf(link), provenance: provenance(link.provenance) }),
    );
    replace(
      em,
      ProjectCountry,
      links.countries.get(project) ?? [],
      data.countries,
      ({ country }) => country.unwrap().code,
      ({ country }) => country,
      (link) => ({
        project,
        country: only(countries, link.country),
        percentage: link.percentage,
        provenance: provenance(link.provenance),
      }),
    );
    replace(
      em,
      ProjectOrganisation,
      links.organisations.get(project) ?? [],
      data.organisations,
      ({ organisation, role }) => `${organisation.unwrap().code} ${role}`,
      ({ organisation, role }) => `${organisation} ${role}`,
      (link) => ({
        project,
        organisation: only(organisations, link.organisation),
        role: link.role,
        ambiguous: link.ambiguous,
        provenance: provenance(link.provenance),
      }),
    );
  }
  return rows;
};
