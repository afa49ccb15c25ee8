import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ActionInput, ActionPayload } from '../../schema/plan/index.js';
import { assessAction, liftAssessment, updateAction } from '../../services/plan/index.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

/** Writes of actions. */
@Resolver()
export class ActionMutations {
  @Mutation(() => ActionPayload, {
    description: 'Changes the fields of an action that are given. For the secretariat.',
  })
  async updateAction(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('input', () => ActionInput, { description: 'Fields to change.' }) input: ActionInput,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateAction(context, numberOf(id, 'Action'), input, version), context, 'action');
  }

  @Mutation(() => ActionPayload, {
    description:
      'Records the status of an action as assessed by the secretariat, from today on. The computed and the reported status stay beside it. A later assessment replaces it. For the secretariat.',
  })
  async assessAction(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('status', () => ProgressStatus, { description: 'Assessed status.' }) status: ProgressStatus,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(
      await assessAction(context, numberOf(id, 'Action'), status, note, context.today),
      context,
      'action',
    );
  }

  @Mutation(() => ActionPayload, {
    description:
      'Ends the assessment of an action from today on: its reported or computed status is shown again. User error INVALID_TRANSITION if it has none. For the secretariat.',
  })
  async liftAssessment(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('note', () => String, { description: 'Why.' }) note: string,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await liftAssessment(context, numberOf(id, 'Action'), note, context.today), context, 'action');
  }
}
