import type { Context } from '../context.js';
import type { LensAnswer } from '../schema/lens.js';

/** The lens of an operation, in the currency of a figure or else its own, with the revision of what the operation reads. */
export const lensAnswer = async (
  { lens, loaders, database }: Context,
  currency: string | null = null,
): Promise<LensAnswer> => ({
  ...lens,
  currency: currency ?? (await loaders.currency()),
  revision: (await database.revision()).number,
});
