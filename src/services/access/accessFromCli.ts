import { now } from '../../clock.js';
import type { Writer } from '../../database/Writer.js';
import type { Permission, Scope } from '../../domain/access/index.js';
import { isDay } from '../../domain/day.js';
import { InvalidInput } from '../../domain/problems.js';
import { asStored } from '../../domain/text.js';
import { invalid, refuse, requiredField, type UserError, UserErrors, when } from '../../domain/userErrors.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import type { Role } from '../../vocabulary/index.js';
import { auditOf, fromCli } from '../write/audit.js';
import type { Writing } from '../write/change.js';
import { checkName } from '../write/checks.js';
import { write } from '../write/write.js';
import { checkPerson, namedOrganisation, storeToken } from './apiToken.js';
import { end } from './revoke.js';
import { checkDays, type GrantData, storeGrant } from './roleGrant.js';

/**
 * Does a write of the command line: like that of a mutation, but nobody's permission is asked, and errors name options.
 */
const command = async <T>(
  database: Writer,
  permission: Permission,
  work: (writing: Pick<Writing, 'em' | 'audit'>) => Promise<T>,
): Promise<T> => {
  try {
    return (await write(database, (em) => work({ em, audit: auditOf(em, fromCli, permission) }))).result;
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    const problems = error.errors.map(({ field, message }) => ({ path: field ?? '', message }));
    throw new InvalidInput('the command', problems);
  }
};

/** What `tracker token` makes a token from. */
export interface NewToken {
  name: string;
  role: Role;
  days: number;
  scope?: Scope | null;
  /** Code of the organisation that it speaks for. */
  organisation?: string | null;
  user?: string | null;
}

/** Makes a token from the command line. Gives its secret, which is stored nowhere. */
export const createToken = (
  database: Writer,
  given: NewToken,
): Promise<{ secret: string; expiresOn: string; id: number }> =>
  command(database, 'createApiToken', async (writing) => {
    const { role, days, scope = null, organisation: code = null } = given;
    const [name, user] = [asStored(given.name), given.user == null ? null : asStored(given.user)];
    const expiresOn = new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const { organisation, errors } = await namedOrganisation(writing.em, code, '--organisation');
    refuse([...checkName(name, '--name'), ...checkPerson(user, '--user'), ...errors]);
    const input = { name, role, scope, organisation: code, user, expiresOn };
    const { id, secret } = await storeToken(writing, { name, role, user, organisation, scope, expiresOn }, input);
    return { secret, expiresOn, id };
  });

const checkDay = (text: string | null, field: string): UserError[] =>
  when(text !== null && !isDay(text), invalid(field, `"${text}" is not a day; write it as 2026-12-31`));

/** Gives a person of the issuer a role, from the command line. Gives the number of the grant. */
export const createGrant = (database: Writer, given: GrantData): Promise<number> =>
  command(database, 'grantRole', (writing) => {
    const grant = { ...given, user: asStored(given.user) };
    refuse([
      ...(grant.user
        ? checkPerson(grant.user, 'user')
        : [requiredField('user', 'say whom: the subject (sub) at the issuer')]),
      ...checkDay(grant.from, '--from'),
      ...checkDay(grant.to, '--to'),
      ...checkDays(grant, '--to'),
    ]);
    const { scope, ...own } = grant;
    return storeGrant(writing, grant, { ...own, scope });
  });

/** Ends a token or a grant at once, from the command line: "token:12", "grant:3". Whether there was one to end. */
export const revokeGiven = (database: Writer, key: string): Promise<boolean> => {
  const [, kind, number] = /^(token|grant):(\d{1,9})$/.exec(key) ?? [];
  if (number === undefined) return Promise.resolve(false);
  const given = { id: Number(number), revokedAt: null };
  return command(database, kind === 'token' ? 'revokeApiToken' : 'revokeRole', async (writing) => {
    const row = await writing.em.findOne<ApiToken | RoleGrant>(kind === 'token' ? ApiToken : RoleGrant, given);
    if (row) end(writing, row);
    return row !== null;
  });
};
