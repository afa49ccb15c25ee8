import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { LensAnswer } from '../schema/lens.js';

@Resolver()
export class LensResolver {
  @Query(() => LensAnswer, {
    description: 'The lens that this operation was evaluated with, and the revision of the data it saw.',
  })
  async lens(@Ctx() { lens, revision, loaders }: Context): Promise<LensAnswer> {
    return { ...lens, currency: await loaders.currency(), revision };
  }
}
