import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { FundedAction } from '../../loaders/money/index.js';
import { viewOf } from '../../loaders/progress/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { Portfolio, PortfolioNode } from '../../schema/money/index.js';
import { linkedRow } from '../linkedRow.js';
import { type FunderView, shareAndWhole } from './portfolioMoney.js';
import { byPillar, pillarKey, pillarProgress } from './portfolioParts.js';

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
    return Promise.all(byPillar(actions).map(([pillarId, funded]) => pillarNode(pillarId, funded, view, context)));
  }
}
