import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import { momentOf } from '../../domain/moment.js';
import type { Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { momentTable } from '../moments.js';
import { knownUntil } from '../money/seen.js';
import { measuredIndicators, retiredOn } from './retired.js';

/** A baseline or target that holds. */
export type PointRow = Row<IndicatorPoint> & { value: string };

/** Baseline and targets of an indicator. */
type IndicatorPoints = {
  baseline: PointRow | null;
  target: PointRow | null;
  /** Targets of periods. */
  targets: PointRow[];
};

const pointsOf = (rows: readonly PointRow[]): IndicatorPoints => {
  const whole = (kind: string) => rows.find((row) => row.kind === kind && row.periodStart === null) ?? null;
  return {
    baseline: whole('BASELINE'),
    target: whole('TARGET'),
    targets: rows.filter(({ periodStart }) => periodStart !== null),
  };
};

/** Indicators of actions and projects, with their baselines and targets. */
export const indicatorLoaders = (db: Reader, lens: Lens) => {
  const { hasComputed, hasMany, hasValue } = related(db);
  const indicatorsOf = (owner: 'actionId' | 'projectId') =>
    hasMany<Row<Indicator>>(
      owner,
      (ids) => sql`
        select item.*
        from ${measuredIndicators(lens, sql`${sql.ref(`i.${owner}`)} = any(${ids})`)} item
        order by item.code, item.id`,
    );
  return {
    indicatorsOfAction: indicatorsOf('actionId'),
    indicatorsOfProject: indicatorsOf('projectId'),

    /** Day from which an indicator is measured no more, as far as that is known. */
    retiredOn: hasValue<string | null>(
      null,
      (ids) => sql`
        select i.id as owner_id, ${retiredOn} as value
        from ${momentTable([momentOf(lens)])} o
          cross join indicator i
        where i.id = any(${ids})`,
    ),

    /** Baseline, target and targets of periods as they were known; of each the one recorded last, unless it is none. */
    pointsOfIndicator: hasComputed(
      'indicatorId',
      (ids) => sql`
        select *
        from (
          select distinct on (p.indicator_id, p.kind, p.period_start, p.period_end) p.*
          from indicator_point p
          where p.indicator_id = any(${ids}) and p.recorded_at <= ${knownUntil(lens)}
          order by p.indicator_id, p.kind, p.period_start, p.period_end, p.recorded_at desc, p.id desc
        ) latest
        where value is not null
        order by period_start, period_end`,
      pointsOf,
    ),
  };
};
