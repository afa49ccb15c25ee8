import type { EntityManager } from '@mikro-orm/postgresql';
import { invalidTransition, refuse, when } from '../../domain/userErrors.js';
import { Organisation } from '../../entities/plan/index.js';
import { lockAt } from '../write/fields.js';

/** The organisation, locked until the write ends, unless it was merged into another. */
export const lockOrganisation = async (em: EntityManager, id: number, version: number): Promise<Organisation> => {
  const organisation = await lockAt(em, Organisation, id, version, 'organisation');
  const other = await organisation.mergedInto?.loadOrFail();
  const message = `${organisation.code} was merged into ${other?.code}; change that one instead`;
  refuse(when(other !== undefined, invalidTransition('id', message)));
  return organisation;
};
