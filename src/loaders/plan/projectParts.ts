import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type {
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { completeLinks } from './completeLinks.js';

type StatedActionLink = Row<ProjectAction> & { planId: number };

/** A link whose percentage is filled in: stated, or an equal part of what is left. */
export type ActionLink = StatedActionLink & { share: string; isEqualSplit: boolean };
export type CountryLink = Omit<Row<ProjectCountry>, 'percentage'> & { percentage: string; isEqualSplit: boolean };
export type OrganisationLink = Row<ProjectOrganisation>;

const completeActions = (links: StatedActionLink[]): ActionLink[] =>
  [...Map.groupBy(links, ({ planId }) => planId).values()].flatMap((ofPlan) =>
    completeLinks(ofPlan, ({ share }) => share).map(({ link, ...share }) => ({ ...link, ...share })),
  );

const completeCountries = (links: Row<ProjectCountry>[]): CountryLink[] =>
  completeLinks(links, ({ percentage }) => percentage).map(({ link, share, isEqualSplit }) => ({
    ...link,
    percentage: share,
    isEqualSplit,
  }));

/** What belongs to a project: components, and its links to actions, pillars, countries and organisations. */
export const projectPartLoaders = (db: Reader) => {
  const { hasComputed, hasMany } = related(db);
  return {
    componentsOfProject: hasMany<Row<Project>>(
      'parentId',
      (ids) => sql`
        select *
        from project
        where parent_id = any(${ids})
        order by code`,
    ),

    actionsOfProject: hasComputed(
      'projectId',
      (ids) => sql`
        select link.*, a.plan_id
        from project_action link
          join action a on a.id = link.action_id
        where link.project_id = any(${ids})
        order by a.plan_id, a.number`,
      completeActions,
    ),

    pillarsOfProject: hasMany<Row<ProjectPillar>>(
      'projectId',
      (ids) => sql`
        select link.*
        from project_pillar link
          join pillar p on p.id = link.pillar_id
        where link.project_id = any(${ids})
        order by p.plan_id, p.number`,
    ),

    countriesOfProject: hasComputed(
      'projectId',
      (ids) => sql`
        select link.*
        from project_country link
          join country c on c.id = link.country_id
        where link.project_id = any(${ids})
        order by c.code`,
      completeCountries,
    ),

    organisationsOfProject: hasMany<OrganisationLink>(
      'projectId',
      (ids) => sql`
        select link.*
        from project_organisation link
          join organisation o on o.id = link.organisation_id
        where link.project_id = any(${ids})
        order by link.role, o.name, link.id`,
    ),
  };
};
