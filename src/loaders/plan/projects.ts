import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Project } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectFilter, ProjectOrder } from '../../schema/plan/index.js';
import type { OrganisationRole, ProjectOrderField } from '../../vocabulary/index.js';
import { inAlphabet } from '../alphabet.js';
import { batch, neverAbsent, perArguments } from '../batch.js';
import { committedBy } from '../money/flows.js';
import { type ListSource, type Order, type Page, page, pages } from '../page.js';
import type { Condition } from '../search.js';
import { type ComputedOfProjects, projectConditions } from './projectFilter.js';
import { type Parent, serving } from './serving.js';

export type ProjectPage = Page<Row<Project>>;

export interface ProjectListArguments extends PageArguments {
  filter?: ProjectFilter | null;
  orderBy?: ProjectOrder | null;
}

const orders: Record<ProjectOrderField, Pick<Order, 'by' | 'type'>> = {
  COMMITTED: { by: sql`coalesce(money.converted, 0)`, type: 'numeric' },
  CODE: { by: sql`item.code`, type: 'text' },
  TITLE: { by: inAlphabet(sql`item.title`), type: 'text' },
  START: { by: sql`item.starts_on`, type: 'date' },
  END: { by: sql`item.ends_on`, type: 'date' },
  UPDATED: { by: sql`item.updated_at`, type: 'timestamptz' },
};

/** Days that are not stated come last in both directions. */
const unknownLast = (by: RawBuilder<unknown>, descending: boolean) =>
  descending ? sql`coalesce(${by}, '-infinity'::date)` : sql`coalesce(${by}, 'infinity'::date)`;

const orderOf = ({ field, direction }: ProjectOrder): Order => {
  const { by, type } = orders[field];
  const descending = direction === 'DESC';
  return { by: type === 'date' ? unknownLast(by, descending) : by, type, name: field, descending };
};

/** Projects that serve a parent: its projects, each once. */
const servesParent = (parent: Parent): Condition =>
  sql<boolean>`item.id in (
      select served.project_id
      from ${serving(parent)} served
      where served.parent_id = parent.id)`;

/** Projects in which an organisation has a part: in this role, or in any. */
const hasPart = (role: OrganisationRole | null): Condition =>
  sql<boolean>`item.id in (
      select link.project_id
      from project_organisation link
      where link.organisation_id = parent.id and (${role}::text is null or link.role = ${role}))`;

/** Lists of projects: all of them, or those of a parent. */
export const projectLoaders = (db: Reader, lens: Lens, computed: ComputedOfProjects) => {
  const listOf = async (
    list: string,
    { filter, orderBy }: ProjectListArguments,
    ofParent?: Condition,
  ): Promise<ListSource> => ({
    list,
    lens,
    filter: filter ?? {},
    from:
      orderBy?.field === 'COMMITTED'
        ? sql`project item
      left join ${committedBy('project_id', lens)} money on money.id = item.id`
        : sql`project item`,
    where: [sql<boolean>`item.archived_at is null`, ...(await projectConditions(filter ?? {}, lens, computed))],
    order: orderOf(orderBy ?? { field: 'CODE', direction: 'ASC' }),
    ...(ofParent ? { ofParent } : {}),
  });

  const below = (list: string, given: ProjectListArguments, ofParent: Condition) =>
    batch(async (ids) => pages<Row<Project>>(db, await listOf(list, given, ofParent), given, ids), neverAbsent);

  const serve = (list: string, parent: Parent) =>
    perArguments((given: ProjectListArguments) => below(list, given, servesParent(parent)));

  return {
    projects: async (given: ProjectListArguments) => page<Row<Project>>(db, await listOf('projects', given), given),
    projectsOfPillar: serve('Pillar.projects', 'pillar'),
    projectsOfWorkingGroup: serve('WorkingGroup.projects', 'workingGroup'),
    projectsOfAction: serve('Action.projects', 'action'),
    projectsOfCountry: serve('Country.projects', 'country'),
    projectsOfOrganisation: perArguments(({ role, ...given }: PageArguments & { role: OrganisationRole | null }) =>
      batch(async (ids) => {
        const source = await listOf('Organisation.projects', given, hasPart(role));
        return pages<Row<Project>>(db, { ...source, filter: { role } }, given, ids);
      }, neverAbsent),
    ),
  };
};
