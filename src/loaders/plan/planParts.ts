import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Officer, Pillar, PlanMilestone, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';

/** The parts of a plan that are few: milestones, pillars, working groups and officers. */
export const planPartLoaders = (db: Reader) => {
  const { hasMany, hasOne } = related(db);
  return {
    milestonesOfPlan: hasMany<Row<PlanMilestone>>(
      'planId',
      (ids) => sql`
        select *
        from plan_milestone
        where plan_id = any(${ids})
        order by partial_date_earliest(date), id`,
    ),

    pillarsOfPlan: hasMany<Row<Pillar>>(
      'planId',
      (ids) => sql`
        select *
        from pillar
        where plan_id = any(${ids})
        order by number`,
    ),

    workingGroupsOfPlan: hasMany<Row<WorkingGroup>>(
      'planId',
      (ids) => sql`
        select *
        from working_group
        where plan_id = any(${ids})
        order by number`,
    ),

    workingGroupOfPillar: hasOne<Row<WorkingGroup>>(
      'pillarId',
      (ids) => sql`
        select distinct on (pillar_id) *
        from working_group
        where pillar_id = any(${ids})
        order by pillar_id, number`,
    ),

    /** Officers of a group, and those of the plan of whom the source does not say which group they belong to. */
    officersOfWorkingGroup: hasMany<Row<Officer>>(
      'ownerId',
      (ids) => sql`
        select g.id as owner_id, officer.*
        from working_group g
          join officer on officer.plan_id = g.plan_id and coalesce(officer.working_group_id, g.id) = g.id
        where g.id = any(${ids})
        order by officer.id`,
    ),
  };
};
