import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import type { Combination } from '../../domain/progress/index.js';
import { related } from '../batch.js';
import { indicatorsWanted } from './indicatorsWanted.js';
import { acrossPeriods, isNotEnded, numberFacts, partAcrossPeriods, statedFacts, together } from './unitFacts.js';

/** What an indicator has come to for one combination of its dimensions. */
export interface PartFact {
  indicatorId: number;
  combination: Combination;
  /** With as many decimals as it has, at most sixty; shown with ten. */
  actual: string | null;
  latestOn: string | null;
  isSynthetic: boolean;
}

/** Of some indicators each combination that has values: across periods for each unit, then across units. */
const partsOf = (ids: RawBuilder<unknown>, lens: Lens) => sql`
    with ${indicatorsWanted([momentOf(lens)], sql`i.id = any(${ids})`)},
    ${numberFacts(lens)},
    ${statedFacts},
    -- one row is a unit of a combination
    part_units as (
      select
        r.indicator_id,
        r.combination,
        ${acrossPeriods} as number,
        ${partAcrossPeriods('numerator')} as numerator,
        ${partAcrossPeriods('denominator')} as denominator,
        max(r.date) filter (where r.has_data) as latest_on,
        bool_or(r.is_synthetic) as is_synthetic
      from numbers r
        join wanted i     on i.id = r.indicator_id
        left join refined on refined.n = r.n and refined.indicator_id = r.indicator_id
      where r.combination is not null and ${isNotEnded}
      group by r.indicator_id, r.combination, r.project_id, r.country_id, i.across_periods
      -- a part to which the indicator does not apply any more has no data, whatever it had before
      having (array_agg(r.no_data_reason order by r.date desc))[1] is distinct from 'NOT_APPLICABLE'
    )
    select
      u.indicator_id,
      u.combination,
      trim_scale(${together('u', sql`null`)})::text as actual,
      max(u.latest_on) as latest_on,
      bool_or(u.is_synthetic) as is_synthetic
    from part_units u
      join wanted i on i.id = u.indicator_id
    group by u.indicator_id, u.combination, i.across_units
    order by u.indicator_id, (select count(*) from jsonb_object_keys(u.combination)), u.combination`;

/** What indicators have come to by dimensions. */
export const indicatorPartLoaders = (db: Reader, lens: Lens) => ({
  partsOfIndicator: related(db).hasMany<PartFact>('indicatorId', (ids) => partsOf(ids, lens)),
});
