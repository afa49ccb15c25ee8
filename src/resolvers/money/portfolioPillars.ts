import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { FundingKey } from '../../loaders/money/index.js';
import { type ProgressView, viewOf } from '../../loaders/progress/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Portfolio, PortfolioNode } from '../../schema/money/index.js';
import { linkedRow } from '../linkedRow.js';
import { type FunderView, shareAndWhole } from './portfolioMoney.js';

interface FundedAction {
  actionId: number;
  pillarId: number | null;
}

const pillarProgress = async (
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

const pillarKey = (pillarId: number | null, { plan }: FunderView): FundingKey => ({
  scope: 'plan',
  scopeId: plan.id,
  ...(pillarId === null ? { kind: 'unallocated', keyId: plan.id } : { kind: 'pillar', keyId: pillarId }),
});

const actionNode = async (id: number, view: FunderView, context: Context) => ({
  pillar: null,
  action: await linkedRow(context.loaders.action, id),
  /** Read only if the query selects it. */
  get progress() {
    return context.loaders
      .planProgress(view.plan.id)
      .then((standings) => viewOf(standings.of('action', id), { part: 'action', id }));
  },
  ...shareAndWhole({ scope: 'plan', scopeId: view.plan.id, kind: 'action', keyId: id }, view, context),
  actions: [],
});

/** A pillar with its funded actions; without a pillar, the funded actions whose pillar is not verified. */
const pillarNode = async (
  pillarId: number | null,
  funded: readonly FundedAction[],
  view: FunderView,
  context: Context,
) => ({
  pillar: pillarId === null ? null : await linkedRow(context.loaders.pillar, pillarId),
  action: null,
  /** Read only if the query selects it. */
  get progress() {
    return pillarProgress(pillarId, funded, view, context);
  },
  ...shareAndWhole(pillarKey(pillarId, view), view, context),
  actions: await Promise.all(funded.map(({ actionId }) => actionNode(actionId, view, context))),
});

/** The pillars of a portfolio, those in which the organisation funds something. */
@Resolver(() => Portfolio)
export class PortfolioPillarsResolver {
  @FieldResolver(() => [PortfolioNode])
  @ListSize('pillarsOfPortfolio')
  async pillars(@Root() view: FunderView, @Ctx() context: Context) {
    const actions = await context.loaders.fundedActions(view.plan.id).load(view.organisation.id);
    const byPillar = [...Map.groupBy(actions, ({ pillarId }) => pillarId)].sort(
      ([a], [b]) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER),
    );
    return Promise.all(byPillar.map(([pillarId, funded]) => pillarNode(pillarId, funded, view, context)));
  }
}
