import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectPage } from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { ActionListArgs, ProjectConnection, ProjectListArgs } from '../../schema/plan/index.js';
import { linkedRow } from '../linkedRow.js';

/** What belongs to a pillar. */
@Resolver(() => Pillar)
export class PillarResolver {
  @FieldResolver(() => ActionPlan, { description: 'Plan that it belongs to.' })
  plan(@Root() pillar: Row<Pillar>, @Ctx() { loaders }: Context): Promise<Row<ActionPlan>> {
    return linkedRow(loaders.actionPlan, pillar.planId);
  }

  @FieldResolver(() => WorkingGroup, {
    nullable: true,
    description: 'Working group responsible for it; null if there is none.',
  })
  workingGroup(@Root() pillar: Row<Pillar>, @Ctx() { loaders }: Context): Promise<Row<WorkingGroup> | null> {
    return loaders.workingGroupOfPillar.load(pillar.id);
  }

  @FieldResolver(() => [Action], {
    description: 'Its actions. Actions whose pillar is not verified belong to no pillar.',
  })
  @ListSize('actionsOfPillar')
  actions(
    @Root() pillar: Row<Pillar>,
    @Args(() => ActionListArgs) given: ActionListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Action>[]> {
    return loaders.actionsOfPillar(given).load(pillar.id);
  }

  @FieldResolver(() => ProjectConnection, { description: 'Projects that serve it, through an action or directly.' })
  projects(
    @Root() pillar: Row<Pillar>,
    @Args(() => ProjectListArgs) given: ProjectListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectPage> {
    return loaders.projectsOfPillar(given).load(pillar.id);
  }
}
