import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../database/orm.js';
import type { Counts } from '../schema/computed.js';
import { OrganisationRole } from '../schema/enums.js';
import { batch } from './batch.js';
import { groupOfAction, type Parent, serving } from './serving.js';

const actionsOf: Record<Parent, RawBuilder<unknown>> = {
  plan: sql`select a.plan_id as parent_id, a.id from action a`,
  pillar: sql`select a.pillar_id as parent_id, a.id from action a`,
  workingGroup: sql`select ${groupOfAction} as parent_id, a.id from action a`,
  action: sql`select a.id as parent_id, a.id from action a`,
  country: sql`select distinct c.country_id as parent_id, l.action_id as id from project_country c join project_action l on l.project_id = c.project_id`,
};

const none = (): Counts => ({ actions: 0, projects: 0, donors: 0, countries: 0, events: 0 });

const countsBelow = (db: Reader, parent: Parent) =>
  batch(async (ids) => {
    const ofProjects = (table: string, counted: string, more = sql``) =>
      sql`select s.parent_id, count(distinct l.${sql.raw(counted)})::int as n from s join ${sql.raw(table)} l on l.project_id = s.project_id ${more} group by 1`;
    const events =
      parent === 'country'
        ? sql`select parent_id, count(distinct event_id)::int as n from (select s.parent_id, l.event_id from s join event_projects l on l.project_id = s.project_id
            union select e.country_id, e.id from event e where e.country_id = any(${ids}::int[])) held group by 1`
        : ofProjects('event_projects', 'event_id');
    const { rows } = await sql<Counts & { id: number }>`
      with s as materialized (select parent_id, project_id from ${serving(parent)} served where parent_id = any(${ids}::int[]))
      select k.id, coalesce(actions.n, 0) as actions, coalesce(projects.n, 0) as projects, coalesce(donors.n, 0) as donors, coalesce(countries.n, 0) as countries, coalesce(events.n, 0) as events
      from unnest(${ids}::int[]) as k(id)
      left join (select x.parent_id, count(*)::int as n from (${actionsOf[parent]}) x where x.parent_id = any(${ids}::int[]) group by 1) actions on actions.parent_id = k.id
      left join (select s.parent_id, count(*)::int as n from s group by 1) projects on projects.parent_id = k.id
      left join (${ofProjects('project_organisation', 'organisation_id', sql`and l.role = ${OrganisationRole.FUNDING}`)}) donors on donors.parent_id = k.id
      left join (${ofProjects('project_country', 'country_id')}) countries on countries.parent_id = k.id
      left join (${events}) events on events.parent_id = k.id`.execute(db);
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }, none);

/** How many different things stand under each parent. */
export const countLoaders = (db: Reader) => ({
  countsOfPlan: countsBelow(db, 'plan'),
  countsOfPillar: countsBelow(db, 'pillar'),
  countsOfWorkingGroup: countsBelow(db, 'workingGroup'),
  countsOfAction: countsBelow(db, 'action'),
  countsOfCountry: countsBelow(db, 'country'),
});
