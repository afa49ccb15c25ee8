import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import type { Scope, Viewer } from '../../domain/access/index.js';
import { readGlobalId } from '../../domain/globalId.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Role } from '../../vocabulary/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkText } from '../write/checks.js';
import { columnsOf, scopeExists } from './scopes.js';

const PREFIX = 'apis_';
const SECRET = new RegExp(`^${PREFIX}[\\w-]{20,120}$`);
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
export const newSecret = () => PREFIX + randomBytes(32).toString('base64url');

/** Whether a bearer token is one of ours, rather than of an issuer. */
export const isApiToken = (token: string): boolean => SECRET.test(token);

/** Whether somebody is called as tokens are that belong to nobody. */
export const isTokenName = (subject: string): boolean => subject.trim().startsWith('token:');

export const TAKEN = 'so are tokens called that belong to nobody; name the person';

const scopeOf = ({ scopeType, scopeId }: { scopeType: string | null; scopeId: number | null }): Scope | null =>
  scopeType === null || scopeId === null ? null : ({ type: scopeType, id: scopeId } as Scope);

const MINUTE_MS = 60_000;

/** The holder of one of our tokens; null if it opens nothing. Notes its use, at most once a minute. */
export const viewerOfToken = async (orm: MikroORM, secret: string, today: string): Promise<Viewer | null> => {
  const em = orm.em.fork();
  const token = await em.findOne(ApiToken, { secretHash: hashOf(secret) });
  if (!token || token.revokedAt || token.expiresOn < today) return null;
  if (!token.lastUsedAt || now().getTime() - token.lastUsedAt.getTime() > MINUTE_MS)
    await em.nativeUpdate(ApiToken, { id: token.id }, { lastUsedAt: now() });
  const grant = { id: 0, role: token.role as Role, scope: scopeOf(token), from: null, to: token.expiresOn };
  return {
    subject: token.user ?? `token:${token.id}`,
    name: token.name,
    grants: [grant],
    organisationId: token.organisation?.id ?? null,
  };
};

/** Grants that a person of the issuer has today. */
export const grantsOf = async (orm: MikroORM, user: string, today: string): Promise<Viewer['grants']> => {
  const rows = await orm.em.fork().find(RoleGrant, { user, revokedAt: null }, { orderBy: { id: 'asc' } });
  return rows
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
    .map((row) => ({ id: row.id, role: row.role as Role, scope: scopeOf(row), from: row.from, to: row.to }));
};

/** What a grant is limited to, from a global id. */
const givenScope = async (
  em: EntityManager,
  id: string | null | undefined,
): Promise<{ scope: Scope | null; errors: UserError[] }> => {
  if (id == null) return { scope: null, errors: [] };
  const scope = readGlobalId(id) as Scope | null;
  if (scope && (await scopeExists(em, scope))) return { scope, errors: [] };
  const message =
    'a role is limited to a plan, pillar, working group, action, project, organisation or country; give the id of one that is there';
  return { scope: null, errors: [{ code: 'NOT_FOUND', field: 'input.scope', message }] };
};

export interface TokenGiven {
  name: string;
  role: Role;
  scope?: string | null;
  organisation?: string | null;
  user?: string | null;
  expiresOn: string;
}

/** Makes a token. Gives its number, and the secret once. */
export const createApiToken = async (
  request: WriteRequest,
  input: TokenGiven,
  today: string,
): Promise<{ outcome: Outcome; secret: string | null }> => {
  const secret = newSecret();
  const outcome = await change({ ...request, permission: 'createApiToken', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { scope, errors } = await givenScope(em, input.scope);
    const organisation =
      input.organisation == null ? null : await em.findOne(Organisation, { code: input.organisation });
    if (input.organisation != null && !organisation)
      errors.push({
        code: 'NOT_FOUND',
        field: 'input.organisation',
        message: `there is no organisation ${input.organisation}`,
      });
    if (input.expiresOn < today)
      errors.push({ code: 'OUT_OF_RANGE', field: 'input.expiresOn', message: `${input.expiresOn} has passed` });
    if (input.user != null && isTokenName(input.user))
      errors.push({ code: 'INVALID', field: 'input.user', message: TAKEN });
    refuse([...checkText(input.name, 'input.name', true), ...errors]);
    const { name, role, user, expiresOn } = input;
    const token = em.create(ApiToken, {
      name,
      user: user?.trim() || null,
      role,
      expiresOn,
      secretHash: hashOf(secret),
      organisation,
      ...columnsOf(scope),
    });
    await em.flush();
    audit({ subjectType: 'ApiToken', subjectId: token.id, to: input });
    return [token.id];
  });
  return { outcome, secret: outcome.ids.length ? secret : null };
};

const revoke = (request: WriteRequest, permission: 'revokeApiToken' | 'revokeRole', id: number): Promise<Outcome> =>
  change({ ...request, permission, input: id }, async ({ em, audit, allow }) => {
    allow(null);
    const isToken = permission === 'revokeApiToken';
    const row = isToken ? await em.findOne(ApiToken, { id }) : await em.findOne(RoleGrant, { id });
    if (!row) refuse([{ code: 'NOT_FOUND', field: 'id', message: `there is no such ${isToken ? 'token' : 'grant'}` }]);
    if (row && !row.revokedAt) {
      em.assign(row, { revokedAt: now() });
      audit({ subjectType: isToken ? 'ApiToken' : 'RoleGrant', subjectId: id, field: 'revokedAt', to: 'revoked' });
    }
    return [id];
  });

/** Ends a token at once. */
export const revokeApiToken = (request: WriteRequest, id: number): Promise<Outcome> =>
  revoke(request, 'revokeApiToken', id);

export interface GrantGiven {
  user: string;
  role: Role;
  scope?: string | null;
  from?: string | null;
  to?: string | null;
}

/** Gives a person of the issuer a role, for a scope and a time. */
export const grantRole = (request: WriteRequest, input: GrantGiven): Promise<Outcome> =>
  change({ ...request, permission: 'grantRole', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { scope, errors } = await givenScope(em, input.scope);
    if (input.from != null && input.to != null && input.from > input.to)
      errors.push({ code: 'OUT_OF_RANGE', field: 'input.to', message: `${input.to} is before ${input.from}` });
    refuse([...checkText(input.user, 'input.user', true), ...errors]);
    const { user, role, from, to } = input;
    const grant = em.create(RoleGrant, { user, role, from: from ?? null, to: to ?? null, ...columnsOf(scope) });
    await em.flush();
    audit({ subjectType: 'RoleGrant', subjectId: grant.id, to: input });
    return [grant.id];
  });

/** Takes a role away. */
export const revokeRole = (request: WriteRequest, id: number): Promise<Outcome> => revoke(request, 'revokeRole', id);
