import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import type { Thresholds } from '../../domain/progress/index.js';
import type { ProgressStatus } from '../../vocabulary/index.js';
import { momentRows } from '../moments.js';
import { groupOfAction } from '../plan/serving.js';
import { isSynthetic, milestoneColumns, type OwnerFact, ownerFacts, reportedColumns } from './ownerFacts.js';

/** The time and the limits of a plan. */
export interface PlanFact extends Thresholds {
  n: number;
  planId: number;
  planStart: string;
  planEnd: string;
}

/** An action at a moment, with the plan that it belongs to. */
export interface ActionFact extends OwnerFact, PlanFact {
  actionId: number;
  pillarId: number | null;
  groupId: number | null;
  number: number;
  weight: string;
  assessedStatus: ProgressStatus | null;
  assessmentNote: string | null;
  assessedOn: string | null;
}

/** The last assessment of an action `a` at a moment `o`. */
const lastAssessment = sql`lateral (
        select s.status, s.note, s.date, ${isSynthetic('s.provenanceId')} as is_synthetic
        from assessment s
        where s.action_id = a.id and s.date <= o.as_of and s.recorded_at <= o.known_at
        order by s.date desc, s.recorded_at desc, s.id desc
        limit 1
      )`;

/**
 * Every action of some plans at several moments, with its time, assessment, reported status and milestones: one
 * statement. A plan without actions has one row without an action, for its settings.
 */
export const actionFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  planIds: readonly number[],
) => {
  const plans = sql`any(${[...planIds]}::int[])`;
  const { rows } = await sql<PlanFact & (ActionFact | { actionId: null })>`
    with ${momentRows(moments)},
    -- one row is an action of the plans
    owners as materialized (
      select a.*
      from action a
      where a.plan_id = ${plans}
    ),
    ${ownerFacts('actionId', lens)}
    select
      o.n,
      a.id as action_id,
      pl.id as plan_id,
      a.pillar_id,
      ${groupOfAction} as group_id,
      a.number,
      a.weight::text,
      coalesce(a.start_date, pl.start_date) as start,
      coalesce(a.end_date, pl.end_date)     as end,
      pl.start_date                         as plan_start,
      pl.end_date                           as plan_end,
      pl.on_track_from,
      pl.at_risk_from,
      ${reportedColumns},
      assessed.status                       as assessed_status,
      assessed.note                         as assessment_note,
      assessed.date                         as assessed_on,
      coalesce(assessed.is_synthetic, reported.is_synthetic, false) as is_synthetic_status,
      ${milestoneColumns}
    from moments o
      cross join action_plan pl
      left join owners a on a.plan_id = pl.id
      left join done m   on m.n = o.n and m.owner_id = a.id
      left join reported on reported.n = o.n and reported.owner_id = a.id
      left join ${lastAssessment} assessed on assessed.status is not null
    where pl.id = ${plans}
    order by o.n, a.number`.execute(db);
  return rows;
};
