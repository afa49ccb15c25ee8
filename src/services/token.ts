import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Actor, ActorRole, Operation, Scope } from '../domain/access.js';
import { readGlobalId } from '../domain/globalId.js';
import { InvalidInput } from '../domain/problems.js';
import { type Mistake, refuse } from '../domain/userErrors.js';
import { ApiToken } from '../entities/ApiToken.js';
import { AuditEntry } from '../entities/AuditEntry.js';
import { Organisation } from '../entities/Organisation.js';
import { RoleGrant } from '../entities/RoleGrant.js';
import type { Role } from '../schema/enums.js';
import { change, type Outcome, type Request } from './change.js';
import { checkText } from './checks.js';

const PREFIX = 'apis_';
const SECRET = new RegExp(`^${PREFIX}[\\w-]{20,120}$`);
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
const newSecret = () => PREFIX + randomBytes(32).toString('base64url');

/** Whether a bearer token is one of ours, rather than of an issuer. */
export const isApiToken = (token: string): boolean => SECRET.test(token);

/** What is given from the command line stands in the audit, too. */
const auditFromCli = (
  em: EntityManager,
  operation: Operation,
  subject: { subjectType: string; subjectId: number },
  to: object | string,
  field: string | null = null,
) =>
  void em.create(AuditEntry, {
    ...subject,
    actor: 'command line',
    operation,
    field,
    to: typeof to === 'string' ? to : JSON.stringify(to),
    requestId: 'cli',
  });

/** Makes a token from the command line. The secret is in the answer and nowhere else: only its SHA-256 is stored. */
export const createToken = async (
  orm: MikroORM,
  { name, role, days, scope = null, organisation = null }: { name: string; role: Role; days: number; scope?: Scope | null; organisation?: string | null },
): Promise<{ secret: string; expiresOn: string; id: number }> => {
  const secret = newSecret();
  const expiresOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return orm.em.fork().transactional(async (em) => {
    const of = organisation === null ? null : await em.findOne(Organisation, { code: organisation });
    if (organisation !== null && !of) throw new InvalidInput('--organisation', [{ path: organisation, message: 'there is no organisation with this code' }]);
    const token = em.create(ApiToken, {
      name,
      role,
      secretHash: hashOf(secret),
      expiresOn,
      organisation: of,
      scopeType: scope?.type ?? null,
      scopeId: scope?.id ?? null,
    });
    await em.flush();
    auditFromCli(em, 'createApiToken', { subjectType: 'ApiToken', subjectId: token.id }, { name, role, scope, organisation, expiresOn });
    return { secret, expiresOn, id: token.id };
  });
};

const scopeQueries: Record<string, [Scope['type'], string]> = {
  plan: ['ActionPlan', 'select id from action_plan where code = ?'],
  pillar: ['Pillar', 'select p.id from pillar p join action_plan pl on pl.id = p.plan_id where pl.code = ? and p.code = ?'],
  group: ['WorkingGroup', 'select g.id from working_group g join action_plan pl on pl.id = g.plan_id where pl.code = ? and g.number::text = ?'],
  action: ['Action', 'select a.id from action a join action_plan pl on pl.id = a.plan_id where pl.code = ? and a.code = ?'],
  project: ['Project', 'select id from project where code = ?'],
  organisation: ['Organisation', 'select id from organisation where code = ?'],
  country: ['Country', 'select id from country where code = ?'],
};

/** What a text such as "action:PLAN/CODE" names; null if nothing. */
export const findScope = async (orm: MikroORM, named: string): Promise<Scope | null> => {
  const [, kind = '', codes = ''] = /^(\w+):(.+)$/.exec(named) ?? [];
  const [type, statement] = Object.hasOwn(scopeQueries, kind) ? (scopeQueries[kind] as [Scope['type'], string]) : [null, ''];
  const values = statement.split('?').length === 3 ? codes.split('/') : [codes];
  if (!type || values.length !== statement.split('?').length - 1) return null;
  const [row] = await orm.em.fork().execute<{ id: number }[]>(statement, values);
  return row ? { type, id: row.id } : null;
};

