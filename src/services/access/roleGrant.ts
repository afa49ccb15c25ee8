import type { Scope } from '../../domain/access/index.js';
import { outOfRange, refuse, type UserError } from '../../domain/userErrors.js';
import { RoleGrant } from '../../entities/access/index.js';
import type { RoleGrantInput } from '../../schema/access/index.js';
import type { Role } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { checkPerson } from './apiToken.js';
import { columnsOf, givenScope } from './scopes.js';

/** What a grant is made from. */
export interface GrantData {
  /** Subject (`sub`) of the person at the issuer. */
  user: string;
  role: Role;
  scope: Scope | null;
  from: string | null;
  to: string | null;
}

/** An error if the last day of a grant is before its first. */
export const checkDays = ({ from, to }: { from?: string | null; to?: string | null }, field: string): UserError[] =>
  from != null && to != null && from > to ? [outOfRange(field, `${to} is before ${from}`)] : [];

/** Stores a grant that was checked. Gives its number. `input` is for the audit. */
export const storeGrant = async (
  { em, audit }: Pick<Writing, 'em' | 'audit'>,
  { scope, ...own }: GrantData,
  input: object,
): Promise<number> => {
  const grant = em.create(RoleGrant, { ...own, ...columnsOf(scope) });
  await em.flush();
  audit({ subjectType: 'RoleGrant', subjectId: grant.id, to: input });
  return grant.id;
};

/** Gives a person of the issuer a role, for a scope and a time. */
export const grantRole = (request: WriteRequest, input: RoleGrantInput): Promise<Outcome> =>
  change({ ...request, permission: 'grantRole', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { scope, errors } = await givenScope(em, input.scope);
    refuse([
      ...checkText(input.user, 'input.user', true),
      ...checkPerson(input.user, 'input.user'),
      ...errors,
      ...checkDays(input, 'input.to'),
    ]);
    const { user, role, from = null, to = null } = input;
    return [await storeGrant({ em, audit }, { user, role, scope, from, to }, input)];
  });
