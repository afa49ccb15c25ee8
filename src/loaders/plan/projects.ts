import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Standing } from '../../domain/progress/index.js';
import type { Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectFilter, ProjectOrder } from '../../schema/plan/index.js';
import { OrganisationRole, type ProjectOrderField } from '../../vocabulary/index.js';
import { batch, neverAbsent, perArguments } from '../batch.js';
import { committedBy } from '../money/flows.js';
import { type ListSource, type Order, type Page, page, pages } from '../page.js';
import { all, type Condition, checkedRange, oneOf, searchConditions } from '../search.js';
import { membersOn } from './countries.js';
import { type Parent, serving } from './serving.js';

export type ProjectPage = Page<Row<Project>>;

export interface ProjectListArguments extends PageArguments {
  filter?: ProjectFilter | null;
  orderBy?: ProjectOrder | null;
}

const orders: Record<ProjectOrderField, Pick<Order, 'by' | 'type'>> = {
  COMMITTED: { by: sql`coalesce(money.converted, 0)`, type: 'numeric' },
  CODE: { by: sql`item.code`, type: 'text' },
  TITLE: { by: sql`item.title`, type: 'text' },
  START: { by: sql`item.starts_on`, type: 'date' },
  END: { by: sql`item.ends_on`, type: 'date' },
  UPDATED: { by: sql`item.updated_at`, type: 'timestamptz' },
};

const orderOf = ({ field, direction }: ProjectOrder): Order => ({
  ...orders[field],
  name: field,
  descending: direction === 'DESC',
});

const servesPlan = ({ plan, pillar, action }: ProjectFilter): Condition[] => {
  if (!plan && !pillar && !action) return [];
  const inPlan = plan ? [sql<boolean>`pl.code = ${plan}`] : [];
  const viaAction = [
    ...inPlan,
    ...(pillar ? [sql<boolean>`p.code = ${pillar}`] : []),
    ...(action ? [sql<boolean>`a.code = ${action}`] : []),
  ];
  const viaPillar = [...inPlan, ...(pillar ? [sql<boolean>`p.code = ${pillar}`] : [])];
  const throughAction = sql<boolean>`item.id in (select l.project_id from project_action l join action a on a.id = l.action_id
    join action_plan pl on pl.id = a.plan_id left join pillar p on p.id = a.pillar_id where ${all(viaAction)})`;
  if (action) return [throughAction];
  return [
    sql<boolean>`(${throughAction} or item.id in (select l.project_id from project_pillar l join pillar p on p.id = l.pillar_id
    join action_plan pl on pl.id = p.plan_id where ${all(viaPillar)}))`,
  ];
};

/** Progress of every project, for choosing among them. */
interface Computed {
  allProjects(): Promise<ReadonlyMap<number, Standing>>;
}

/** Numbers of the projects that have one of these statuses; null where it does not matter. */
const withStatus = async ({ progressStatus }: ProjectFilter, { allProjects }: Computed): Promise<number[] | null> =>
  progressStatus
    ? [...(await allProjects())].flatMap(([id, { progress }]) => (progressStatus.includes(progress.status) ? [id] : []))
    : null;

const conditionsOf = (filter: ProjectFilter, lens: Lens, ids: readonly number[] | null): Condition[] => {
  checkedRange(filter.active, 'active');
  return [
    ...(ids ? [sql<boolean>`item.id = any(${[...ids]}::int[])`] : []),
    ...(filter.codes ? [oneOf(sql`item.code`, filter.codes)] : []),
    ...servesPlan(filter),
    ...(filter.donor
      ? [
          sql<boolean>`item.id in (select l.project_id from project_organisation l join organisation o on o.id = l.organisation_id where l.role = ${OrganisationRole.FUNDING} and o.code = ${filter.donor})`,
        ]
      : []),
    ...(filter.country
      ? [
          sql<boolean>`item.id in (select l.project_id from project_country l join country c on c.id = l.country_id where c.code = ${filter.country})`,
        ]
      : []),
    ...(filter.countryGroup
      ? [
          sql<boolean>`item.id in (select l.project_id from project_country l where l.country_id in ${membersOn(filter.countryGroup, lens.asOf)})`,
        ]
      : []),
    ...(filter.activityStatus ? [oneOf(sql`item.activity_status`, filter.activityStatus)] : []),
    ...(filter.active
      ? [
          sql<boolean>`item.starts_on <= coalesce(${filter.active.to ?? null}::date, '9999-12-31') and item.ends_on >= coalesce(${filter.active.from ?? null}::date, '-infinity')`,
        ]
      : []),
    ...searchConditions(filter.search, 'item'),
  ];
};

const listOf = async (
  given: ProjectListArguments,
  lens: Lens,
  computed: Computed,
  ofParent?: Condition,
): Promise<ListSource> => ({
  from:
    given.orderBy?.field === 'COMMITTED'
      ? sql`project item left join ${committedBy('project_id', lens)} money on money.id = item.id`
      : sql`project item`,
  where: conditionsOf(given.filter ?? {}, lens, await withStatus(given.filter ?? {}, computed)),
  order: orderOf(given.orderBy ?? { field: 'CODE', direction: 'ASC' }),
  ...(ofParent ? { ofParent } : {}),
});

const below = (db: Reader, lens: Lens, computed: Computed, ofParent: Condition) =>
  perArguments((given: ProjectListArguments) =>
    batch(
      async (ids) => pages<Row<Project>>(db, await listOf(given, lens, computed, ofParent), given, ids),
      neverAbsent,
    ),
  );

const belowParent = (db: Reader, lens: Lens, computed: Computed, parent: Parent) =>
  below(
    db,
    lens,
    computed,
    sql<boolean>`item.id in (select s.project_id from ${serving(parent)} s where s.parent_id = parent.id)`,
  );

const ofOrganisation = (role: OrganisationRole | null): RawBuilder<boolean> =>
  sql<boolean>`item.id in (select l.project_id from project_organisation l where l.organisation_id = parent.id and (${role}::text is null or l.role = ${role}))`;

/** Lists of projects: below anything they serve, or all of them. */
export const projectLoaders = (db: Reader, lens: Lens, computed: Computed) => {
  const byRole = perArguments(({ role, ...given }: PageArguments & { role: OrganisationRole | null }) =>
    batch(
      async (ids) => pages<Row<Project>>(db, await listOf(given, lens, computed, ofOrganisation(role)), given, ids),
      neverAbsent,
    ),
  );
  return {
    projects: async (given: ProjectListArguments) => page<Row<Project>>(db, await listOf(given, lens, computed), given),
    projectsOfPillar: belowParent(db, lens, computed, 'pillar'),
    projectsOfWorkingGroup: belowParent(db, lens, computed, 'workingGroup'),
    projectsOfAction: belowParent(db, lens, computed, 'action'),
    projectsOfCountry: belowParent(db, lens, computed, 'country'),
    projectsOfOrganisation: byRole,
  };
};
