import { sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { statesOf } from '../../domain/moment.js';
import type { Thresholds } from '../../domain/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { reportStanding } from '../reporting/reportStates.js';

/** What actions and projects have in common at a moment: time, limits, the status reported, and milestones. */
export interface OwnerFact extends Thresholds {
  /** Number of the moment. */
  n: number;
  start: string;
  end: string;
  reportedStatus: ProgressStatus | null;
  /** Day on which the report was submitted that states it, and number of the organisation whose report it is. */
  reportedOn: string | null;
  reportedById: number | null;
  isSyntheticStatus: boolean;
  /** How many milestones; their weight, and what of it is done. */
  milestones: number;
  doneWeight: string | null;
  allWeight: string | null;
  hasSyntheticMilestone: boolean;
}

/** Whether a provenance says that its row is made up for demonstration. */
export const isSynthetic = (provenance: string) =>
  sql`${sql.ref(provenance)} in (select made_up.id from provenance made_up where made_up.is_synthetic)`;

/** Expressions `done` and `reported`, by owner and moment. Need `moments`, and `owners` (actions or projects). */
export const ownerFacts = (owner: 'actionId' | 'projectId', { basis }: Pick<Lens, 'basis'>) => sql`
    -- one row is an owner of milestones at a moment; a milestone is done from the day of its completion recorded last
    done as (
      select
        o.n,
        ${sql.ref(`m.${owner}`)} as owner_id,
        count(*)::int            as milestones,
        sum(m.weight)            as all_weight,
        coalesce(sum(m.weight) filter (where completion.completed_on <= o.as_of), 0) as done_weight,
        bool_or(${isSynthetic('m.provenanceId')}) as has_synthetic_milestone
      from moments o
        join milestone m on m.recorded_at <= o.known_at
        left join lateral (
          select c.completed_on
          from milestone_completion c
          where c.milestone_id = m.id and c.recorded_at <= o.known_at
          order by c.recorded_at desc, c.id desc
          limit 1
        ) completion on true
      where ${sql.ref(`m.${owner}`)} in (select id from owners)
      group by o.n, ${sql.ref(`m.${owner}`)}
    ),
    -- one row is an owner at a moment with the status that its latest report states, of those that count and state one
    reported as (
      select distinct on (o.n, ${sql.ref(`r.${owner}`)})
        o.n,
        ${sql.ref(`r.${owner}`)} as owner_id,
        words.reported_status,
        (standing.submitted_at at time zone pl.time_zone)::date as reported_on,
        r.organisation_id as reported_by_id,
        ${isSynthetic('r.provenanceId')} as is_synthetic
      from moments o
        cross join progress_report r
        join reporting_period rp on rp.id = r.period_id
        join action_plan pl      on pl.id = rp.plan_id
        join ${reportStanding} standing on standing.state = any(${statesOf(basis)}::text[])
        join submission words    on words.id = standing.submission_id and words.reported_status is not null
      where ${sql.ref(`r.${owner}`)} in (select id from owners)
      order by o.n, ${sql.ref(`r.${owner}`)}, rp."end" desc, standing.moved_at desc, r.id desc
    )`;

/** The status that `reported` tells of an owner, with its report. */
export const reportedColumns = sql`reported.reported_status,
      reported.reported_on,
      reported.reported_by_id`;

/** The same of an owner, as progress is told of it. */
export const reportedOf = ({ reportedStatus, reportedOn, reportedById }: OwnerFact) => ({
  reported: reportedStatus,
  reportedOn,
  reportedById,
});

/** What `done m` tells of the milestones of an owner, which may have none. */
export const milestoneColumns = sql`coalesce(m.milestones, 0) as milestones,
      m.all_weight::text,
      m.done_weight::text,
      coalesce(m.has_synthetic_milestone, false) as has_synthetic_milestone`;
