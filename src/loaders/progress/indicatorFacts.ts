import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Moment } from '../../domain/moment.js';
import type { PeriodTarget, Scale } from '../../domain/progress/index.js';
import type { Direction, ToleranceUnit } from '../../vocabulary/index.js';
import type { Condition } from '../search.js';
import { indicatorsWanted } from './indicatorsWanted.js';
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
  direction: Direction;
  tolerance: string | null;
  toleranceUnit: ToleranceUnit;
  /** Levels that its values stand for by rank; null where values are numbers. */
  scale: Scale | null;
  /** Whether its values are increments, which add up across periods. */
  isIncrement: boolean;
  /** With as many decimals as it has, at most sixty; shown with ten. */
  actual: string | null;
  baseline: string | null;
  target: string | null;
  targetDate: string | null;
  /** Targets of periods that hold. */
  periodTargets: PeriodTarget[];
  /** Units that are to have data; those that have; those whose data are approved, and came in on time. */
  expected: number;
  reported: number;
  approved: number;
  onTime: number;
  isSynthetic: boolean;
}

/** A column of the baseline or final target of an indicator `i` as it was known last at a moment `o`; null where it ended. */
const pointOf = (kind: 'BASELINE' | 'TARGET', column: 'value' | 'date') => sql`(
        select case when p.value is not null then ${sql.ref(`p.${column}`)} end
        from indicator_point p
        where p.indicator_id = i.id
          and p.kind = ${sql.lit(kind)}
          and p.period_start is null
          and p.recorded_at <= o.known_at
        order by p.recorded_at desc, p.id desc
        limit 1
      )`;

/** The targets of periods of an indicator `i` that hold at a moment `o`, as JSON. */
const periodTargets = sql`(
        select coalesce(
          json_agg(json_build_object('start', latest.period_start, 'end', latest.period_end, 'value', latest.value::text)),
          '[]'
        )
        from (
          select distinct on (p.period_start, p.period_end) p.period_start, p.period_end, p.value
          from indicator_point p
          where p.indicator_id = i.id
            and p.period_start is not null
            and p.recorded_at <= o.known_at
          order by p.period_start, p.period_end, p.recorded_at desc, p.id desc
        ) latest
        where latest.value is not null
      )`;

/** Facts of the indicators (alias `i`) that fulfil a condition, at several moments: one statement. */
export const indicatorFacts = async (
  db: Reader,
  moments: readonly Moment[],
  lens: Pick<Lens, 'basis'>,
  which: Condition,
): Promise<IndicatorFact[]> => {
  const { rows } = await sql<IndicatorFact>`
    with ${indicatorsWanted(moments, which)},
    ${unitFacts(lens)},
    ${unitsTogether}
    select
      o.n,
      i.id as indicator_id,
      i.action_id,
      i.project_id,
      i.weight::text,
      i.direction,
      i.tolerance::text,
      i.tolerance_unit,
      i.scale,
      i.reporting_basis = 'PERIODIC' and i.across_periods = 'SUM' as is_increment,
      trim_scale(across.actual)::text                              as actual,
      trim_scale(${pointOf('BASELINE', 'value')})::text            as baseline,
      trim_scale(${pointOf('TARGET', 'value')})::text              as target,
      ${pointOf('TARGET', 'date')}                                 as target_date,
      ${periodTargets} as period_targets,
      greatest(
        coalesce(across.units, 0)
          + case when coalesce(across.names_no_project, false) then 0 else coalesce(empty.units, 0) end,
        case when across.exempt > 0 then 0 else 1 end
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
