import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { LensAnswer, RootFieldLens } from '../schema/lens.js';
import { ListSize } from '../schema/listSizes.js';
import { lensAnswer } from './lensAnswer.js';

/** The lens of the operation. */
@Resolver()
export class LensResolver {
  @Query(() => LensAnswer, {
    description: 'The lens of this operation, or the one that is given, with the revision of the data that was read.',
  })
  lens(@Ctx() context: Context): Promise<LensAnswer> {
    return lensAnswer(context);
  }

  @Query(() => [RootFieldLens], {
    description:
      'The lenses of those root fields of this operation that have one of their own, by argument or by id; the others have that of the operation.',
  })
  @ListSize('lensesOfOperation')
  lenses(@Ctx() { roots }: Context): Promise<RootFieldLens[]> {
    return Promise.all(
      [...(roots ?? [])].map(async ([field, context]) => ({ field, lens: await lensAnswer(context) })),
    );
  }
}
