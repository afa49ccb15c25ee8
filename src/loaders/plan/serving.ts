import { type RawBuilder, sql } from 'kysely';

/** What projects can be gathered under. */
export type Parent = 'plan' | 'pillar' | 'workingGroup' | 'action' | 'country';

/** The working group of an action: the one stated, else that of its pillar. Expects the alias `a`. */
export const groupOfAction = sql<number>`coalesce(a.working_group_id, (select g.id from working_group g where g.pillar_id = a.pillar_id order by g.number limit 1))`;

const links: Record<Parent, RawBuilder<unknown>> = {
  plan: sql`select a.plan_id as parent_id, l.project_id from action a join project_action l on l.action_id = a.id
    union select p.plan_id, l.project_id from pillar p join project_pillar l on l.pillar_id = p.id`,
  pillar: sql`select a.pillar_id as parent_id, l.project_id from action a join project_action l on l.action_id = a.id where a.pillar_id is not null
    union select l.pillar_id, l.project_id from project_pillar l`,
  workingGroup: sql`select ${groupOfAction} as parent_id, l.project_id from action a join project_action l on l.action_id = a.id
    union select g.id, l.project_id from working_group g join project_pillar l on l.pillar_id = g.pillar_id`,
  action: sql`select l.action_id as parent_id, l.project_id from project_action l`,
  country: sql`select l.country_id as parent_id, l.project_id from project_country l`,
};

/** Which projects serve which parent, each pair once: rows of (parent_id, project_id). */
export const serving = (parent: Parent): RawBuilder<unknown> => sql`(${links[parent]})`;
