import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { MilestoneInput, MilestonePatch, MilestonePayload } from '../../schema/progress/index.js';
import { completeMilestone, createMilestone, updateMilestone } from '../../services/progress/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg, VersionArg } from '../writeArgs.js';

/** Writes of milestones. */
@Resolver()
export class MilestoneMutations {
  @Mutation(() => MilestonePayload, {
    description: 'Creates a milestone of an action or a project. For the secretariat.',
  })
  async createMilestone(
    @Arg('input', () => MilestoneInput, { description: 'The milestone.' }) input: MilestoneInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createMilestone(context, input, key), context, 'milestone');
  }

  @Mutation(() => MilestonePayload, {
    description:
      'Changes the fields of a milestone that are given. User error PERIOD_CLOSED if its due date is in a closed period, or would be. For the secretariat.',
  })
  async updateMilestone(
    @Arg('id', () => ID, { description: 'Id of the milestone.' }) id: string,
    @Arg('input', () => MilestonePatch, { description: 'Fields to change.' }) input: MilestonePatch,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateMilestone(context, numberOf(id, 'Milestone'), input, version), context, 'milestone');
  }

  @Mutation(() => MilestonePayload, {
    description:
      'Records that a milestone was completed, or without a day that it is not. If it is recorded again, the last record counts. For the secretariat.',
  })
  async completeMilestone(
    @Arg('id', () => ID, { description: 'Id of the milestone.' }) id: string,
    @Arg('completedOn', () => DateScalar, {
      nullable: true,
      description:
        'Day on which it was completed; not in the future. Null, also if left out, takes back a completion recorded in error.',
    })
    completedOn: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await completeMilestone(context, numberOf(id, 'Milestone'), completedOn ?? null, context.today),
      context,
      'milestone',
    );
  }
}
