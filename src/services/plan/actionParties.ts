import type { EntityManager } from '@mikro-orm/postgresql';
import type { UserError } from '../../domain/userErrors.js';
import { type Action, ActionParty, Organisation } from '../../entities/plan/index.js';
import type { ActionPartyInput } from '../../schema/plan/index.js';
import type { Writing } from '../write/change.js';
import { known, repeated } from '../write/checks.js';
import { asCoded, checked, meant } from '../write/stored.js';

/** The organisations responsible for an action, as they are given. */
export const partiesOf = async (em: EntityManager, action: Action): Promise<ActionPartyInput[]> =>
  (await em.find(ActionParty, { action }, { populate: ['organisation'] })).map(({ organisation, role }) => ({
    organisation: organisation.unwrap().code,
    role,
  }));

/** Replaces the organisations responsible for an action, unless there is an error. */
export const putParties = async (
  { em }: Writing,
  action: Action,
  parties: readonly ActionPartyInput[],
): Promise<UserError[]> => {
  const at = 'input.responsible';
  const codes = parties.map(({ organisation }) => organisation);
  const organisations = await meant(em, Organisation, codes);
  const errors = [
    ...codes.flatMap((code, index) => known(organisations, code, 'organisation', `${at}.${index}.organisation`)),
    ...repeated(
      codes.map((code) => asCoded(organisations, code)),
      at,
      'organisation',
    ),
  ];
  if (errors.length) return errors;
  await em.nativeDelete(ActionParty, { action });
  for (const { organisation, role } of parties)
    em.create(ActionParty, { action, organisation: checked(organisations, organisation), role });
  return [];
};
