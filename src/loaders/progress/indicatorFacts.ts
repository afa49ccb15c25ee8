import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { type Moment, statesOf } from '../../domain/moment.js';
import { momentRows, stateOfValue } from '../moments.js';
import type { Condition } from '../search.js';

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

/**
 * Common table expressions that end in `per_unit`: what each unit (project, country, or the whole) of some indicators had
 * come to at each moment. Of several records for one unit and date the one recorded last counts. Needs `moments` and `wanted`.
 */
export const unitFacts = ({ basis }: Pick<Lens, 'basis'>) => sql`
  stated as (
    select o.n, v.*, ${stateOfValue} as state
    from moments o join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
    where v.indicator_id in (select id from wanted)),
  records as (
    select distinct on (s.n, s.indicator_id, s.project_id, s.country_id, s.date) s.*
    from stated s where s.state = any(${statesOf(basis)}::text[])
    order by s.n, s.indicator_id, s.project_id, s.country_id, s.date, s.recorded_at desc, s.id desc),
  numbers as (
    select r.*, coalesce(r.value, r.numerator * 100 / nullif(r.denominator, 0)) as number, r.no_data_reason is null as has_data
    from records r),
  per_unit as materialized (
    select r.n, r.indicator_id, r.project_id, r.country_id, bool_or(r.has_data) as has_data, max(r.date) filter (where r.has_data) as latest_on,
      (array_agg(r.no_data_reason order by r.date desc))[1] is not distinct from 'NOT_APPLICABLE' and not bool_or(r.has_data) as is_exempt,
      case i.across_periods when 'LATEST' then (array_agg(r.number order by r.date desc) filter (where r.has_data))[1] when 'SUM' then sum(r.number)
        when 'AVERAGE' then avg(r.number) when 'MAX' then max(r.number) when 'MIN' then min(r.number) end as number,
      case i.across_periods when 'SUM' then sum(r.numerator) else (array_agg(r.numerator order by r.date desc) filter (where r.has_data))[1] end as numerator,
      case i.across_periods when 'SUM' then sum(r.denominator) else (array_agg(r.denominator order by r.date desc) filter (where r.has_data))[1] end as denominator,
      (array_agg(r.state = 'APPROVED' order by r.date desc) filter (where r.has_data))[1] as is_approved,
      (array_agg(r.report_id order by r.date desc) filter (where r.has_data))[1] as report_id,
      bool_or(r.provenance_id in (select p.id from provenance p where p.is_synthetic)) as is_synthetic
    from numbers r join wanted i on i.id = r.indicator_id group by r.n, r.indicator_id, r.project_id, r.country_id, i.across_periods)`;

/** A report counts as late if it was first handed in after its due date. What came without a report is on time. */
const isOnTime = sql`(u.report_id is null or exists (select from progress_report r join reporting_period rp on rp.id = r.period_id join action_plan pl on pl.id = rp.plan_id
  where r.id = u.report_id and (select min(e.at) from report_event e where e.report_id = r.id and e.to = 'SUBMITTED') < (rp.due_on + 1)::timestamp at time zone pl.time_zone))`;

const pointOf = (
  kind: 'BASELINE' | 'TARGET',
  column: string,
  period = sql`p.period_start is null`,
) => sql`(select p.${sql.raw(column)} from indicator_point p
  where p.indicator_id = i.id and p.kind = ${sql.lit(kind)} and ${period} and p.recorded_at <= o.known_at
  order by p.period_end - p.period_start, p.recorded_at desc, p.id desc limit 1)`;

/** Facts of the indicators (alias `i`) that fulfil a condition, at several moments: one statement. */
export const indicatorFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  which: Condition,
): Promise<IndicatorFact[]> => {
  const { rows } = await sql<IndicatorFact>`
    with ${momentRows(moments)}, wanted as materialized (select i.* from indicator i where ${which}), ${unitFacts(lens)},
    across as (
      select u.n, u.indicator_id, case i.across_units when 'SUM' then sum(u.number) when 'AVERAGE' then avg(u.number) when 'MAX' then max(u.number) when 'MIN' then min(u.number)
          when 'RATIO' then sum(u.numerator) * 100 / nullif(sum(u.denominator), 0) else (array_agg(u.number order by u.latest_on desc nulls last))[1] end as actual,
        count(*) filter (where not u.is_exempt)::int as units, count(*) filter (where u.has_data and not u.is_exempt)::int as reported,
        count(*) filter (where u.has_data and not u.is_exempt and u.is_approved)::int as approved,
        count(*) filter (where u.has_data and not u.is_exempt and ${isOnTime})::int as on_time,
        bool_and(u.project_id is null) as names_no_project, bool_or(u.is_synthetic) as is_synthetic
      from per_unit u join wanted i on i.id = u.indicator_id group by u.n, u.indicator_id, i.across_units),
    silent as (
      select o.n, i.id as indicator_id, count(*)::int as units
      from moments o cross join wanted i join project_action l on l.action_id = i.action_id join project p on p.id = l.project_id
      where i.across_units <> 'NONE' and p.financial_scope = 'WHOLE' and coalesce(p.activity_status, '') not in ('PIPELINE', 'CANCELLED')
        and (p.starts_on <= o.as_of or p.starts_on = 'infinity')
        and not exists (select from per_unit u where u.n = o.n and u.indicator_id = i.id and u.project_id = l.project_id) group by 1, 2)
    select o.n, i.id as indicator_id, i.action_id, i.project_id, i.weight::text, i.direction, trim_scale(round(a.actual, 10))::text as actual,
      trim_scale(${pointOf('BASELINE', 'value')})::text as baseline, trim_scale(${pointOf('TARGET', 'value')})::text as target, ${pointOf('TARGET', 'date')} as target_date,
      trim_scale(${pointOf('TARGET', 'value', sql`o.as_of between p.period_start and p.period_end`)})::text as period_target,
      greatest(coalesce(a.units, 0) + case when coalesce(a.names_no_project, false) then 0 else coalesce(s.units, 0) end, 1) as expected,
      coalesce(a.reported, 0) as reported, coalesce(a.approved, 0) as approved, coalesce(a.on_time, 0) as on_time,
      coalesce(a.is_synthetic, false) or i.provenance_id in (select p.id from provenance p where p.is_synthetic) as is_synthetic
    from moments o join wanted i on i.recorded_at <= o.known_at left join across a on a.n = o.n and a.indicator_id = i.id left join silent s on s.n = o.n and s.indicator_id = i.id
    order by o.n, i.code, i.id`.execute(db);
  return rows;
};
