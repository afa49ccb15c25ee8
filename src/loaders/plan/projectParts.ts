import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type {
  Project,
  ProjectAction,
  ProjectCountry,
  ProjectOrganisation,
  ProjectPillar,
  ProjectRegion,
  ProjectSector,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { completeLinks } from './completeLinks.js';

type StatedActionLink = Row<ProjectAction> & { planId: number };

/** A link whose percentage is filled in: stated, or an equal part of what is left. */
export type ActionLink = StatedActionLink & { share: string; isEqualSplit: boolean };
type Complete<L> = Omit<L, 'percentage'> & { percentage: string; isEqualSplit: boolean };
export type CountryLink = Complete<Row<ProjectCountry>>;
export type RegionLink = Complete<Row<ProjectRegion>>;
export type SectorLink = Complete<Row<ProjectSector>>;

/** A link to a country or a region: together they make 100. */
type Recipient = Row<ProjectRegion> & Row<ProjectCountry>;
export type OrganisationLink = Row<ProjectOrganisation>;

const completeActions = (links: StatedActionLink[]): ActionLink[] =>
  [...Map.groupBy(links, ({ planId }) => planId).values()].flatMap((ofPlan) =>
    completeLinks(ofPlan, ({ share }) => share).map(({ link, ...share }) => ({ ...link, ...share })),
  );

const complete = <L extends { percentage: string | null }>(links: readonly L[]): Complete<L>[] =>
  completeLinks(links, ({ percentage }) => percentage).map(({ link, share, isEqualSplit }) => ({
    ...link,
    percentage: share,
    isEqualSplit,
  }));

const completeSectors = (links: Row<ProjectSector>[]): SectorLink[] =>
  [...Map.groupBy(links, ({ vocabulary }) => vocabulary).values()].flatMap(complete);

/** What belongs to a project: components, its sectors, and its links to actions, pillars, places and organisations. */
export const projectPartLoaders = (db: Reader) => {
  const { hasComputed, hasMany } = related(db);
  const recipients = hasComputed(
    'projectId',
    (ids) => sql`
      select link.*
      from (
        select link.id, link.project_id, link.country_id, null::int as region_id, link.percentage, link.provenance_id,
          c.code
        from project_country link
          join country c on c.id = link.country_id
        where link.project_id = any(${ids})
        union all
        select link.id, link.project_id, null, link.region_id, link.percentage, link.provenance_id, r.code
        from project_region link
          join region r on r.id = link.region_id
        where link.project_id = any(${ids})
      ) link
      order by link.country_id is null, link.code`,
    complete<Recipient>,
  );
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

    countriesOfProject: async (id: number): Promise<CountryLink[]> =>
      (await recipients.load(id)).filter(({ countryId }) => countryId !== null),

    regionsOfProject: async (id: number): Promise<RegionLink[]> =>
      (await recipients.load(id)).filter(({ regionId }) => regionId !== null),

    sectorsOfProject: hasComputed(
      'projectId',
      (ids) => sql`
        select *
        from project_sector
        where project_id = any(${ids})
        order by vocabulary, code`,
      completeSectors,
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
