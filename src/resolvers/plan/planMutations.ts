import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { PlanInput, PlanPayload } from '../../schema/plan/index.js';
import { createPlan } from '../../services/plan/index.js';
import { rowAnswer } from '../writeAnswer.js';
import { IdempotencyKeyArg } from '../writeArgs.js';

/** Writes of plans. */
@Resolver()
export class PlanMutations {
  @Mutation(() => PlanPayload, {
    description: 'Creates a plan with its pillars and actions. Other plans stay as they are. For the secretariat.',
  })
  async createPlan(
    @Arg('input', () => PlanInput, { description: 'The plan.' }) input: PlanInput,
    @IdempotencyKeyArg() key: string | null,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await createPlan(context, input, key), context, 'actionPlan');
  }
}
