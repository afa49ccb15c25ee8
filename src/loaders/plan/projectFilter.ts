import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import type { Standing } from '../../domain/progress/index.js';
import type { ProjectFilter } from '../../schema/plan/index.js';
import { OrganisationRole } from '../../vocabulary/index.js';
import { all, type Condition, checkedRange, hasCode, hasCodeOf, oneOf, searchConditions } from '../search.js';
import { membersOn, regionsWithin } from './countries.js';
import { organisationCalled } from './organisationCalled.js';

/** Progress of every project, for choosing among them. */
export interface ComputedOfProjects {
  allProjects(): Promise<ReadonlyMap<number, Standing>>;
}

const isIn = (projectIds: RawBuilder<unknown>): Condition => sql<boolean>`item.id in (${projectIds})`;

/** Whether a project serves what a filter names: through an action or, if it names no action, through a pillar. */
const servesPlan = ({ plan, pillar, action }: ProjectFilter): Condition[] => {
  if (!plan && !pillar && !action) return [];
  const inPlan = [...(plan ? [hasCode(sql`pl.code`, plan)] : []), ...(pillar ? [hasCode(sql`p.code`, pillar)] : [])];
  // A link of 0 keeps a project in the plan, and serves nothing in it.
  const serves = pillar || action ? [sql<boolean>`link.share is distinct from 0`] : [];
  const throughAction = isIn(sql`
      select link.project_id
      from project_action link
        join action a       on a.id = link.action_id
        join action_plan pl on pl.id = a.plan_id
        left join pillar p  on p.id = a.pillar_id
      where ${all([...inPlan, ...serves, ...(action ? [hasCode(sql`a.code`, action)] : [])])}`);
  if (action) return [throughAction];
  const throughPillar = isIn(sql`
      select link.project_id
      from project_pillar link
        join pillar p       on p.id = link.pillar_id
        join action_plan pl on pl.id = p.plan_id
      where ${all(inPlan)}`);
  return [sql<boolean>`(${throughAction} or ${throughPillar})`];
};

const isFundedBy = (donor: string): Condition =>
  isIn(sql`
      select link.project_id
      from project_organisation link
      where link.role = ${OrganisationRole.FUNDING} and link.organisation_id = ${organisationCalled(donor)}`);

const isInCountry = (country: string): Condition =>
  isIn(sql`
      select link.project_id
      from project_country link
        join country c on c.id = link.country_id
      where c.code = ${country} and link.percentage is distinct from 0`);

/** Whether a project names a region or one within it, or a country in them. */
const isInRegion = (region: string): Condition =>
  isIn(sql`
      select link.project_id
      from project_region link
      where link.region_id in ${regionsWithin(region)} and link.percentage is distinct from 0
      union
      select link.project_id
      from project_country link
        join country c on c.id = link.country_id
      where c.region_id in ${regionsWithin(region)} and link.percentage is distinct from 0`);

const isInSector = (sector: string): Condition =>
  isIn(sql`
      select link.project_id
      from project_sector link
      where link.vocabulary = 'DAC_PURPOSE' and link.code = ${sector} and link.percentage is distinct from 0`);

const isInGroup = (group: string, { asOf }: Lens): Condition =>
  isIn(sql`
      select link.project_id
      from project_country link
      where link.country_id in ${membersOn(group, asOf)} and link.percentage is distinct from 0`);

const isActive = ({ from, to }: { from?: string | null; to?: string | null }): Condition =>
  sql<boolean>`item.starts_on <= coalesce(${to ?? null}::date, '9999-12-31')
    and coalesce(item.ends_on, 'infinity') >= coalesce(${from ?? null}::date, '-infinity')`;

/** Whether a project has one of the statuses that a filter names. */
const hasStatus = async (
  { progressStatus }: ProjectFilter,
  { allProjects }: ComputedOfProjects,
): Promise<Condition[]> => {
  if (!progressStatus) return [];
  const ids = [...(await allProjects())].flatMap(([id, { progress }]) =>
    progressStatus.includes(progress.status) ? [id] : [],
  );
  return [sql<boolean>`item.id = any(${ids}::int[])`];
};

/** Conditions on a project `item`. */
export const projectConditions = async (
  filter: ProjectFilter,
  lens: Lens,
  computed: ComputedOfProjects,
): Promise<Condition[]> => {
  const isOfStatus = await hasStatus(filter, computed);
  checkedRange(filter.active, 'active');
  return [
    ...isOfStatus,
    ...(filter.codes ? [hasCodeOf(sql`item.code`, filter.codes)] : []),
    ...servesPlan(filter),
    ...(filter.donor ? [isFundedBy(filter.donor)] : []),
    ...(filter.country ? [isInCountry(filter.country)] : []),
    ...(filter.region ? [isInRegion(filter.region)] : []),
    ...(filter.sector ? [isInSector(filter.sector)] : []),
    ...(filter.countryGroup ? [isInGroup(filter.countryGroup, lens)] : []),
    ...(filter.activityStatus ? [oneOf(sql`item.activity_status`, filter.activityStatus)] : []),
    ...(filter.active ? [isActive(filter.active)] : []),
    ...searchConditions(filter.search, 'item'),
  ];
};