/** Gives a person of the issuer a role, from the command line. */
export const createGrant = async (
  orm: MikroORM,
  { scope, ...own }: { user: string; role: Role; scope: Scope | null; from: string | null; to: string | null },
): Promise<number> => {
  return orm.em.fork().transactional(async (em) => {
    const grant = em.create(RoleGrant, { ...own, scopeType: scope?.type ?? null, scopeId: scope?.id ?? null });
    await em.flush();
    auditFromCli(em, 'grantRole', { subjectType: 'RoleGrant', subjectId: grant.id }, { ...own, scope });
    return grant.id;
  });
};

/** What gives somebody a role, as the command line shows it. */
export interface RoleGiven {
  /** "token:12" or "grant:3": what `revokeGiven` takes. */
  key: string;
  role: string;
  to: string;
  scope: string;
  until: string | null;
  lastUsedAt: Date | null;
}

const inWords = (row: { scopeType: string | null; scopeId: number | null }) => (row.scopeType === null ? 'everything' : `${row.scopeType} ${row.scopeId}`);

/** Every token and grant that is not revoked. */
export const rolesGiven = async (orm: MikroORM): Promise<RoleGiven[]> => {
  const em = orm.em.fork();
  const [tokens, grants] = await Promise.all([
    em.find(ApiToken, { revokedAt: null }, { orderBy: { id: 'asc' } }),
    em.find(RoleGrant, { revokedAt: null }, { orderBy: { id: 'asc' } }),
  ]);
  return [
    ...tokens.map((row) => ({ key: `token:${row.id}`, role: row.role, to: row.name, scope: inWords(row), until: row.expiresOn, lastUsedAt: row.lastUsedAt })),
    ...grants.map((row) => ({ key: `grant:${row.id}`, role: row.role, to: row.user, scope: inWords(row), until: row.to, lastUsedAt: null })),
  ];
};

/** Ends a token or a grant at once, from the command line. Whether there was one to end. */
export const revokeGiven = (orm: MikroORM, key: string): Promise<boolean> =>
  orm.em.fork().transactional(async (em) => {
    const [, kind, number] = /^(token|grant):(\d{1,9})$/.exec(key) ?? [];
    const of = { id: Number(number ?? 0), revokedAt: null };
    const row = kind === 'token' ? await em.findOne(ApiToken, of) : await em.findOne(RoleGrant, of);
    if (!row || !kind) return false;
    em.assign(row, { revokedAt: new Date() });
    const [operation, subjectType] = kind === 'token' ? (['revokeApiToken', 'ApiToken'] as const) : (['revokeRole', 'RoleGrant'] as const);
    auditFromCli(em, operation, { subjectType, subjectId: row.id }, 'revoked', 'revokedAt');
    return true;
  });

const scopeOf = ({ scopeType, scopeId }: { scopeType: string | null; scopeId: number | null }): Scope | null =>
  scopeType === null || scopeId === null ? null : ({ type: scopeType, id: scopeId } as Scope);

const HOUR_MS = 3_600_000;

/** The holder of one of our tokens; null if it opens nothing. Notes its use, at most once an hour. */
export const actorOfToken = async (orm: MikroORM, secret: string, today: string): Promise<Actor | null> => {
  const em = orm.em.fork();
  const token = await em.findOne(ApiToken, { secretHash: hashOf(secret) });
  if (!token || token.revokedAt || token.expiresOn < today) return null;
  if (!token.lastUsedAt || Date.now() - token.lastUsedAt.getTime() > HOUR_MS) await em.nativeUpdate(ApiToken, { id: token.id }, { lastUsedAt: new Date() });
  const grant = { id: 0, role: token.role as ActorRole, scope: scopeOf(token), from: null, to: token.expiresOn };
  return { subject: `token:${token.id}`, name: token.name, grants: [grant], organisationId: token.organisation?.id ?? null };
};

/** Grants that a person of the issuer has today. */
export const grantsOf = async (orm: MikroORM, user: string, today: string): Promise<Actor['grants']> => {
  const rows = await orm.em.fork().find(RoleGrant, { user, revokedAt: null }, { orderBy: { id: 'asc' } });
  return rows
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
    .map((row) => ({ id: row.id, role: row.role as ActorRole, scope: scopeOf(row), from: row.from, to: row.to }));
};

const SCOPES = ['ActionPlan', 'Pillar', 'WorkingGroup', 'Action', 'Project', 'Organisation', 'Country'];

