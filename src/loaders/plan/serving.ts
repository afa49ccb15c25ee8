import { type RawBuilder, sql } from 'kysely';

/** What projects can be listed under. */
export type Parent = 'plan' | 'pillar' | 'workingGroup' | 'action' | 'country';

/** The working group of an action: the one stated, else the first of its pillar. Expects the alias `a`. */
export const groupOfAction = sql<number>`(
  select place.group_id
  from action_place place
  where place.action_id = a.id
)`;

/** Which projects serve which parent, each pair once: rows of (parent_id, project_id). */
export const serving = (parent: Parent): RawBuilder<unknown> => sql`(
  select place.parent_id, place.project_id
  from project_place place
  where place.kind = ${sql.lit(parent)}
)`;
