import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import {
  Action,
  ActionParty,
  ActionPlan,
  Organisation,
  Pillar,
  type Project,
  WorkingGroup,
} from '../../entities/plan/index.js';
import type { Row } from '../../entities/Row.js';
import type { ProjectPage } from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { ActionProjectConnection, ActionProjectEdge, ProjectListArgs } from '../../schema/plan/index.js';
import { DecimalScalar } from '../../vocabulary/index.js';
import { linkedRow, linkedRowOrNull } from '../linkedRow.js';

/** Actions, and what they belong to. */
@Resolver(() => Action)
export class ActionResolver {
  @Query(() => Action, { nullable: true, description: 'The action with this code in the plan; null if there is none.' })
  action(
    @Arg('plan', () => String, { description: 'Code of the plan.' }) plan: string,
    @Arg('code', () => String, { description: 'Code of the action within the plan, e.g. "A07".' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Row<Action> | null> {
    return loaders.actionOfPlan(plan, code);
  }

  @FieldResolver(() => ActionPlan, { description: 'Plan that it belongs to.' })
  plan(@Root() action: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionPlan>> {
    return linkedRow(loaders.actionPlan, action.planId);
  }

  @FieldResolver(() => Pillar, {
    nullable: true,
    description: 'Pillar that it belongs to; null while that is not verified.',
  })
  pillar(@Root() action: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<Pillar> | null> | null {
    return linkedRowOrNull(loaders.pillar, action.pillarId);
  }

  @FieldResolver(() => WorkingGroup, {
    nullable: true,
    description: 'Working group responsible for it: the one stated, else that of its pillar.',
  })
  async workingGroup(@Root() action: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<WorkingGroup> | null> {
    return linkedRowOrNull(loaders.workingGroup, await loaders.workingGroupOfAction.load(action.id));
  }

  @FieldResolver(() => [ActionParty], { description: 'Organisations responsible for it, leads first.' })
  @ListSize('organisationsOfAction')
  responsible(@Root() action: Row<Action>, @Ctx() { loaders }: Context): Promise<Row<ActionParty>[]> {
    return loaders.partiesOfAction.load(action.id);
  }

  @FieldResolver(() => ActionProjectConnection, { description: 'Projects that serve it.' })
  projects(
    @Root() action: Row<Action>,
    @Args(() => ProjectListArgs) given: ProjectListArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ProjectPage> {
    return loaders.projectsOfAction(given).load(action.id);
  }
}

/** The organisation responsible for an action. */
@Resolver(() => ActionParty)
export class ActionPartyResolver {
  @FieldResolver(() => Organisation, { description: 'The organisation.' })
  organisation(@Root() party: Row<ActionParty>, @Ctx() { loaders }: Context): Promise<Row<Organisation>> {
    return linkedRow(loaders.organisation, party.organisationId);
  }
}

interface Edge {
  node: Row<Project>;
  ownerId: number;
}

const linkOf = async ({ node, ownerId }: Edge, { loaders }: Context) =>
  (await loaders.actionsOfProject.load(node.id)).find(({ actionId }) => actionId === ownerId);

/** The share of a project in an action. */
@Resolver(() => ActionProjectEdge)
export class ActionProjectEdgeResolver {
  @FieldResolver(() => DecimalScalar)
  async share(@Root() edge: Edge, @Ctx() context: Context): Promise<string | undefined> {
    return (await linkOf(edge, context))?.share;
  }

  @FieldResolver(() => String, { nullable: true })
  async contribution(@Root() edge: Edge, @Ctx() context: Context): Promise<string | null> {
    return (await linkOf(edge, context))?.contribution ?? null;
  }
}
