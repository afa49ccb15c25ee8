import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Event, Project, Publication, Tool } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { EventFilter } from '../../schema/plan/index.js';
import { related } from '../batch.js';
import { page } from '../page.js';
import { type Condition, checkedRange, searchConditions } from '../search.js';

const conditionsOf = ({ during, search }: EventFilter): Condition[] => {
  checkedRange(during, 'during');
  const overlaps = sql<boolean>`item.starts_on <= coalesce(${during?.to ?? null}::date, 'infinity')
    and item.ends_on >= coalesce(${during?.from ?? null}::date, '-infinity')`;
  return [...(during ? [overlaps] : []), ...searchConditions(search, 'item')];
};

/** Publications with what a search looks at: there are few, so it is not kept. */
const searchablePublications = sql`(
        select p.*, search_key(concat_ws(' ', p.title, p.authors, p.symbol)) as search_key
        from publication p
      )`;

/** Events (oldest first), publications (newest first) and tools. */
export const knowledgeLoaders = (db: Reader, lens: Lens) => ({
  events: ({ filter, ...given }: PageArguments & { filter?: EventFilter | null }) =>
    page<Row<Event>>(
      db,
      {
        list: 'events',
        lens,
        filter: filter ?? {},
        from: sql`event item`,
        where: conditionsOf(filter ?? {}),
        order: { name: 'START', by: sql`item.starts_on`, type: 'date', descending: false },
      },
      given,
    ),

  publications: ({ search, ...given }: PageArguments & { search?: string | null }) =>
    page<Row<Publication>>(
      db,
      {
        list: 'publications',
        lens,
        filter: search == null ? {} : { search },
        from: sql`${search == null ? sql`publication` : searchablePublications} item`,
        where: searchConditions(search, 'item'),
        order: {
          name: 'DATE',
          by: sql`item.published_on`,
          type: 'date',
          descending: true,
        },
      },
      given,
    ),

  tools: async () => {
    const { rows } = await sql<Row<Tool>>`
      select *
      from tool
      order by title, id`.execute(db);
    return rows;
  },

  projectsOfEvent: related(db).hasMany<Row<Project>>(
    'ownerId',
    (ids) => sql`
      select link.event_id as owner_id, p.*
      from event_projects link
        join project p on p.id = link.project_id
      where link.event_id = any(${ids})
      order by p.code`,
  ),
});
