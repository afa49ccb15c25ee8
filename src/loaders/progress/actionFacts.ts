import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Moment, statesOf } from '../../domain/moment.js';
import type { Thresholds } from '../../domain/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { momentRows, reportStanding } from '../moments.js';
import { groupOfAction } from '../plan/serving.js';
import type { Condition } from '../search.js';

/** Milestones of an owner at a moment: how many, their weight, and what of it is done. */
interface MilestoneFact {
  milestones: number;
  doneWeight: string | null;
  allWeight: string | null;
  hasSyntheticMilestone: boolean;
}

interface OwnerFact extends MilestoneFact, Thresholds {
  /** Number of the moment. */
  n: number;
  start: string;
  end: string;
  reportedStatus: ProgressStatus | null;
}

/** The time and the limits of a plan. */
export interface PlanFact extends Thresholds {
  n: number;
  planId: number;
  planStart: string;
  planEnd: string;
}

export interface ActionFact extends OwnerFact, PlanFact {
  actionId: number;
  pillarId: number | null;
  groupId: number | null;
  number: number;
  weight: string;
  assessedStatus: ProgressStatus | null;
  assessmentNote: string | null;
  isSyntheticStatus: boolean;
}

export interface ProjectFact extends OwnerFact {
  projectId: number;
  /** Links to the actions of plans asked about, in the order of these; a share that no source states is null. */
  links: { planId: number; actionId: number; share: string | null }[];
  activityStatus: string | null;
  isSyntheticStatus: boolean;
}

const synthetic = (provenance: string) =>
  sql`${sql.ref(provenance)} in (select v.id from provenance v where v.is_synthetic)`;

/** Milestones by owner at each moment. A milestone is done from the day of its latest recorded completion on. */
const milestonesBy = (owner: 'action_id' | 'project_id') => sql`
  select o.n, m.${sql.ref(owner)} as owner_id, count(*)::int as milestones, sum(m.weight) as all_weight, coalesce(sum(m.weight) filter (where c.completed_on <= o.as_of), 0) as done_weight,
    bool_or(${synthetic('m.provenance_id')}) as has_synthetic_milestone
  from moments o join milestone m on m.recorded_at <= o.known_at
    left join lateral (select c.completed_on from milestone_completion c where c.milestone_id = m.id and c.recorded_at <= o.known_at order by c.recorded_at desc, c.id desc limit 1) c on true
  where m.${sql.ref(owner)} in (select id from owners) group by 1, 2`;

/** The status that the latest report of each owner states, of those that count: handed in by the day. */
const reportedBy = (owner: 'action_id' | 'project_id', { basis }: Pick<Lens, 'basis'>) => sql`
  select distinct on (o.n, r.${sql.ref(owner)}) o.n, r.${sql.ref(owner)} as owner_id, u.reported_status, ${synthetic('r.provenance_id')} as is_synthetic
  from moments o cross join progress_report r join reporting_period rp on rp.id = r.period_id join action_plan pl on pl.id = rp.plan_id
    join ${reportStanding} e on e.state = any(${statesOf(basis)}::text[]) join submission u on u.id = e.submission_id and u.reported_status is not null
  where r.${sql.ref(owner)} in (select id from owners) order by o.n, r.${sql.ref(owner)}, rp."end" desc, e.moved_at desc, r.id desc`;

const milestoneColumns = sql`coalesce(m.milestones, 0) as milestones, m.all_weight::text, m.done_weight::text, coalesce(m.has_synthetic_milestone, false) as has_synthetic_milestone`;

/**
 * Every action of some plans at several moments, with its time, assessment, reported status and milestones: one statement.
 * A plan without actions has a row without one, which tells its settings.
 */
export const actionFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  planIds: readonly number[],
) => {
  const { rows } = await sql<PlanFact & (ActionFact | { actionId: null })>`
    with ${momentRows(moments)}, owners as materialized (select a.* from action a where a.plan_id = any(${[...planIds]}::int[])),
    done as (${milestonesBy('action_id')}), reported as (${reportedBy('action_id', lens)})
    select o.n, a.id as action_id, pl.id as plan_id, a.pillar_id, ${groupOfAction} as group_id, a.number, a.weight::text, coalesce(a.start_date, pl.start_date) as start, coalesce(a.end_date, pl.end_date) as end,
      pl.start_date as plan_start, pl.end_date as plan_end, pl.on_track_from, pl.at_risk_from, r.reported_status, s.status as assessed_status, s.note as assessment_note,
      coalesce(s.is_synthetic, r.is_synthetic, false) as is_synthetic_status, ${milestoneColumns}
    from moments o cross join action_plan pl left join owners a on a.plan_id = pl.id
      left join done m on m.n = o.n and m.owner_id = a.id left join reported r on r.n = o.n and r.owner_id = a.id
      left join lateral (select s.status, s.note, ${synthetic('s.provenance_id')} as is_synthetic from assessment s where s.action_id = a.id and s.date <= o.as_of and s.recorded_at <= o.known_at
        order by s.date desc, s.recorded_at desc, s.id desc limit 1) s on true
    where pl.id = any(${[...planIds]}::int[]) order by o.n, a.number`.execute(db);
  return rows;
};

/**
 * The expression `plan_of`: the plan that a project's time is taken from where it states none, and whose limits hold: one
 * that it serves, else any; running on the day if there is one.
 */
const planOf = sql`
    served as (select l.project_id, a.plan_id from project_action l join action a on a.id = l.action_id where l.project_id in (select id from owners)
      union select l.project_id, i.plan_id from project_pillar l join pillar i on i.id = l.pillar_id where l.project_id in (select id from owners)),
    plan_of as (select distinct on (o.n, p.id) o.n, p.id as project_id, pl.start_date, pl.end_date, pl.on_track_from, pl.at_risk_from
      from moments o cross join owners p left join served s on s.project_id = p.id join action_plan pl on pl.id = coalesce(s.plan_id, pl.id)
      order by o.n, p.id, o.as_of between pl.start_date and pl.end_date desc, pl.start_date desc, pl.id)`;

/** Links of a project `p` to the actions of some plans. */
const linksTo = (planIds: readonly number[]) =>
  planIds.length
    ? sql`(select json_agg(json_build_object('planId', a.plan_id, 'actionId', a.id, 'share', l.share::text) order by a.number)
        from project_action l join action a on a.id = l.action_id where l.project_id = p.id and a.plan_id = any(${[...planIds]}::int[]))`
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
    with ${momentRows(moments)}, owners as materialized (select p.* from project p where ${which}),
    done as (${milestonesBy('project_id')}), reported as (${reportedBy('project_id', lens)}), ${planOf}
    select o.n, p.id as project_id, p.activity_status, case when p.starts_on = 'infinity' then pl.start_date else p.starts_on end as start, case when p.ends_on = 'infinity' then pl.end_date else p.ends_on end as end,
      pl.on_track_from, pl.at_risk_from, r.reported_status, coalesce(r.is_synthetic, false) as is_synthetic_status, coalesce(${linksTo(planIds)}, '[]'::json) as links, ${milestoneColumns}
    from moments o cross join owners p join plan_of pl on pl.n = o.n and pl.project_id = p.id left join done m on m.n = o.n and m.owner_id = p.id left join reported r on r.n = o.n and r.owner_id = p.id
    order by o.n, p.code`.execute(db);
  return rows;
};
