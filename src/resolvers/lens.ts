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
    description: 'The lens of each root field of this operation, by argument, by id, or that of the operation.',
  })
  @ListSize('lensesOfOperation')
  lenses(@Ctx() context: Context): Promise<RootFieldLens[]> {
    const { roots, rootNames } = context;
    return Promise.all(
      rootNames.map(async (field) => ({ field, lens: await lensAnswer(roots?.get(field) ?? context) })),
    );
  }
}
