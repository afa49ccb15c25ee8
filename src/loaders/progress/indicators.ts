import { sql } from 'kysely';
import type { Reader } from '../../database/orm.js';
import type { Lens } from '../../domain/lens.js';
import type { Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { Row } from '../../entities/Row.js';
import { related } from '../batch.js';
import { knownUntil } from '../money/seen.js';

/** Baseline and targets of an indicator. */
type IndicatorPoints = {
  baseline: Row<IndicatorPoint> | null;
  target: Row<IndicatorPoint> | null;
  /** Targets of periods. */
  targets: Row<IndicatorPoint>[];
};

const pointsOf = (rows: readonly Row<IndicatorPoint>[]): IndicatorPoints => {
  const whole = (kind: string) => rows.find((row) => row.kind === kind && row.periodStart === null) ?? null;
  return {
    baseline: whole('BASELINE'),
    target: whole('TARGET'),
    targets: rows.filter(({ periodStart }) => periodStart !== null),
  };
};

/** Indicators of actions and projects, with their baselines and targets. */
export const indicatorLoaders = (db: Reader, lens: Lens) => {
  const { hasComputed, hasMany } = related(db);
  const indicatorsOf = (owner: 'actionId' | 'projectId') =>
    hasMany<Row<Indicator>>(
      owner,
      (ids) => sql`
        select *
        from indicator
        where ${sql.ref(owner)} = any(${ids}) and recorded_at <= ${knownUntil(lens)}
        order by code, id`,
    );
  return {
    indicatorsOfAction: indicatorsOf('actionId'),
    indicatorsOfProject: indicatorsOf('projectId'),

    /** Baseline, target and targets of periods as they were known; of each the one recorded last. */
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
        order by period_start, period_end`,
      pointsOf,
    ),
  };
};
