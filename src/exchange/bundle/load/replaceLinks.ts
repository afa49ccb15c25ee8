import { AuditEntry } from '../../../entities/access/index.js';
import {
  type Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
} from '../../../entities/plan/index.js';
import type { ProjectData } from '../dataset/dataset.js';
import type { Load } from './Load.js';
import { only, replace } from './store.js';

interface ActionLink {
  plan: string;
  action: string;
  share: string | null;
  contribution: string | null;
}

const inOrder = (links: readonly ActionLink[]) =>
  JSON.stringify([...links].sort((a, b) => (`${a.plan}/${a.action}` < `${b.plan}/${b.action}` ? -1 : 1)));

/** Keeps in the audit what a project served before a load changes it. */
export const auditActions = (
  { em, by }: Load,
  project: Project,
  stored: readonly ProjectAction[],
  given: ProjectData['actions'],
): void => {
  const before = stored.map(({ action, share, contribution }) => ({
    plan: action.unwrap().plan.unwrap().code,
    action: action.unwrap().code,
    share,
    contribution,
  }));
  const after = given.map(({ plan, action, share, contribution }) => ({ plan, action, share, contribution }));
  const [from, to] = [inOrder(before), inOrder(after)];
  if (from === to) return;
  const subject = { subjectType: 'Project', subjectId: project.id };
  em.create(AuditEntry, { ...by, ...subject, field: 'actions', from, to });
};

/** Replaces the links of a project to actions. */
export const replaceActions = (
  { em, provenance, planParts }: Load,
  project: Project,
  rows: readonly ProjectAction[],
  given: ProjectData['actions'],
) => {
  const actionOf = ({ plan, action }: ActionLink) => only(only(planParts, plan).actions, action);
  replace(em, ProjectAction, {
    rows,
    given,
    keyOfRow: ({ action }) => String(action.id),
    keyOf: (link) => String(actionOf(link).id),
    valuesOf: (link) => ({
      project,
      action: actionOf(link),
      share: link.share,
      contribution: link.contribution,
      provenance: provenance(link.provenance),
    }),
  });
};

/** Replaces the links of a project to pillars. */
export const replacePillars = (
  { em, provenance, planParts }: Load,
  project: Project,
  rows: readonly ProjectPillar[],
  given: ProjectData['pillars'],
) => {
  const pillarOf = ({ plan, pillar }: { plan: string; pillar: string }) => only(only(planParts, plan).pillars, pillar);
  replace(em, ProjectPillar, {
    rows,
    given,
    keyOfRow: ({ pillar }) => String(pillar.id),
    keyOf: (link) => String(pillarOf(link).id),
    valuesOf: (link) => ({ project, pillar: pillarOf(link), provenance: provenance(link.provenance) }),
  });
};

/** Replaces the links of a project to countries. */
export const replaceCountries = (
  { em, provenance, countries }: Load,
  project: Project,
  rows: readonly ProjectCountry[],
  given: ProjectData['countries'],
) =>
  replace(em, ProjectCountry, {
    rows,
    given,
    keyOfRow: ({ country }) => country.unwrap().code,
    keyOf: ({ country }) => country,
    valuesOf: (link) => ({
      project,
      country: only(countries, link.country),
      percentage: link.percentage,
      provenance: provenance(link.provenance),
    }),
  });

/** Replaces the links of a project to regions. */
export const replaceRegions = (
  { em, provenance, regions }: Load,
  project: Project,
  rows: readonly ProjectRegion[],
  given: ProjectData['regions'],
) =>
  replace(em, ProjectRegion, {
    rows,
    given,
    keyOfRow: ({ region }) => region.unwrap().code,
    keyOf: ({ region }) => region,
    valuesOf: (link) => ({
      project,
      region: only(regions, link.region),
      percentage: link.percentage,
      provenance: provenance(link.provenance),
    }),
  });

/** Replaces the sectors of a project. They rest on what the project rests on. */
export const replaceSectors = (
  { em, provenance }: Load,
  project: Project,
  rows: readonly ProjectSector[],
  { sectors, provenance: source }: ProjectData,
) =>
  replace(em, ProjectSector, {
    rows,
    given: sectors,
    keyOfRow: ({ vocabulary, code }) => `${vocabulary} ${code}`,
    keyOf: ({ vocabulary, code }) => `${vocabulary} ${code}`,
    valuesOf: (sector) => ({ ...sector, project, provenance: provenance(source) }),
  });

/** Replaces the links of a project to organisations. */
export const replaceOrganisations = (
  { em, provenance, organisations }: Load,
  project: Project,
  rows: readonly ProjectOrganisation[],
  given: ProjectData['organisations'],
) =>
  replace(em, ProjectOrganisation, {
    rows,
    given,
    keyOfRow: ({ organisation, role }) => `${organisation.unwrap().code} ${role}`,
    keyOf: ({ organisation, role }) => `${organisation} ${role}`,
    valuesOf: (link) => ({
      project,
      organisation: only(organisations, link.organisation),
      role: link.role,
      ambiguous: link.ambiguous,
      provenance: provenance(link.provenance),
    }),
  });
