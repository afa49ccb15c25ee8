import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { statesOf } from '../../domain/moment.js';
import { isOfNoArchived } from '../plan/archived.js';
import { stateOfValue } from '../reporting/reportStates.js';

/** A dividend whose quotient has sixty decimals: limits are compared with what is as good as the exact fraction. */
export const exactly = (dividend: RawBuilder<unknown>) => sql`(${dividend})::numeric(200, 60)`;

/** What the numbers `r` of one unit come to across periods, by the rule of its indicator `i`. */
const acrossPeriods = sql`case i.across_periods
          when 'LATEST'  then (array_agg(r.number order by r.date desc) filter (where r.has_data))[1]
          when 'SUM'     then sum(r.number)
          when 'AVERAGE' then ${exactly(sql`sum(r.number)`)} / count(r.number)
          when 'MAX'     then max(r.number)
          when 'MIN'     then min(r.number)
        end`;

/** The same for the numerator or the denominator of a ratio, which are summed or taken from the latest record. */
const partAcrossPeriods = (part: 'numerator' | 'denominator') => {
  const column = sql.ref(`r.${part}`);
  return sql`case i.across_periods
          when 'SUM' then sum(${column})
          else (array_agg(${column} order by r.date desc) filter (where r.has_data))[1]
        end`;
};

/**
 * Expressions that end in `per_unit`: what each unit (project, country, or the whole) of some indicators had come to at
 * each moment. Need `moments`, and `wanted` (the indicators).
 */
export const unitFacts = ({ basis }: Pick<Lens, 'basis'>) => sql`
    -- one row is a value known at a moment, with its state then
    with_state as (
      select o.n, v.*, ${stateOfValue} as state
      from moments o
        join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
      where v.indicator_id in (select id from wanted) and ${isOfNoArchived('v.projectId')}
    ),
    -- one row is the last value that counts, of those recorded for one unit and date
    -- rule: docs/numbers.md#values
    records as (
      select distinct on (n, indicator_id, project_id, country_id, date) *
      from with_state
      where state = any(${statesOf(basis)}::text[])
      order by n, indicator_id, project_id, country_id, date, recorded_at desc, id desc
    ),
    -- one row is such a value as one number; a ratio is a percentage
    numbers as (
      select
        records.*,
        coalesce(value, ${exactly(sql`numerator`)} * 100 / nullif(denominator, 0)) as number,
        no_data_reason is null                                    as has_data
      from records
    ),
    -- one row is a unit of an indicator at a moment, before it is asked whether the indicator applies to it
    measured as materialized (
      select
        r.n,
        r.indicator_id,
        r.project_id,
        r.country_id,
        bool_or(r.has_data)                   as has_data,
        max(r.date) filter (where r.has_data) as latest_on,
        (array_agg(r.no_data_reason order by r.date desc))[1] is not distinct from 'NOT_APPLICABLE' as is_exempt,
        ${acrossPeriods} as number,
        ${partAcrossPeriods('numerator')} as numerator,
        ${partAcrossPeriods('denominator')} as denominator,
        (array_agg(r.state = 'APPROVED' order by r.date desc) filter (where r.has_data))[1] as is_approved,
        (array_agg(r.report_id order by r.date desc) filter (where r.has_data))[1]          as report_id,
        bool_or(r.provenance_id in (select p.id from provenance p where p.is_synthetic))    as is_synthetic
      from numbers r
        join wanted i on i.id = r.indicator_id
      group by r.n, r.indicator_id, r.project_id, r.country_id, i.across_periods
    ),
    -- one row is the same; a unit to which the indicator does not apply any more has no data, whatever it had before
    per_unit as materialized (
      select n, indicator_id, project_id, country_id, is_exempt, report_id, is_synthetic,
        has_data and not is_exempt               as has_data,
        case when not is_exempt then latest_on end   as latest_on,
        case when not is_exempt then number end      as number,
        case when not is_exempt then numerator end   as numerator,
        case when not is_exempt then denominator end as denominator,
        is_approved and not is_exempt            as is_approved
      from measured
    )`;
