import { IndicatorPoint } from '../../../entities/progress/index.js';
import { pointsOf } from '../../../services/progress/index.js';
import { onto } from '../dataset/stated.js';
import { AS_RECORDED, addStatements } from './addStatements.js';
import { joinKey } from './joinKey.js';
import type { Load } from './Load.js';
import { ownedBy } from './owners.js';
import { type GivenIndicator, type IndicatorData, ofIndicators } from './storeValues.js';

interface PointSaid extends Pick<IndicatorPoint, 'kind' | 'periodStart' | 'periodEnd'> {
  value: string | null;
  date?: string | null;
  comment?: string | null;
}

const pointSaid = (indicator: number, { kind, periodStart, periodEnd, value, date, comment }: PointSaid) => ({
  subject: joinKey(indicator, kind, periodStart, periodEnd),
  content: joinKey(value, date, comment),
});

const POINT_PATHS = { BASELINE: 'baseline', TARGET: 'target' } as const;

/** Baselines and targets; what they leave out of day and comment is as it is stored. */
const pointsStated = (indicator: number, data: IndicatorData, latest: ReadonlyMap<string, IndicatorPoint>) => {
  const stored = (kind: IndicatorPoint['kind']) =>
    latest.get(pointSaid(indicator, { kind, periodStart: null, periodEnd: null, value: '' }).subject);
  const whole = (point: IndicatorData['target'], kind: IndicatorPoint['kind']) => point && onto(point, stored(kind));
  return pointsOf({ ...data, baseline: whole(data.baseline, 'BASELINE'), target: whole(data.target, 'TARGET') });
};

const pathOf = (at: string, { kind, periodEnd }: Pick<PointSaid, 'kind' | 'periodEnd'>): string =>
  periodEnd ? `${at}.targets (to ${periodEnd})` : `${at}.${POINT_PATHS[kind]}`;

/**
 * Adds baselines and targets that say something new. A new indicator comes with its own; those of one that is there stay
 * as they are in closed periods.
 */
export const storePoints = async (load: Load, given: readonly GivenIndicator[]): Promise<void> => {
  const rows = await load.em.find(IndicatorPoint, ofIndicators(given), { orderBy: AS_RECORDED });
  const latest = new Map(rows.map((row) => [pointSaid(row.indicator.id, row).subject, row])); // the last one stays
  const known = new Set(rows.map((row) => row.indicator.id));
  const before = (id: number, point: PointSaid) => latest.get(pointSaid(id, point).subject)?.date ?? null;
  addStatements(
    load,
    rows.map((row) => ({ ...pointSaid(row.indicator.id, row), recordedAt: row.recordedAt })),
    given.flatMap(({ indicator, data, at }) =>
      pointsStated(indicator.id, data, latest).map((point) => ({
        ...pointSaid(indicator.id, point),
        recordedAt: data.recordedAt,
        at: pathOf(at, point),
        add: (recordedAt) => {
          const { date = null, comment = null } = point;
          if (known.has(indicator.id))
            for (const day of new Set([date, before(indicator.id, point)]))
              if (day !== null) load.added.push({ of: ownedBy(indicator), date: day, field: pathOf(at, point) });
          load.em.create(IndicatorPoint, { ...point, date, comment, indicator, recordedAt });
        },
      })),
    ),
  );
};
