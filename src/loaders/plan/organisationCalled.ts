import { sql } from 'kysely';
import { hasCode } from '../search.js';

/** Number of the organisation that a code names: the one with it, or the one that this was merged into. */
export const organisationCalled = (code: string) => sql<number | null>`(
        select coalesce(called.merged_into_id, called.id)
        from organisation called
        where ${hasCode(sql`called.code`, code)}
      )`;
