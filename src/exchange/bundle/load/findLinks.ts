import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
} from '../../../entities/plan/index.js';

/** The stored links of one project. */
export interface ProjectLinks {
  actions: ProjectAction[];
  pillars: ProjectPillar[];
  countries: ProjectCountry[];
  regions: ProjectRegion[];
  sectors: ProjectSector[];
  organisations: ProjectOrganisation[];
}

/** Finds the links of stored projects, six statements for all of them. */
export const findLinks = async (
  em: EntityManager,
  projects: readonly Project[],
): Promise<(project: Project) => ProjectLinks> => {
  const ofProjects = { project: { $in: projects.map(({ id }) => id) } };
  const projectOf = ({ project }: { project: { unwrap(): Project } }) => project.unwrap();
  const actions = Map.groupBy(
    await em.find(ProjectAction, ofProjects, { populate: ['action', 'action.plan'] }),
    projectOf,
  );
  const pillars = Map.groupBy(await em.find(ProjectPillar, ofProjects, { populate: ['pillar'] }), projectOf);
  const countries = Map.groupBy(await em.find(ProjectCountry, ofProjects, { populate: ['country'] }), projectOf);
  const regions = Map.groupBy(await em.find(ProjectRegion, ofProjects, { populate: ['region'] }), projectOf);
  const sectors = Map.groupBy(await em.find(ProjectSector, ofProjects), projectOf);
  const organisations = Map.groupBy(
    await em.find(ProjectOrganisation, ofProjects, { populate: ['organisation'] }),
    projectOf,
  );
  return (project) => ({
    actions: actions.get(project) ?? [],
    pillars: pillars.get(project) ?? [],
    countries: countries.get(project) ?? [],
    regions: regions.get(project) ?? [],
    sectors: sectors.get(project) ?? [],
    organisations: organisations.get(project) ?? [],
  });
};
