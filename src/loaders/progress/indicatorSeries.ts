import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import { thinned } from '../../domain/progress/index.js';
import { batch, listed } from '../batch.js';
import { knownUntil } from '../money/seen.js';
import { indicatorsWanted } from './indicatorsWanted.js';
import { isMeasured } from './retired.js';
import { numberFacts, unitFacts } from './unitFacts.js';
import { acrossUnits } from './unitsTogether.js';

/** A day on which something is known of an indicator. */
interface ChangeDay {
  indicatorId: number;
  date: string;
  /** False where all that is known is that the indicator applies no more to one of its units. */
  hasValue: boolean;
}

/** What an indicator had come to by such a day. */
interface ActualOn extends ChangeDay {
  /** With as many decimals as it has, at most sixty. */
  actual: string | null;
}

/** The days on which what the lens shows of indicators may have changed, in order. */
const changeDays = async (db: Reader, lens: Lens, ids: readonly number[]) => {
  const { rows } = await sql<ChangeDay>`
    with ${indicatorsWanted([momentOf(lens)], sql`i.id = any(${[...ids]}::int[])`)},
    ${numberFacts(lens)}
    select r.indicator_id, r.date, bool_or(r.has_data) as has_value
    from numbers r
      join moments o on o.n = r.n
      join wanted i  on i.id = r.indicator_id and ${isMeasured}
    where r.has_data or r.no_data_reason = 'NOT_APPLICABLE'
    group by r.indicator_id, r.date
    order by r.indicator_id, r.date`.execute(db);
  return listed(rows, 'indicatorId');
};

/** What indicators had come to by days of their own. */
const actualsOn = async (db: Reader, lens: Lens, days: readonly ChangeDay[]) => {
  const ids = days.map(({ indicatorId }) => indicatorId);
  const { rows } = await sql<ActualOn>`
    with
    -- one row is a day of an indicator, through which its facts are seen
    moments as materialized (
      select (place - 1)::int as n, indicator_id, as_of, has_value,
        null::timestamptz as asked_at, ${knownUntil(lens)} as known_at
      from unnest(
          ${ids}::int[],
          ${days.map(({ date }) => date)}::date[],
          ${days.map(({ hasValue }) => hasValue)}::boolean[]
        ) with ordinality as given(indicator_id, as_of, has_value, place)
    ),
    -- one row is an indicator that was asked for
    wanted as materialized (
      select i.*
      from indicator i
      where i.id = any(${ids}::int[])
    ),
    ${unitFacts(lens, sql`v.indicator_id = o.indicator_id`)}
    select o.indicator_id, o.as_of as date, o.has_value, trim_scale(${acrossUnits})::text as actual
    from moments o
      join wanted i   on i.id = o.indicator_id and ${isMeasured}
      join per_unit u on u.n = o.n and u.indicator_id = i.id
    group by o.indicator_id, o.as_of, o.has_value, i.across_units
    order by o.indicator_id, o.as_of`.execute(db);
  return listed(rows, 'indicatorId');
};

/** What indicators had come to day by day. */
export const indicatorSeriesLoaders = (db: Reader, lens: Lens) => ({
  /** What an indicator had come to on the days on which that changed: two statements. */
  actualsOfIndicator: batch<ActualOn[]>(
    async (ids) => {
      const days = [...(await changeDays(db, lens, ids)).values()].flatMap((some) => thinned(some));
      return days.length ? actualsOn(db, lens, days) : new Map();
    },
    () => [],
  ),
});
