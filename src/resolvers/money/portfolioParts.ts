import type { Context } from '../../context.js';
import type { FundedAction, FundingKey } from '../../loaders/money/index.js';
import { type ProgressView, viewOf } from '../../loaders/progress/index.js';
import type { FunderView } from './portfolioMoney.js';

/** Rows by the pillar of their action, in the order of pillars; those without a pillar last. */
export const byPillar = <A extends FundedAction>(rows: readonly A[]): [number | null, A[]][] =>
  [...Map.groupBy(rows, ({ pillarId }) => pillarId)].sort(
    ([a], [b]) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER),
  );

/** Progress of a pillar; without one, of the funded actions whose pillar is not verified. */
export const pillarProgress = async (
  pillarId: number | null,
  funded: readonly FundedAction[],
  { plan }: FunderView,
  { loaders }: Context,
): Promise<ProgressView> => {
  const standings = await loaders.planProgress(plan.id);
  if (pillarId !== null) return viewOf(standings.of('pillar', pillarId), { part: 'pillar', id: pillarId });
  const actionIds = new Set(funded.map(({ actionId }) => actionId));
  return viewOf(standings.together(actionIds), { part: 'plan', id: plan.id });
};

/** Key of the money of a pillar, or of what no pillar has. */
export const pillarKey = (pillarId: number | null, { plan }: FunderView): FundingKey => ({
  scope: 'plan',
  scopeId: plan.id,
  ...(pillarId === null ? { kind: 'unallocated', keyId: plan.id } : { kind: 'pillar', keyId: pillarId }),
});
