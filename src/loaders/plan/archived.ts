import { sql } from 'kysely';
import type { Condition } from '../search.js';

/** Projects that are in no list and no figure: entered in error, they are kept for the audit. */
const archived = sql`(select gone.id from project gone where gone.archived_at is not null)`;

/** Whether a row is of no archived project, by its column with the number of one; null there is of no project. */
export const isOfNoArchived = (projectId: string): Condition =>
  sql<boolean>`not coalesce(${sql.ref(projectId)} in ${archived}, false)`;
