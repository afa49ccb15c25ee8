import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { type Context } from '../../context.js';
import { ActionInput, ActionPayload } from '../../schema/plan/index.js';
import { assessAction, updateAction } from '../../services/plan/index.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import { numberOf } from '../numberOf.js';
import { rowAnswer } from '../writeAnswer.js';
import { VersionArg } from '../writeArgs.js';

@Resolver()
export class ActionMutations {
  @Mutation(() => ActionPayload, { description: 'Changes what is given of an action. For the secretariat.' })
  async updateAction(
    @Arg('id', () => ID, { description: 'Id of the action.' }) id: string,
    @Arg('input', () => ActionInput, { description: 'What to change.' }) input: ActionInput,
    @VersionArg() version: number,
    @Ctx() context: Context,
  ) {
    return rowAnswer(await updateAction(context, numberOf(id, 'Action'), input, version), context, 'action');
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
    return rowAnswer(
      await assessAction(context, numberOf(id, 'Action'), status, note, context.today),
      context,
      'action',
    );
  }
}
