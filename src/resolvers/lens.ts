import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { LensAnswer } from '../schema/lens.js';

/** The lens of the operation. */
@Resolver()
export class LensResolver {
  @Query(() => LensAnswer, {
    description: 'The lens of this operation, and the revision of the data that it read.',
  })
  async lens(@Ctx() { lens, revision, loaders }: Context): Promise<LensAnswer> {
    return { ...lens, currency: await loaders.currency(), revision };
  }
}
