import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Action, ActionPlan, Country, Officer, Pillar, WorkingGroup } from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectPage } from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { PartialDateAnswer, ProjectConnection, ProjectListArgs } from '../../schema/plan/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';
import { toPartialDate } from './partialDate.js';

/** Working groups, and what they are responsible for. */
@Resolver(() => WorkingGroup)
export class WorkingGroupResolver {
  @Query(() => WorkingGroup, {
    nullable: true,
    description: 'The working group with this number in the plan; null if there is none.',
  })
  workingGroup(
    @Arg('plan', () => String, { description: 'Code of the plan.' }) plan: string,
    @Arg('number', () => Int, { description: 'Number of the group within the plan.' }) number: number,
    @Ctx() { loaders }: Context,
  ): Promise<Row<WorkingGroup> | null> {
    return loaders.workingGroupOfPlan(plan, number);
  }

  @FieldResolver(() => ActionPlan, { description: 'Plan that it belongs to.' })
  plan(@Root() group: Row<WorkingGroup>, @Ctx() { loaders }: Context): Promise<Row<ActionPlan>> {
    return linkedRow(loaders.actionPlan, group.planId);
  }

  @FieldResolver(() => Pillar, {
    nullable: true,
    description: 'Pillar that it is responsible for; null if there is none.',
  })
  pillar(@Root() group: Row<WorkingGroup>, @Ctx() { loaders }: Context): Promise<Row<Pillar> | null> | null {
    return linkedRowOrNull(loaders.pillar, group.pillarId);
  }

  @FieldResolver(() => [Officer], {
    description:
      'Its officers. If the source does not say in which group of the plan an officer serves, the officer is listed in each.',
  })
  @ListSize('officersOfWorkingGroup')
  officers(@Root() group: Row<WorkingGroup>, @Ctx() { loaders }: Context): Promise<Row<Officer>[]> {
    return loaders.officersOfWorkingGroup.load(group.id);
  }

  @FieldResolver(() => [Action], {
    description: 'Actions that it is responsible for: those stated as its own, and those of its pillar.',
  })
  @ListSize('actionsOfWorkingGroup')
  actions(@Root() group: Row<WorkingGroup>, @Ctx() { loaders }: Context): Promise<Row<Action>[]> {
    return loaders.actionsOfWorkingGroup({}).load(group.id);
  }

  @FieldResolver(() => ProjectConnection, { description: 'Projects that serve its actions or its pillar.' })
  projects(
    @Root() group: Row<WorkingGroup>,
    @Args(() => ProjectListArgs) given: ProjectListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectPage> {
    return loaders.projectsOfWorkingGroup(given).load(group.id);
  }
}

/** Country and dates of an officer. */
@Resolver(() => Officer)
export class OfficerResolver {
  @FieldResolver(() => Country, {
    nullable: true,
    description: 'Country that holds the office; null if it is not known.',
  })
  country(@Root() officer: Row<Officer>, @Ctx() { loaders }: Context): Promise<Row<Country> | null> | null {
    return linkedRowOrNull(loaders.country, officer.countryId);
  }

  @FieldResolver(() => PartialDateAnswer, {
    nullable: true,
    description: 'First day in office, as far as it is known.',
  })
  from(@Root() officer: Row<Officer>): PartialDateAnswer | null {
    return toPartialDate(officer.from);
  }

  @FieldResolver(() => PartialDateAnswer, { nullable: true, description: 'Last day in office, as far as it is known.' })
  to(@Root() officer: Row<Officer>): PartialDateAnswer | null {
    return toPartialDate(officer.to);
  }
}
