import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { Scope } from '../../domain/access/index.js';
import { invalid, notFound, outOfRange, refuse, type UserError, when } from '../../domain/userErrors.js';
import { ApiToken } from '../../entities/access/index.js';
import { Organisation } from '../../entities/plan/index.js';
import type { ApiTokenInput } from '../../schema/access/index.js';
import type { Role } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkName } from '../write/checks.js';
import { meantBy } from '../write/stored.js';
import { columnsOf, givenScope } from './scopes.js';
import { hashOf, isTokenName, newSecret, TAKEN } from './secret.js';

/** What a token is made from. */
export interface TokenData {
  name: string;
  role: Role;
  /** Person to whom it belongs. */
  user: string | null;
  organisation: Organisation | null;
  scope: Scope | null;
  expiresOn: string;
}

/** The organisation with this code, and an error if there is none. */
export const namedOrganisation = async (
  em: EntityManager,
  code: string | null | undefined,
  field: string,
): Promise<{ organisation: Organisation | null; errors: UserError[] }> => {
  if (code == null) return { organisation: null, errors: [] };
  const organisation = await meantBy(em, Organisation, code, {}, { lockMode: LockMode.PESSIMISTIC_READ });
  return { organisation, errors: organisation ? [] : [notFound(field, 'organisation', code)] };
};

/** Errors of the person of a token or grant: a name, and none that tokens have. */
export const checkPerson = (user: string | null | undefined, field: string): UserError[] =>
  user ? [...checkName(user, field), ...when(isTokenName(user), invalid(field, TAKEN))] : [];

/**
 * Stores a token that was checked. Gives its number, and the secret: only its SHA-256 is stored. `input` is for the
 * audit.
 */
export const storeToken = async (
  { em, audit }: Pick<Writing, 'em' | 'audit'>,
  { scope, user, ...own }: TokenData,
  input: object,
): Promise<{ id: number; secret: string }> => {
  const secret = newSecret();
  const token = em.create(ApiToken, {
    ...own,
    user: user?.trim() || null,
    secretHash: hashOf(secret),
    ...columnsOf(scope),
  });
  await em.flush();
  audit({ subjectType: 'ApiToken', subjectId: token.id, to: input });
  return { id: token.id, secret };
};

/** Makes a token. Gives its number and, this once, its secret. */
export const createApiToken = (request: WriteRequest, input: ApiTokenInput, today: string): Promise<Outcome<string>> =>
  change({ ...request, permission: 'createApiToken', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { name, role, user = null, expiresOn } = input;
    const { scope, errors: ofScope } = await givenScope(em, input.scope);
    const { organisation, errors } = await namedOrganisation(em, input.organisation, 'input.organisation');
    refuse([
      ...checkName(name, 'input.name'),
      ...ofScope,
      ...errors,
      ...when(expiresOn < today, outOfRange('input.expiresOn', `${expiresOn} is in the past; today is ${today}`)),
      ...checkPerson(user, 'input.user'),
    ]);
    const token = await storeToken({ em, audit }, { name, role, user, organisation, scope, expiresOn }, input);
    return { ids: [token.id], extra: token.secret };
  });
