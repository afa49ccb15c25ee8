import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { MilestoneInput, MilestonePayload } from '../../schema/progress/index.js';
import { completeMilestone, createMilestone } from '../../services/progress/index.js';
import { DateScalar } from '../../vocabulary/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg } from '../writeArgs.js';

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
      'Records that a milestone was completed. If it is recorded again with another day, the last record counts. For the secretariat.',
  })
  async completeMilestone(
    @Arg('id', () => ID, { description: 'Id of the milestone.' }) id: string,
    @Arg('completedOn', () => DateScalar, { description: 'Day on which it was completed; not in the future.' })
    completedOn: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await completeMilestone(context, numberOf(id, 'Milestone'), completedOn, context.today),
      context,
      'milestone',
    );
  }
}
