import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import { momentRows } from '../moments.js';
import type { Condition } from '../search.js';
import { isMeasured } from './retired.js';
import { unitFacts } from './unitFacts.js';
import { unitsTogether } from './unitsTogether.js';

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
 * A column of the point of an indicator `i` that was known last at a moment `o`, null where it was taken back; of several
 * periods the shortest.
 */
const pointOf = (kind: 'BASELINE' | 'TARGET', column: 'value' | 'date', period = sql`p.period_start is null`) => sql`(
        select ${sql.ref(`p.${column}`)}
        from indicator_point p
        where p.indicator_id = i.id
          and p.kind = ${sql.lit(kind)}
          and ${period}
          and p.recorded_at <= o.known_at
          and p.value is not null
          and not exists (
            select from indicator_point gone
            where gone.value is null
              and gone.indicator_id = p.indicator_id
              and gone.kind = p.kind
              and gone.period_start is not distinct from p.period_start
              and gone.period_end is not distinct from p.period_end
              and gone.recorded_at <= o.known_at
              and (gone.recorded_at, gone.id) > (p.recorded_at, p.id)
          )
        order by p.period_end - p.period_start, p.recorded_at desc, p.id desc
        limit 1
      )`;

const periodOfDay = sql`o.as_of between p.period_start and p.period_end`;

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
          + case when coalesce(across.names_no_project, false) then 0 else coalesce(empty.units, 0) end,
        1
      )                            as expected,
      coalesce(across.reported, 0) as reported,
      coalesce(across.approved, 0) as approved,
      coalesce(across.on_time, 0)  as on_time,
      coalesce(across.is_synthetic, false)
        or i.provenance_id in (select p.id from provenance p where p.is_synthetic) as is_synthetic
    from moments o
      join wanted i    on ${isMeasured}
      left join across on across.n = o.n and across.indicator_id = i.id
      left join empty  on empty.n = o.n and empty.indicator_id = i.id
    order by o.n, i.code, i.id`.execute(db);
  return rows;
};
