import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { momentRows } from '../moments.js';
import type { Condition } from '../search.js';
import { unitFacts } from './unitFacts.js';

/** What an indicator had come to at a moment, and what that rests on. */
export interface IndicatorFact {
  /** Number of the moment. */
  n: number;
  indicatorId: number;
  actionId: number | null;
  projectId: number | null;
  weight: string;
  direction: 'INCREASE' | 'DECREASE' | 'MAINTAIN';
  actual: string | null;
  baseline: string | null;
  target: string | null;
  targetDate: string | null;
  /** Target of the period that the day falls in. */
  periodTarget: string | null;
  /** Units that are to have data; those that have; those whose data are approved, and came in on time. */
  expected: number;
  reported: number;
  approved: number;
  onTime: number;
  isSynthetic: boolean;
}

/** Whether the latest data of a unit `u` came on time: without a report, or with one first submitted by its due date. */
const isOnTime = sql`(
          -- rule: docs/numbers.md#timeliness
          u.report_id is null
          or exists (
            select from progress_report report
              join reporting_period period on period.id = report.period_id
              join action_plan pl          on pl.id = period.plan_id
            where report.id = u.report_id
              and (
                select min(step.at)
                from report_event step
                where step.report_id = report.id and step.to = 'SUBMITTED'
              ) < (period.due_on + 1)::timestamp at time zone pl.time_zone
          )
        )`;

/** What the units `u` of an indicator `i` come to together, by the rule of the indicator. */
const acrossUnits = sql`case i.across_units
          when 'SUM'     then sum(u.number)
          when 'AVERAGE' then avg(u.number)
          when 'MAX'     then max(u.number)
          when 'MIN'     then min(u.number)
          when 'RATIO'   then sum(u.numerator) * 100 / nullif(sum(u.denominator), 0)
          else (array_agg(u.number order by u.latest_on desc nulls last))[1]
        end`;

/** A column of the point of an indicator `i` that was known last at a moment `o`; of several periods the shortest. */
const pointOf = (kind: 'BASELINE' | 'TARGET', column: 'value' | 'date', period = sql`p.period_start is null`) => sql`(
        select ${sql.ref(`p.${column}`)}
        from indicator_point p
        where p.indicator_id = i.id
          and p.kind = ${sql.lit(kind)}
          and ${period}
          and p.recorded_at <= o.known_at
        order by p.period_end - p.period_start, p.recorded_at desc, p.id desc
        limit 1
      )`;

const periodOfDay = sql`o.as_of between p.period_start and p.period_end`;

/** Expressions from the units of the indicators to the units as a whole. */
const unitsTogether = sql`
    -- one row is an indicator with values at a moment: its units together, and how many of them have data
    across as (
      select
        u.n,
        u.indicator_id,
        ${acrossUnits} as actual,
        count(*) filter (where not u.is_exempt)::int                                  as units,
        count(*) filter (where u.has_data and not u.is_exempt)::int                   as reported,
        count(*) filter (where u.has_data and not u.is_exempt and u.is_approved)::int as approved,
        count(*) filter (where u.has_data and not u.is_exempt and ${isOnTime})::int   as on_time,
        bool_and(u.project_id is null) as names_no_project,
        bool_or(u.is_synthetic)        as is_synthetic
      from per_unit u
        join wanted i on i.id = u.indicator_id
      group by u.n, u.indicator_id, i.across_units
    ),
    -- one row is an indicator at a moment with the number of projects under way that are to have data and never had
    silent as (
      select o.n, i.id as indicator_id, count(*)::int as units
      from moments o
        cross join wanted i
        join project_action link on link.action_id = i.action_id
        join project p           on p.id = link.project_id
      where i.across_units <> 'NONE'
        and p.financial_scope = 'WHOLE'
        and coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
        and (p.starts_on <= o.as_of or p.starts_on = 'infinity')
        and not exists (
          select from per_unit u
          where u.n = o.n and u.indicator_id = i.id and u.project_id = link.project_id
        )
      group by o.n, i.id
    )`;

/** Facts of the indicators (alias `i`) that fulfil a condition, at several moments: one statement. */
export const indicatorFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  which: Condition,
): Promise<IndicatorFact[]> => {
  const { rows } = await sql<IndicatorFact>`
    with ${momentRows(moments)},
    -- one row is an indicator that was asked for
    wanted as materialized (
      select i.*
      from indicator i
      where ${which}
    ),
    ${unitFacts(lens)},
    ${unitsTogether}
    select
      o.n,
      i.id as indicator_id,
      i.action_id,
      i.project_id,
      i.weight::text,
      i.direction,
      trim_scale(round(across.actual, 10))::text                   as actual,
      trim_scale(${pointOf('BASELINE', 'value')})::text            as baseline,
      trim_scale(${pointOf('TARGET', 'value')})::text              as target,
      ${pointOf('TARGET', 'date')}                                 as target_date,
      trim_scale(${pointOf('TARGET', 'value', periodOfDay)})::text as period_target,
      greatest(
        coalesce(across.units, 0)
          + case when coalesce(across.names_no_project, false) then 0 else coalesce(silent.units, 0) end,
        1
      )                            as expected,
      coalesce(across.reported, 0) as reported,
      coalesce(across.approved, 0) as approved,
      coalesce(across.on_time, 0)  as on_time,
      coalesce(across.is_synthetic, false)
        or i.provenance_id in (select p.id from provenance p where p.is_synthetic) as is_synthetic
    from moments o
      join wanted i    on i.recorded_at <= o.known_at
      left join across on across.n = o.n and across.indicator_id = i.id
      left join silent on silent.n = o.n and silent.indicator_id = i.id
    order by o.n, i.code, i.id`.execute(db);
  return rows;
};
