import type { EntityManager } from '@mikro-orm/postgresql';
import { type Indicator, IndicatorPoint } from '../../entities/progress/index.js';
import type { IndicatorPointKind } from '../../vocabulary/index.js';

/** The baseline and the final target of an indicator as they hold now; null where there is none. */
export const pointsNow = async (
  em: EntityManager,
  indicator: Indicator,
): Promise<{ baseline: string | null; target: string | null }> => {
  const rows = await em.find(
    IndicatorPoint,
    { indicator, periodStart: null },
    { orderBy: { recordedAt: 'desc', id: 'desc' } },
  );
  const latest = (kind: IndicatorPointKind) => rows.find((row) => row.kind === kind)?.value ?? null;
  return { baseline: latest('BASELINE'), target: latest('TARGET') };
};
