import type { EntityManager } from '@mikro-orm/postgresql';
import { IndicatorRetirement } from '../../entities/progress/index.js';

/** Day from which indicators are measured no more, by number; those that are measured are left out. */
export const retirementsOf = async (
  em: EntityManager,
  indicatorIds: readonly number[],
): Promise<Map<number, string>> => {
  const rows = await em.find(
    IndicatorRetirement,
    { indicator: { $in: [...indicatorIds] } },
    { orderBy: { recordedAt: 'asc', id: 'asc' } },
  );
  const latest = new Map(rows.map(({ indicator, retiredOn }) => [indicator.id, retiredOn])); // the last one stays
  return new Map([...latest].flatMap(([id, day]) => (day === null ? [] : [[id, day] as const])));
};

/** What is said of a value after such a day. */
export const retiredBefore = (code: string, day: string): string =>
  `${code} is retired from ${day} on; give an earlier date, or take that back first (retireIndicator without a day)`;
