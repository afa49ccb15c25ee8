import { fromGlobalId } from '../domain/globalId.js';
import { badInput } from '../domain/Refusal.js';

/** The number in an id of this type. Throws BAD_USER_INPUT for an id of another type. */
export const numberOf = (globalId: string, wanted: string): number => {
  const { type, id } = fromGlobalId(globalId);
  if (type !== wanted) throw badInput(`id: this is an id of the type ${type}, and one of the type ${wanted} is needed`);
  return id;
};