/** What a grant is limited to, from a global id. */
const givenScope = (id: string | null | undefined, field: string): { scope: Scope | null; mistakes: Mistake[] } => {
  if (id == null) return { scope: null, mistakes: [] };
  const given = readGlobalId(id);
  if (given && SCOPES.includes(given.type)) return { scope: given as Scope, mistakes: [] };
  return {
    scope: null,
    mistakes: [
      { code: 'INVALID', field, message: 'a role is limited to a plan, pillar, working group, action, project, organisation or country; give the id of one' },
    ],
  };
};

export interface TokenGiven {
  name: string;
  role: Role;
  scope?: string | null;
  organisation?: string | null;
  expiresOn: string;
}

/** Makes a token. Gives its number, and the secret once. */
export const createApiToken = async (request: Request, input: TokenGiven, today: string): Promise<{ outcome: Outcome; secret: string | null }> => {
  const secret = newSecret();
  const outcome = await change({ ...request, operation: 'createApiToken', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { scope, mistakes } = givenScope(input.scope, 'input.scope');
    const organisation = input.organisation == null ? null : await em.findOne(Organisation, { code: input.organisation });
    if (input.organisation != null && !organisation)
      mistakes.push({ code: 'NOT_FOUND', field: 'input.organisation', message: `there is no organisation ${input.organisation}` });
    if (input.expiresOn < today) mistakes.push({ code: 'OUT_OF_RANGE', field: 'input.expiresOn', message: `${input.expiresOn} has passed` });
    refuse([...checkText(input.name, 'input.name', true), ...mistakes]);
    const { name, role, expiresOn } = input;
    const token = em.create(ApiToken, {
      name,
      role,
      expiresOn,
      secretHash: hashOf(secret),
      organisation,
      scopeType: scope?.type ?? null,
      scopeId: scope?.id ?? null,
    });
    await em.flush();
    audit({ subjectType: 'ApiToken', subjectId: token.id, to: input });
    return [token.id];
  });
  return { outcome, secret: outcome.ids.length ? secret : null };
};

/** Ends a token at once. */
export const revokeApiToken = (request: Request, id: number): Promise<Outcome> =>
  change({ ...request, operation: 'revokeApiToken', input: id }, async ({ em, audit, allow }) => {
    allow(null);
    const token = await em.findOne(ApiToken, { id });
    if (!token) refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such token' }]);
    if (token && !token.revokedAt) {
      em.assign(token, { revokedAt: new Date() });
      audit({ subjectType: 'ApiToken', subjectId: id, field: 'revokedAt', to: 'revoked' });
    }
    return [id];
  });

export interface GrantGiven {
  user: string;
  role: Role;
  scope?: string | null;
  from?: string | null;
  to?: string | null;
}

/** Gives a person of the issuer a role, for a scope and a time. */
export const grantRole = (request: Request, input: GrantGiven): Promise<Outcome> =>
  change({ ...request, operation: 'grantRole', input }, async ({ em, audit, allow }) => {
    allow(null);
    const { scope, mistakes } = givenScope(input.scope, 'input.scope');
    if (input.from != null && input.to != null && input.from > input.to)
      mistakes.push({ code: 'OUT_OF_RANGE', field: 'input.to', message: `${input.to} is before ${input.from}` });
    refuse([...checkText(input.user, 'input.user', true), ...mistakes]);
    const { user, role, from, to } = input;
    const grant = em.create(RoleGrant, { user, role, from: from ?? null, to: to ?? null, scopeType: scope?.type ?? null, scopeId: scope?.id ?? null });
    await em.flush();
    audit({ subjectType: 'RoleGrant', subjectId: grant.id, to: input });
    return [grant.id];
  });

/** Takes a role away. */
export const revokeRole = (request: Request, id: number): Promise<Outcome> =>
  change({ ...request, operation: 'revokeRole', input: id }, async ({ em, audit, allow }) => {
    allow(null);
    const grant = await em.findOne(RoleGrant, { id });
    if (!grant) refuse([{ code: 'NOT_FOUND', field: 'id', message: 'there is no such grant' }]);
    if (grant && !grant.revokedAt) {
      em.assign(grant, { revokedAt: new Date() });
      audit({ subjectType: 'RoleGrant', subjectId: id, field: 'revokedAt', to: 'revoked' });
    }
    return [id];
  });
