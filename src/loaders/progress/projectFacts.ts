import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { momentRows } from '../moments.js';
import type { Condition } from '../search.js';
import { milestoneColumns, type OwnerFact, ownerFacts, reportedColumns } from './ownerFacts.js';

/** A project at a moment. */
export interface ProjectFact extends OwnerFact {
  projectId: number;
  /** Links to actions of the plans asked about, by number; a share that no source states is null. */
  links: { planId: number; actionId: number; share: string | null }[];
  activityStatus: string | null;
}

/**
 * Expressions that end in `plan_of`: the plan that gives a project its limits, and its time where it states none. It is
 * one that the project serves, else any plan; one that runs on the day is preferred.
 */
const planOf = sql`
    -- one row is a project and a plan that it serves
    served as (
      select link.project_id, a.plan_id
      from project_action link
        join action a on a.id = link.action_id
      where link.project_id in (select id from owners)
      union
      select link.project_id, pillar.plan_id
      from project_pillar link
        join pillar on pillar.id = link.pillar_id
      where link.project_id in (select id from owners)
    ),
    -- one row is a project at a moment, with its plan
    plan_of as (
      select distinct on (o.n, p.id)
        o.n, p.id as project_id, pl.start_date, pl.end_date, pl.on_track_from, pl.at_risk_from
      from moments o
        cross join owners p
        left join served    on served.project_id = p.id
        join action_plan pl on pl.id = coalesce(served.plan_id, pl.id)
      order by o.n, p.id, o.as_of between pl.start_date and pl.end_date desc, pl.start_date desc, pl.id
    )`;

/** Links of a project `p` to the actions of some plans. */
const linksTo = (planIds: readonly number[]) =>
  planIds.length
    ? sql`(
        select json_agg(
          json_build_object('planId', a.plan_id, 'actionId', a.id, 'share', link.share::text)
          order by a.number
        )
        from project_action link
          join action a on a.id = link.action_id
        where link.project_id = p.id and a.plan_id = any(${[...planIds]}::int[])
      )`
    : sql`'[]'::json`;

/** Projects (alias `p`) that fulfil a condition, at several moments, with their links to some plans: one statement. */
export const projectFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  which: Condition,
  planIds: readonly number[] = [],
): Promise<ProjectFact[]> => {
  const { rows } = await sql<ProjectFact>`
    with ${momentRows(moments)},
    -- one row is a project that was asked for
    owners as materialized (
      select p.*
      from project p
      where ${which}
    ),
    ${ownerFacts('projectId', lens)},
    ${planOf}
    select
      o.n,
      p.id as project_id,
      p.activity_status,
      coalesce(p.starts_on, pl.start_date) as start,
      coalesce(p.ends_on, pl.end_date)     as end,
      pl.on_track_from,
      pl.at_risk_from,
      ${reportedColumns},
      coalesce(reported.is_synthetic, false) as is_synthetic_status,
      coalesce(${linksTo(planIds)}, '[]'::json) as links,
      ${milestoneColumns}
    from moments o
      cross join owners p
      join plan_of pl    on pl.n = o.n and pl.project_id = p.id
      left join done m   on m.n = o.n and m.owner_id = p.id
      left join reported on reported.n = o.n and reported.owner_id = p.id
    order by o.n, p.code`.execute(db);
  return rows;
};
