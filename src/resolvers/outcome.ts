import type { Context } from '../context.js';
import { fromGlobalId } from '../domain/globalId.js';
import { badInput } from '../domain/Refusal.js';
import { createLoaders } from '../loaders/index.js';
import type { Outcome } from '../services/write/index.js';

export const KEY =
  'A key of your own for this write: sent again with the same input, the first answer comes back and nothing is written.';
export const VERSION = 'Version that the change was made on; another one is a VERSION_CONFLICT.';

/** The number in an id of this type. Throws BAD_USER_INPUT for an id of another. */
export const numberOf = (globalId: string, wanted: string): number => {
  const { type, id } = fromGlobalId(globalId);
  if (type !== wanted) throw badInput(`id: this is an id of the type ${type}, and one of the type ${wanted} is needed`);
  return id;
};

/** After a write, what was read before it is forgotten. */
export const afterWrite = (outcome: Outcome, context: Context) => {
  if (outcome.revision) context.sawRevision(outcome.revision);
  context.loaders = createLoaders(context.db, context.lens);
  const userErrors = outcome.userErrors.map((mistake) => ({ ...mistake }));
  const [first] = outcome.ids;
  return { userErrors, first, ids: outcome.ids };
};
