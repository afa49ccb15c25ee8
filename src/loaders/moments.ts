import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../domain/lens.js';
import { type Moment, momentOf } from '../domain/moment.js';

/** Moments as a table (n, as_of, asked_at, known_at): one row for each, counted from 0. */
const momentTable = (moments: readonly Moment[]) => sql`(
  select (i - 1)::int as n, as_of, asked_at, coalesce(known_at, 'infinity') as known_at
  from unnest(${moments.map(({ asOf }) => asOf)}::date[], ${moments.map(({ knownAt }) => knownAt)}::timestamptz[],
    ${moments.map(({ askedAt }) => askedAt)}::timestamptz[]) with ordinality as u(as_of, known_at, asked_at, i))`;

/** The expression `moments`. */
export const momentRows = (moments: readonly Moment[]) => sql`moments as materialized ${momentTable(moments)}`;

/** States in which something is handed in. */
export const onRecord = sql`('SUBMITTED', 'RETURNED', 'APPROVED')`;

/**
 * State of a value (by its alias) as it was known at a moment: that of its report, by what had been recorded of it, else its own.
 * What was entered after its report was handed in is a draft until that is handed in, too; what a report took back counts no more.
 */
export const stateOf = (
  value: 'v' | 'r',
  knownAt: RawBuilder<unknown>,
) => sql`case when ${sql.ref(value)}.report_id is null then ${sql.ref(value)}.own_state
  else (select case when ${sql.ref(value)}.id > u.values_through then 'DRAFT' when ${sql.ref(value)}.id = any(u.dropped) then 'DUE' else e.to end
    from report_event e left join submission u on u.id = e.submission_id where e.report_id = ${sql.ref(value)}.report_id and e.at <= ${knownAt} order by e.at desc, e.id desc limit 1) end`;

/** State of a value `v` at a moment `o`. */
export const stateOfValue = stateOf('v', sql`o.known_at`);

/** Whether an event `e` had happened, and was known, at a moment `o`; its day is that of the plan `pl`. */
export const hadHappened = sql`e.at <= o.known_at and (o.asked_at is not null or e.at < (o.as_of + 1)::timestamp at time zone pl.time_zone)`;

/** Where a report `r` stood at a moment `o`, its days being those of the plan `pl`: no row before it was asked for. Its submission is what is handed in, if anything is. */
export const reportStanding = sql`lateral (
  select (array_agg(e.to order by e.at desc, e.id desc))[1] as state, max(e.at) as moved_at, (array_agg(e.submission_id order by e.at desc, e.id desc))[1] as submission_id,
    min(e.at) filter (where e.to = 'SUBMITTED') as first_submitted_at, max(e.at) filter (where e.to = 'SUBMITTED') as submitted_at, max(e.at) filter (where e.to in ('RETURNED', 'APPROVED')) as reviewed_at
  from report_event e where e.report_id = r.id and ${hadHappened} having count(*) > 0)`;

/**
 * Reports as they stood under a lens: what each is on, with plan_id, period_code, period_end, due_on, state, timeliness, the days on
 * which it was first and last handed in, and the words that were. What its authors are writing is not in it; their drafts are due. Periods that are
 * planned ask for none.
 */
export const reportsThrough = (lens: Lens) => sql`(
  select s.*, case when s.state in ${onRecord} then case when s.first_submitted_on <= s.due_on then 'ON_TIME' else 'LATE' end
    when s.due_on < s.day then 'OVERDUE' when s.day < s.period_end then 'NOT_YET_DUE' else 'DUE' end as timeliness
  from (select r.id, r.period_id, r.action_id, r.project_id, r.organisation_id, r.version, r.requested_at, r.provenance_id, u.narrative, u.achievements, u.challenges, u.way_forward, u.reported_status, u.on_behalf_of, u.evidence,
    coalesce((o.asked_at at time zone pl.time_zone)::date, o.as_of) as day, rp.plan_id, rp.code as period_code, rp."end" as period_end, rp.due_on, case when e.state = 'DRAFT' and ${lens.basis !== 'LIVE'} then 'DUE' else e.state end as state,
    case when u.id is not null then e.submitted_at end as submitted_at, e.reviewed_at, (e.first_submitted_at at time zone pl.time_zone)::date as first_submitted_on, (e.submitted_at at time zone pl.time_zone)::date as submitted_on
  from ${momentTable([momentOf(lens)])} o cross join progress_report r join reporting_period rp on rp.id = r.period_id and rp.state <> 'PLANNED' join action_plan pl on pl.id = rp.plan_id join ${reportStanding} e on true
    left join submission u on u.id = e.submission_id) s)`;
