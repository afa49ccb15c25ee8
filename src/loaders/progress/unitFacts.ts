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

/** That two rows are of one unit of an indicator at one moment. */
const sameUnit = (one: string, other: string) => sql`${sql.raw(
  ['n', 'indicator_id'].map((column) => `${one}.${column} = ${other}.${column}`).join(' and '),
)}
        and ${sql.raw(
          ['project_id', 'country_id']
            .map((column) => `${one}.${column} is not distinct from ${other}.${column}`)
            .join(' and '),
        )}`;

/**
 * Expressions that end in `numbers`: the records that count at each moment, whole values and parts, as numbers. Need
 * `moments`, and `wanted` (the indicators).
 */
export const numberFacts = ({ basis }: Pick<Lens, 'basis'>) => sql`
    -- one row is a value known at a moment, with its state then
    with_state as (
      select o.n, v.*, ${stateOfValue} as state
      from moments o
        join indicator_value v on v.date <= o.as_of and v.recorded_at <= o.known_at
      where v.indicator_id in (select id from wanted) and ${isOfNoArchived('v.projectId')}
    ),
    -- one row is the last value that counts, of those recorded for one unit, date and combination
    -- rule: docs/numbers.md#values
    records as (
      select distinct on (n, indicator_id, project_id, country_id, date, combination) *
      from with_state
      where state = any(${statesOf(basis)}::text[])
      order by n, indicator_id, project_id, country_id, date, combination, recorded_at desc, id desc
    ),
    -- one row is such a value as one number; a ratio is a percentage; of a part with the names of its dimensions
    numbers as materialized (
      select
        n, indicator_id, project_id, country_id, date, combination, numerator, denominator, no_data_reason, report_id,
        coalesce(value, ${exactly(sql`numerator`)} * 100 / nullif(denominator, 0)) as number,
        no_data_reason is null as has_data,
        state = 'APPROVED'     as is_approved,
        provenance_id in (select p.id from provenance p where p.is_synthetic) as is_synthetic,
        case when combination is not null
          then (select array_agg(name order by name collate "C") from jsonb_object_keys(combination) name)
        end as names
      from records
    )`;

/** What the numbers of some rows come to together, by the rule of their indicator `i`. */
export const together = (rows: string, otherwise: RawBuilder<unknown>) => {
  const [number, numerator, denominator] = ['number', 'numerator', 'denominator'].map((column) =>
    sql.ref(`${rows}.${column}`),
  );
  return sql`case i.across_units
          when 'SUM'     then sum(${number})
          when 'AVERAGE' then ${exactly(sql`sum(${number})`)} / count(${number})
          when 'MAX'     then max(${number})
          when 'MIN'     then min(${number})
          when 'RATIO'   then ${exactly(sql`sum(${numerator})`)} * 100 / nullif(sum(${denominator}), 0)
          else ${otherwise}
        end`;
};

/**
 * Expressions that end in `stated`: what each unit says on each day, the whole or, where only parts are given, what
 * these come to together. Need `numbers`.
 */
const statedFacts = sql`
    -- one row is a day on which parts of a unit are known and no whole, with the breakdown that counts: that by the
    -- fewest dimensions, of these the first by name
    -- rule: docs/numbers.md#parts
    part_days as (
      select distinct on (p.n, p.indicator_id, p.project_id, p.country_id, p.date)
        p.n, p.indicator_id, p.project_id, p.country_id, p.date, p.names
      from numbers p
      where p.combination is not null
        and p.has_data
        and not exists (
          select from numbers w
          where ${sameUnit('w', 'p')} and w.date = p.date and w.combination is null and w.has_data
        )
      order by p.n, p.indicator_id, p.project_id, p.country_id, p.date, cardinality(p.names), p.names collate "C"
    ),
    -- one row is a part that counts on such a day: that of the day or, where the latest counts, its latest
    part_records as (
      select distinct on (d.n, d.indicator_id, d.project_id, d.country_id, d.date, p.combination) d.date as day, p.*
      from part_days d
        join wanted i  on i.id = d.indicator_id
        join numbers p on ${sameUnit('p', 'd')}
          and p.names = d.names
          and (p.date = d.date or (i.across_periods = 'LATEST' and p.date < d.date))
          and (p.has_data or p.no_data_reason = 'NOT_APPLICABLE')
      order by d.n, d.indicator_id, d.project_id, d.country_id, d.date, p.combination, p.date desc
    ),
    -- one row is what the parts of a unit come to together on such a day
    combined as (
      select
        p.n, p.indicator_id, p.project_id, p.country_id, p.day as date,
        ${together('p', sql`null`)} as number,
        sum(p.numerator)   as numerator,
        sum(p.denominator) as denominator,
        bool_and(p.is_approved) as is_approved,
        (array_agg(p.report_id order by p.date desc))[1] as report_id,
        bool_or(p.is_synthetic) as is_synthetic
      from part_records p
        join wanted i on i.id = p.indicator_id
      where p.has_data
      group by p.n, p.indicator_id, p.project_id, p.country_id, p.day, i.across_units
    ),
    -- one row is what a unit says on a day
    stated as (
      select n, indicator_id, project_id, country_id, date, number, numerator, denominator, has_data, no_data_reason,
        is_approved, report_id, is_synthetic
      from numbers w
      where w.combination is null
        and not exists (select from combined c where ${sameUnit('c', 'w')} and c.date = w.date)
      union all
      select n, indicator_id, project_id, country_id, date, number, numerator, denominator, true, null, is_approved,
        report_id, is_synthetic
      from combined
      union all
      -- a day on which nothing is known but why a part is not: the unit is there, and has no data
      select p.n, p.indicator_id, p.project_id, p.country_id, p.date, null, null, null, false, null, bool_and(p.is_approved),
        null, bool_or(p.is_synthetic)
      from numbers p
      where p.combination is not null
        and not p.has_data
        and not exists (select from combined c where ${sameUnit('c', 'p')} and c.date = p.date)
        and not exists (select from numbers w where ${sameUnit('w', 'p')} and w.date = p.date and w.combination is null)
      group by p.n, p.indicator_id, p.project_id, p.country_id, p.date
    ),
    -- one row is an indicator at a moment whose values are for single projects or countries, with their first day
    refined as (
      select n, indicator_id, min(date) as begins_on
      from stated
      where has_data and (project_id is not null or country_id is not null)
      group by n, indicator_id
    )`;

/**
 * Expressions that end in `per_unit`: what each unit (project, country, or the whole) of some indicators had come to at
 * each moment. Need `moments`, and `wanted` (the indicators).
 */
export const unitFacts = (lens: Pick<Lens, 'basis'>) => sql`${numberFacts(lens)},
    ${statedFacts},
    -- one row is a unit of an indicator at a moment, before it is asked whether the indicator applies to it. The whole
    -- ends where its parts begin: what it said before stays in what is combined across periods
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
      where refined.begins_on is null
        or r.project_id is not null
        or r.country_id is not null
        or (i.across_periods <> 'LATEST' and r.date < refined.begins_on)
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
