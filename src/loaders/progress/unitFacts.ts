import { type RawBuilder, sql } from 'kysely';
import type { Lens } from '../../domain/lens.js';
import { statesOf } from '../../domain/moment.js';
import { isOfNoArchived } from '../plan/archived.js';
import { stateOfValue } from '../reporting/reportStates.js';

/** A dividend whose quotient has sixty decimals: limits are compared with what is as good as the exact fraction. */
const exactly = (dividend: RawBuilder<unknown>) => sql`(${dividend})::numeric(200, 60)`;

/** What the numbers `r` of one unit come to across periods, by the rule of its indicator `i`. */
export const acrossPeriods = sql`case i.across_periods
          when 'LATEST'  then (array_agg(r.number order by r.date desc) filter (where r.has_data))[1]
          when 'SUM'     then sum(r.number)
          when 'AVERAGE' then ${exactly(sql`sum(r.number)`)} / count(r.number)
          when 'MAX'     then max(r.number)
          when 'MIN'     then min(r.number)
        end`;

/** The same for the numerator or the denominator of a ratio, which are summed or taken from the latest record. */
export const partAcrossPeriods = (part: 'numerator' | 'denominator') => {
  const column = sql.ref(`r.${part}`);
  return sql`case i.across_periods
          when 'SUM' then sum(${column})
          else (array_agg(${column} order by r.date desc) filter (where r.has_data))[1]
        end`;
};

/**
 * Expressions that end in `numbers`: the records that count at each moment, whole values and parts, as numbers. Need
 * `moments`, and `wanted` (the indicators); a condition may say which values `v` a moment `o` is for.
 */
export const numberFacts = ({ basis }: Pick<Lens, 'basis'>, isForMoment = sql<boolean>`true`) => sql`
    -- one row is a value known at a moment, with its state then
    with_state as (
      select o.n, v.*, ${stateOfValue} as state
      from moments o
        join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
      where v.indicator_id in (select id from wanted) and ${isOfNoArchived('v.projectId')} and ${isForMoment}
    ),
    -- one row is the last value that counts, of those recorded for one unit, date and combination
    -- rule: docs/numbers.md#values
    records as (
      select distinct on (n, indicator_id, project_id, country_id, date, combination) *
      from with_state
      where state = any(${statesOf(basis)}::text[])
      order by n, indicator_id, project_id, country_id, date, combination, recorded_at desc, id desc
    ),
    -- one row is such a value as one number; a ratio is a percentage; of a part with the names of its dimensions. Keys of
    -- units are never null, so that rows of one unit are found by hash
    numbers as materialized (
      select
        n, indicator_id, project_id, country_id, date, combination, numerator, denominator, no_data_reason, report_id,
        coalesce(project_id, 0) as project_key,
        coalesce(country_id, 0) as country_key,
        coalesce(value, ${exactly(sql`numerator`)} * 100 / nullif(denominator, 0)) as number,
        no_data_reason is null as has_data,
        state = 'APPROVED'     as is_approved,
        provenance_id in (select p.id from provenance p where p.is_synthetic) as is_synthetic,
        case when combination is not null
          then (select array_agg(name order by name collate "C") from jsonb_object_keys(combination) name)
        end as names
      from records
    )`;

/** What the numbers of some rows come to together, by the rule of their indicator, which is a column of `indicator`. */
export const together = (rows: string, otherwise: RawBuilder<unknown>, indicator = 'i') => {
  const [number, numerator, denominator] = ['number', 'numerator', 'denominator'].map((column) =>
    sql.ref(`${rows}.${column}`),
  );
  return sql`case ${sql.ref(`${indicator}.acrossUnits`)}
          when 'SUM'     then sum(${number})
          when 'AVERAGE' then ${exactly(sql`sum(${number})`)} / count(${number})
          when 'MAX'     then max(${number})
          when 'MIN'     then min(${number})
          when 'RATIO'   then ${exactly(sql`sum(${numerator})`)} * 100 / nullif(sum(${denominator}), 0)
          else ${otherwise}
        end`;
};

/** Of how many combinations the breakdown of some parts `p` consists, by what their indicator `i` declares. */
export const possibleParts = (names: RawBuilder<unknown>) => sql`(
        select round(exp(sum(ln(jsonb_array_length(d -> 'values')))))
        from jsonb_array_elements(i.dimensions) d
        where d ->> 'name' = any(${names})
      )`;

/**
 * Expressions that end in `refined`: what each unit says on each day, the whole or, where only parts are given, what
 * these come to together; and since when an indicator is for single projects or countries. Need `numbers`.
 */
