import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { LensAnswer } from '../schema/lens.js';
import { lensAnswer } from './lensAnswer.js';

/** The lens of the operation. */
@Resolver()
export class LensResolver {
  @Query(() => LensAnswer, {
    description: 'The lens of this operation, and the revision of the data that it read.',
  })
  lens(@Ctx() context: Context): Promise<LensAnswer> {
    return lensAnswer(context);
  }
}
