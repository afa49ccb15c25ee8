import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionSuccession } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ListSize } from '../../schema/listSizes.js';
import { linkedRow } from '../linkedRow.js';

/** How actions go on from plan to plan. */
@Resolver(() => Action)
export class ActionSuccessionsResolver {
  @FieldResolver(() => [ActionSuccession], { description: 'Actions of the next plan in which it continues.' })
  @ListSize('successionsOfAction')
  succeededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.successorsOfAction.load(id);
  }

  @FieldResolver(() => [ActionSuccession], { description: 'Actions of the superseded plan that continue in it.' })
  @ListSize('successionsOfAction')
  precededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.predecessorsOfAction.load(id);
  }
}

/** Both ends of a succession. */
@Resolver(() => ActionSuccession)
export class ActionSuccessionResolver {
  @FieldResolver(() => Action, { description: 'Action of the superseded plan.' })
  from(@Root() { fromId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return linkedRow(loaders.action, fromId);
  }

  @FieldResolver(() => Action, { description: 'Action of the next plan.' })
  to(@Root() { toId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return linkedRow(loaders.action, toId);
  }
}
