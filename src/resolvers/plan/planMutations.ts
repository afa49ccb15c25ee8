import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ActionInput, ActionPayload, PlanInput, PlanPayload } from '../../schema/plan/index.js';
import {
  IndicatorInput,
  IndicatorPayload,
  IndicatorValueInput,
  IndicatorValuesPayload,
  MilestoneInput,
  MilestonePayload,
} from '../../schema/progress/index.js';
import { assessAction, createPlan, updateAction } from '../../services/plan/index.js';
import {
  completeMilestone,
  createIndicator,
  createMilestone,
  recordIndicatorValues,
} from '../../services/progress/index.js';
import type { Outcome } from '../../services/write/index.js';
import { DateScalar, ProgressStatus } from '../../vocabulary/index.js';
import { afterWrite, KEY, numberOf, VERSION } from '../outcome.js';

/** The row that a write answers with, read as a query would, and the errors. */
const answer = async (
  outcome: Outcome,
  context: Context,
  kind: 'actionPlan' | 'action' | 'indicator' | 'milestone',
) => {
  const { userErrors, first } = afterWrite(outcome, context);
  return { result: first === undefined ? null : await context.loaders[kind].load(first), userErrors };
};

@Resolver()
export class PlanMutations {
  @Mutation(() => PlanPayload, {
    description: 'Creates a plan with its pillars and actions, beside all others. For the secretariat.',
  })
  async createPlan(
    @Arg('input', () => PlanInput, { description: 'The plan.' }) input: PlanInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return answer(await createPlan(context, input, key), context, 'actionPlan');
  }

  @Mutation(() => ActionPayload, { description: 'Changes what is given of an action. For the secretariat.' })
  async updateAction(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('input', () => ActionInput, { description: 'What to change.' }) input: ActionInput,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Ctx() context: Context,
  ) {
    return answer(await updateAction(context, numberOf(id, 'Action'), input, version), context, 'action');
  }

  @Mutation(() => ActionPayload, {
    description:
      'Records how the secretariat judges an action from today on, beside the computed and the reported status. A later one takes its place. For the secretariat.',
  })
  async assessAction(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('status', () => ProgressStatus, { description: 'The status given.' }) status: ProgressStatus,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Ctx() context: Context,
  ) {
    return answer(await assessAction(context, numberOf(id, 'Action'), status, note, context.today), context, 'action');
  }
}

@Resolver()
export class ResultMutations {
  @Mutation(() => IndicatorPayload, {
    description: 'Creates an indicator of an action or a project, with its baseline and targets. For the secretariat.',
  })
  async createIndicator(
    @Arg('input', () => IndicatorInput, { description: 'The indicator.' }) input: IndicatorInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return answer(await createIndicator(context, input, key), context, 'indicator');
  }

  @Mutation(() => IndicatorValuesPayload, {
    description:
      'Records values of indicators, approved at once, all or none; at most 250. One for the same unit and date as another corrects it. For the secretariat.',
  })
  async recordIndicatorValues(
    @Arg('input', () => [IndicatorValueInput], { description: 'The values.' }) input: IndicatorValueInput[],
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    const { userErrors, ids } = afterWrite(await recordIndicatorValues(context, input, key, context.today), context);
    return { result: await context.loaders.indicatorValue.loadMany(ids), userErrors };
  }

  @Mutation(() => MilestonePayload, {
    description: 'Creates a milestone of an action or a project. For the secretariat.',
  })
  async createMilestone(
    @Arg('input', () => MilestoneInput, { description: 'The milestone.' }) input: MilestoneInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: KEY }) key: string | null,
    @Ctx() context: Context,
  ) {
    return answer(await createMilestone(context, input, key), context, 'milestone');
  }

  @Mutation(() => MilestonePayload, {
    description:
      'Records that a milestone was done; said again with another day, that one counts. For the secretariat.',
  })
  async completeMilestone(
    @Arg('id', () => ID, { description: 'Id of the milestone.' }) id: string,
    @Arg('completedOn', () => DateScalar, { description: 'Day on which it was done; not in the future.' })
    completedOn: string,
    @Ctx() context: Context,
  ) {
    return answer(
      await completeMilestone(context, numberOf(id, 'Milestone'), completedOn, context.today),
      context,
      'milestone',
    );
  }
}
