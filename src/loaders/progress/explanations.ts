import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { ExclusionReason } from '../../vocabulary/index.js';
import { related } from '../batch.js';
import { type ExampleType, examplesOf } from '../examples.js';
import { momentRows } from '../moments.js';
import { isOfNoArchived } from '../plan/archived.js';
import { stateOf, stateOfValue } from '../reporting/reportStates.js';
import { indicatorsWanted } from './indicatorsWanted.js';
import { unitFacts } from './unitFacts.js';

/** What one unit adds to an indicator. */
export interface UnitFact {
  indicatorId: number;
  projectId: number | null;
  countryId: number | null;
  /** Its value; of a ratio the percentage, and its weight the part of all denominators. */
  number: string | null;
  weight: string | null;
}

/** Values that were left out of an indicator: why, how often, and some of them. */
export interface LeftOut {
  indicatorId: number;
  reason: ExclusionReason;
  count: number;
  exampleType: ExampleType;
  examples: number[];
}

/** State of a value `r` today: what is a draft now is counted for nobody, whatever the lens. */
const stateNow = stateOf('r', sql`'infinity'`);

/** What each unit of some indicators adds. */
const unitsOf = (ids: RawBuilder<unknown>, lens: Lens) => sql`
    with ${indicatorsWanted([momentOf(lens)], sql`i.id = any(${ids})`)},
    ${unitFacts(lens)}
    select
      u.indicator_id,
      u.project_id,
      u.country_id,
      trim_scale(round(
        case i.across_units when 'RATIO' then u.numerator * 100 / nullif(u.denominator, 0) else u.number end, 10
      ))::text as number,
      trim_scale(round(
        case i.across_units
          when 'RATIO'   then u.denominator / nullif(sum(u.denominator) over (partition by u.indicator_id), 0)
          when 'AVERAGE' then 1.0 / count(*) over (partition by u.indicator_id)
          when 'SUM'     then 1
        end, 6
      ))::text as weight
    from per_unit u
      join wanted i on i.id = u.indicator_id
    where u.has_data
    order by u.indicator_id, u.project_id nulls first, u.country_id`;

/** Values of some indicators that the lens leaves out, by reason. */
const leftOutOf = (ids: RawBuilder<unknown>, lens: Lens) => sql`
    with ${momentRows([momentOf(lens)])},
    -- one row is a value of an indicator, whenever it was recorded
    known as (
      select v.*, o.as_of, o.known_at, ${stateOfValue} as state
      from moments o
        cross join indicator_value v
      where v.indicator_id = any(${ids}) and ${isOfNoArchived('v.projectId')}
    ),
    -- one row is such a value with the reason why the lens does not show it, null where it does
    judged as (
      select
        known.*,
        case
          when recorded_at > known_at then 'AFTER_KNOWN_AT'
          when date > as_of           then 'AFTER_AS_OF'
          when state is null or state <> all(${statesOf(lens.basis)}::text[]) then 'NOT_APPROVED'
        end as reason
      from known
    ),
    -- one row is such a value with its place among those of one unit, date and part that are shown, or are not
    ranked as (
      select
        judged.*,
        row_number() over (
          partition by indicator_id, project_id, country_id, date, combination, reason is null
          order by recorded_at desc, id desc
        ) as place
      from judged
    )
    select
      r.indicator_id,
      left_out.reason,
      'IndicatorValue' as example_type,
      count(*)::int    as count,
      ${examplesOf('r.id')} as examples
    from ranked r
      cross join lateral (
        select
          case
            when r.reason is not null         then r.reason
            when r.place > 1                  then 'SUPERSEDED'
            when r.no_data_reason is not null then 'NO_DATA'
          end as reason
      ) left_out
    where left_out.reason is not null and ${stateNow} = any(${statesOf('SUBMITTED')}::text[])
    group by r.indicator_id, left_out.reason
    order by r.indicator_id, left_out.reason`;

/** What went into indicators, unit by unit, and which of their values were left out. */
export const explanationLoaders = (db: Reader, lens: Lens) => {
  const { hasMany } = related(db);
  return {
    unitsOfIndicator: hasMany<UnitFact>('indicatorId', (ids) => unitsOf(ids, lens)),

    leftOutOfIndicator: hasMany<LeftOut>('indicatorId', (ids) => leftOutOf(ids, lens)),
  };
};
