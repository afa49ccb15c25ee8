import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionSuccession } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ListSize } from '../../schema/listSizes.js';
import { linkedRow } from '../linkedRow.js';

/** How actions go on from plan to plan. */
@Resolver(() => Action)
export class ActionSuccessionsResolver {
  @FieldResolver(() => [ActionSuccession], { description: 'How it goes on in the plan that supersedes its own.' })
  @ListSize('successionsOfAction')
  succeededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.successorsOfAction.load(id);
  }

  @FieldResolver(() => [ActionSuccession], { description: 'What of the plan before goes on in it.' })
  @ListSize('successionsOfAction')
  precededBy(@Root() { id }: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionSuccession>[]> {
    return loaders.predecessorsOfAction.load(id);
  }
}

/** Both ends of a succession. */
@Resolver(() => ActionSuccession)
export class ActionSuccessionResolver {
  @FieldResolver(() => Action, { description: 'The old action.' })
  from(@Root() { fromId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return linkedRow(loaders.action, fromId);
  }

  @FieldResolver(() => Action, { description: 'The new action.' })
  to(@Root() { toId }: Row<ActionSuccession>, @Ctx() { loaders }: Context): Promise<Row<Action>> {
    return linkedRow(loaders.action, toId);
  }
}
