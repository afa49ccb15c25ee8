import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { PageArguments } from '../../domain/paging.js';
import type { Event, Project, Publication, Tool } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { EventFilter } from '../../schema/plan/index.js';
import { batch, listed } from '../batch.js';
import { page } from '../page.js';
import { type Condition, checkedRange, searchConditions } from '../search.js';

const conditionsOf = ({ during, search }: EventFilter): Condition[] => {
  checkedRange(during, 'during');
  return [
    ...(during
      ? [
          sql<boolean>`item.starts_on <= coalesce(${during.to ?? null}::date, 'infinity') and item.ends_on >= coalesce(${during.from ?? null}::date, '-infinity')`,
        ]
      : []),
    ...searchConditions(search, 'item'),
  ];
};

/** Events (oldest first), publications (newest first) and tools. */
export const knowledgeLoaders = (db: Reader) => ({
  events: ({ filter, ...given }: PageArguments & { filter?: EventFilter | null }) =>
    page<Row<Event>>(
      db,
      {
        from: sql`event item`,
        where: conditionsOf(filter ?? {}),
        order: { name: 'START', by: sql`item.starts_on`, type: 'date', descending: false },
      },
      given,
    ),

  publications: (given: PageArguments) =>
    page<Row<Publication>>(
      db,
      {
        from: sql`publication item`,
        where: [],
        order: { name: 'DATE', by: sql`item.published_on`, type: 'date', descending: true },
      },
      given,
    ),

  tools: async () => (await sql<Row<Tool>>`select * from tool order by title, id`.execute(db)).rows,

  projectsOfEvent: batch(
    async (ids) => {
      const { rows } = await sql<Row<Project> & { eventId: number }>`
      select l.event_id, p.* from event_projects l join project p on p.id = l.project_id where l.event_id = any(${ids}::int[]) order by p.code`.execute(
        db,
      );
      return listed(rows, 'eventId');
    },
    () => [] as Row<Project>[],
  ),
});
