import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Pillar, PlanMilestone, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import { ListSize } from '../../schema/listSizes.js';
import { ActionListArgs, PartialDateAnswer } from '../../schema/plan/index.js';
import { linkedRowOrNull } from '../linkedRow.js';
import { toPartialDate } from './partialDate.js';

/** Plans, and what belongs to them. */
@Resolver(() => ActionPlan)
export class PlanResolver {
  @Query(() => [ActionPlan], { description: 'All plans, latest first.' })
  @ListSize('plans')
  plans(@Ctx() { loaders }: Context): Promise<Row<ActionPlan>[]> {
    return loaders.plans();
  }

  @Query(() => ActionPlan, { nullable: true, description: 'The plan with this code; null if there is none.' })
  plan(
    @Arg('code', () => String, { description: 'Code of the plan, e.g. "APIS-2022-2026".' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<ActionPlan> | null> {
    return loaders.planByCode(code);
  }

  @FieldResolver(() => ActionPlan, { nullable: true, description: 'Plan that it supersedes; null if there is none.' })
  supersedes(@Root() plan: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<ActionPlan> | null> | null {
    return linkedRowOrNull(loaders.actionPlan, plan.supersedesId);
  }

  @FieldResolver(() => ActionPlan, { nullable: true, description: 'Plan that supersedes it; null if there is none.' })
  async supersededBy(@Root() plan: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<ActionPlan> | null> {
    return linkedRowOrNull(loaders.actionPlan, await loaders.supersededBy.load(plan.id));
  }

  @FieldResolver(() => [PlanMilestone], { description: 'Dated steps in the life of the plan, oldest first.' })
  milestones(@Root() plan: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<PlanMilestone>[]> {
    return loaders.milestonesOfPlan.load(plan.id);
  }

  @FieldResolver(() => [Pillar], { description: 'Its pillars, by number.' })
  @ListSize('pillarsOfPlan')
  pillars(@Root() plan: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<Pillar>[]> {
    return loaders.pillarsOfPlan.load(plan.id);
  }

  @FieldResolver(() => [Action], { description: 'Its actions.' })
  @ListSize('actionsOfPlan')
  actions(
    @Root() plan: Row<ActionPlan>,
    @Args(() => ActionListArgs) given: ActionListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Action>[]> {
    return loaders.actionsOfPlan(given).load(plan.id);
  }

  @FieldResolver(() => [WorkingGroup], { description: 'Its working groups, by number.' })
  @ListSize('workingGroupsOfPlan')
  workingGroups(@Root() plan: Row<ActionPlan>, @Ctx() { loaders }: Context): Promise<Row<WorkingGroup>[]> {
    return loaders.workingGroupsOfPlan.load(plan.id);
  }
}

/** The date of a milestone of a plan. */
@Resolver(() => PlanMilestone)
export class PlanMilestoneResolver {
  @FieldResolver(() => PartialDateAnswer, {
    description: 'Date of the step. A planned step is in the future, or its provenance says that it is planned.',
  })
  date(@Root() milestone: Row<PlanMilestone>): PartialDateAnswer | null {
    return toPartialDate(milestone.date);
  }
}
