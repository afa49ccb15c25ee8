import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf, statesOf } from '../../domain/moment.js';
import type { ExclusionReason } from '../../vocabulary/index.js';
import { batch, listed } from '../batch.js';
import type { ExampleType } from '../examples.js';
import { momentRows, stateOf, stateOfValue } from '../moments.js';
import { unitFacts } from './indicatorFacts.js';

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

const MOST_EXAMPLES = 5;

/** State of a value `r` today: what is a draft now is counted for nobody, whatever the lens. */
const stateNow = stateOf('r', sql`'infinity'`);

/** What went into indicators, unit by unit, and which of their values were left out. */
export const explanationLoaders = (db: Reader, lens: Lens) => ({
  unitsOfIndicator: batch(
    async (ids) => {
      const { rows } = await sql<UnitFact>`
        with ${momentRows([momentOf(lens)])}, wanted as materialized (select i.* from indicator i where i.id = any(${ids}::int[])), ${unitFacts(lens)}
        select u.indicator_id, u.project_id, u.country_id, trim_scale(round(case when i.across_units = 'RATIO' then u.numerator * 100 / nullif(u.denominator, 0) else u.number end, 10))::text as number,
          trim_scale(round(case i.across_units when 'RATIO' then u.denominator / nullif(sum(u.denominator) over (partition by u.indicator_id), 0)
            when 'AVERAGE' then 1.0 / count(*) over (partition by u.indicator_id) when 'SUM' then 1 end, 6))::text as weight
        from per_unit u join wanted i on i.id = u.indicator_id where u.has_data order by u.indicator_id, u.project_id nulls first, u.country_id`.execute(
        db,
      );
      return listed(rows, 'indicatorId');
    },
    () => [] as UnitFact[],
  ),
  leftOutOfIndicator: batch(
    async (ids) => {
      const { rows } = await sql<LeftOut>`
        with ${momentRows([momentOf(lens)])}, known as (
          select v.*, o.as_of, o.known_at, ${stateOfValue} as state
          from moments o cross join indicator_value v where v.indicator_id = any(${ids}::int[])),
        judged as (
          select k.*, case when k.recorded_at > k.known_at then 'AFTER_KNOWN_AT' when k.date > k.as_of then 'AFTER_AS_OF'
            when k.state is null or k.state <> all(${statesOf(lens.basis)}::text[]) then 'NOT_APPROVED' end as reason from known k),
        ranked as (
          select j.*, row_number() over (partition by indicator_id, project_id, country_id, date, reason is null order by recorded_at desc, id desc) as nth from judged j)
        select r.indicator_id, x.reason, 'IndicatorValue' as example_type, count(*)::int as count, (array_agg(r.id order by r.id))[1:${sql.lit(MOST_EXAMPLES)}] as examples
        from ranked r cross join lateral (select case when r.reason is not null then r.reason when r.nth > 1 then 'SUPERSEDED' when r.no_data_reason is not null then 'NO_DATA' end) as x(reason)
        where x.reason is not null and ${stateNow} = any(${statesOf('SUBMITTED')}::text[]) group by 1, 2 order by 1, 2`.execute(
        db,
      );
      return listed(rows, 'indicatorId');
    },
    () => [] as LeftOut[],
  ),
});