export const statedFacts = sql`
    -- one row is a part that may count: of each day or, where the latest counts, the latest of each on the last day of all
    part_records as (
      select *
      from (
        select p.*,
          i.across_units,
          case when i.across_periods = 'LATEST'
            then max(p.date) over (partition by p.n, p.indicator_id, p.project_key, p.country_key)
            else p.date
          end as day,
          row_number() over (
            partition by p.n, p.indicator_id, p.project_key, p.country_key, p.combination,
              case when i.across_periods <> 'LATEST' then p.date end
            order by p.date desc
          ) as place,
          ${possibleParts(sql`p.names`)} as possible
        from numbers p
          join wanted i on i.id = p.indicator_id
        where p.combination is not null and (p.has_data or p.no_data_reason = 'NOT_APPLICABLE')
      ) parts
      where place = 1
    ),
    -- one row is what the parts of a unit come to on a day: of several breakdowns the one of which most is known, the
    -- latest of these, then that by the fewest dimensions, then the first by name
    -- rule: docs/numbers.md#parts
    combined as (
      select distinct on (p.n, p.indicator_id, p.project_key, p.country_key, p.day)
        p.n, p.indicator_id, p.project_key, p.country_key, p.day as date,
        min(p.project_id) as project_id,
        min(p.country_id) as country_id,
        ${together('p', sql`null`, 'p')} as number,
        sum(p.numerator)   as numerator,
        sum(p.denominator) as denominator,
        bool_or(p.has_data) as has_data,
        bool_and(p.is_approved) filter (where p.has_data) as is_approved,
        (array_agg(p.report_id order by p.date desc) filter (where p.has_data))[1] as report_id,
        bool_or(p.is_synthetic) as is_synthetic
      from part_records p
      group by p.n, p.indicator_id, p.project_key, p.country_key, p.day, p.names, p.across_units, p.possible
      order by p.n, p.indicator_id, p.project_key, p.country_key, p.day,
        count(*) / coalesce(p.possible, count(*)) desc, max(p.date) desc, cardinality(p.names), p.names collate "C"
    ),
    whole_days as (
      select distinct n, indicator_id, project_key, country_key, date
      from numbers
      where combination is null and has_data
    ),
    -- one row is a day on which the parts of a unit stand for it: no whole is known of that day
    standing_parts as (
      select c.*
      from combined c
        left join whole_days w using (n, indicator_id, project_key, country_key, date)
      where w.n is null
    ),
    -- one row is what a unit says on a day
    stated as (
      select w.n, w.indicator_id, w.project_id, w.country_id, w.date, w.number, w.numerator, w.denominator, w.has_data,
        w.no_data_reason, w.is_approved, w.report_id, w.is_synthetic
      from numbers w
        left join standing_parts s using (n, indicator_id, project_key, country_key, date)
      where w.combination is null and s.n is null
      union all
      select n, indicator_id, project_id, country_id, date, number, numerator, denominator, has_data,
        case when not has_data then 'NOT_APPLICABLE' end, is_approved, report_id, is_synthetic
      from standing_parts
      union all
      -- a unit of which nothing is known but why its parts are not: it is there, and has no data
      select p.n, p.indicator_id, min(p.project_id), min(p.country_id), max(p.date), null, null, null, false, null,
        bool_and(p.is_approved), null, bool_or(p.is_synthetic)
      from numbers p
        left join combined c using (n, indicator_id, project_key, country_key)
      where p.combination is not null and c.n is null
      group by p.n, p.indicator_id, p.project_key, p.country_key
    ),
    -- one row is an indicator at a moment whose values are for single projects or countries, with their first day
    refined as (
      select n, indicator_id, min(date) as begins_on
      from stated
      where has_data and (project_id is not null or country_id is not null)
      group by n, indicator_id
    )`;

/** Whether a row `r` still counts once its indicator `i` is refined: the whole ends where its parts begin. Increments stay. */
export const isNotEnded = sql<boolean>`(
          refined.begins_on is null
          or r.project_id is not null
          or r.country_id is not null
          or (i.across_periods = 'SUM' and i.across_units in ('SUM', 'RATIO') and r.date < refined.begins_on)
        )`;

/**
 * Expressions that end in `per_unit`: what each unit (project, country, or the whole) of some indicators had come to at
 * each moment. Need what `numberFacts` needs.
 */
export const unitFacts = (
  lens: Pick<Lens, 'basis'>,
  isForMoment?: RawBuilder<boolean>,
) => sql`${numberFacts(lens, isForMoment)},
    ${statedFacts},
    -- one row is a unit of an indicator at a moment, before it is asked whether the indicator applies to it. The whole
    -- ends where its parts begin: increments that it said before stay
    measured as materialized (
      select
        r.n,
        r.indicator_id,
        r.project_id,
        r.country_id,
        bool_or(r.has_data)                   as has_data,
        max(r.date) filter (where r.has_data) as latest_on,
        (array_agg(r.no_data_reason order by r.date desc))[1] is not distinct from 'NOT_APPLICABLE' as is_exempt,
        refined.begins_on is not null and r.project_id is null and r.country_id is null as is_ended,
        ${acrossPeriods} as number,
        ${partAcrossPeriods('numerator')} as numerator,
        ${partAcrossPeriods('denominator')} as denominator,
        (array_agg(r.is_approved order by r.date desc) filter (where r.has_data))[1] as is_approved,
        (array_agg(r.report_id order by r.date desc) filter (where r.has_data))[1]   as report_id,
        bool_or(r.is_synthetic)                                                      as is_synthetic
      from stated r
        join wanted i     on i.id = r.indicator_id
        left join refined on refined.n = r.n and refined.indicator_id = r.indicator_id
      where ${isNotEnded}
      group by r.n, r.indicator_id, r.project_id, r.country_id, i.across_periods, refined.begins_on
    ),
    -- one row is the same; a unit to which the indicator does not apply any more has no data, whatever it had before
    per_unit as materialized (
      select n, indicator_id, project_id, country_id, is_exempt, is_ended, report_id, is_synthetic,
        has_data and not is_exempt               as has_data,
        case when not is_exempt then latest_on end   as latest_on,
        case when not is_exempt then number end      as number,
        case when not is_exempt then numerator end   as numerator,
        case when not is_exempt then denominator end as denominator,
        is_approved and not is_exempt            as is_approved
      from measured
    )`;
