import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { now } from '../../clock.js';
import type { Permission, Scope } from '../../domain/access/index.js';
import { InvalidInput } from '../../domain/problems.js';
import { ApiToken, AuditEntry, RoleGrant } from '../../entities/access/index.js';
import { Organisation } from '../../entities/plan/index.js';
import type { Role } from '../../vocabulary/index.js';
import { asText, fromCli } from '../write/write.js';
import { columnsOf, scopeName } from './scopes.js';
import { hashOf, isTokenName, newSecret, TAKEN } from './token.js';

const isDay = (text: string | null) => text === null || z.iso.date().safeParse(text).success;

/** Throws InvalidInput that lists every condition that does not hold. */
const check = (conditions: readonly (readonly [holds: boolean, path: string, message: string])[]) => {
  const problems = conditions.filter(([holds]) => !holds).map(([, path, message]) => ({ path, message }));
  if (problems.length) throw new InvalidInput('the command', problems);
};

/** What is given from the command line stands in the audit, too. */
const auditFromCli = (
  em: EntityManager,
  operation: Permission,
  subject: { subjectType: string; subjectId: number },
  to: object | string,
  field: string | null = null,
) =>
  void em.create(AuditEntry, {
    ...fromCli,
    ...subject,
    operation,
    field,
    to: asText(to),
  });

export interface NewToken {
  name: string;
  role: Role;
  days: number;
  scope?: Scope | null;
  organisation?: string | null;
  user?: string | null;
}

/** Makes a token from the command line. The secret is in the answer and nowhere else: only its SHA-256 is stored. */
export const createToken = async (
  orm: MikroORM,
  { name, role, days, scope = null, organisation = null, user = null }: NewToken,
): Promise<{ secret: string; expiresOn: string; id: number }> => {
  check([
    [name.trim() !== '', '--name', 'it cannot be empty'],
    [user === null || !isTokenName(user), '--user', TAKEN],
  ]);
  const secret = newSecret();
  const expiresOn = new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return orm.em.fork().transactional(async (em) => {
    const of = organisation === null ? null : await em.findOne(Organisation, { code: organisation });
    if (organisation !== null && !of)
      throw new InvalidInput('--organisation', [
        { path: organisation, message: 'there is no organisation with this code' },
      ]);
    const token = em.create(ApiToken, {
      name,
      role,
      user,
      secretHash: hashOf(secret),
      expiresOn,
      organisation: of,
      ...columnsOf(scope),
    });
    await em.flush();
    auditFromCli(
      em,
      'createApiToken',
      { subjectType: 'ApiToken', subjectId: token.id },
      { name, role, scope, organisation, user, expiresOn },
    );
    return { secret, expiresOn, id: token.id };
  });
};

/** Gives a person of the issuer a role, from the command line. */
export const createGrant = async (
  orm: MikroORM,
  { scope, ...own }: { user: string; role: Role; scope: Scope | null; from: string | null; to: string | null },
): Promise<number> => {
  const { user, from, to } = own;
  check([
    [user.trim() !== '', 'user', 'say whom: the subject (sub) at the issuer'],
    [isDay(from), '--from', `"${from}" is not a day; write it as 2026-12-31`],
    [isDay(to), '--to', `"${to}" is not a day; write it as 2026-12-31`],
    [from === null || to === null || from <= to, '--to', `${to} is before ${from}`],
  ]);
  return orm.em.fork().transactional(async (em) => {
    const grant = em.create(RoleGrant, { ...own, ...columnsOf(scope) });
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

/** Every token and grant that is not revoked. */
export const rolesGiven = async (orm: MikroORM): Promise<RoleGiven[]> => {
  const em = orm.em.fork();
  const tokens = await em.find(ApiToken, { revokedAt: null }, { orderBy: { id: 'asc' }, populate: ['organisation'] });
  const grants = await em.find(RoleGrant, { revokedAt: null }, { orderBy: { id: 'asc' } });
  const given: RoleGiven[] = [];
  for (const row of tokens) {
    const { id, role, name, expiresOn, lastUsedAt, organisation } = row;
    const to = organisation ? `${name} (${organisation.unwrap().code})` : name;
    given.push({ key: `token:${id}`, role, to, scope: await scopeName(orm, row), until: expiresOn, lastUsedAt });
  }
  for (const row of grants)
    given.push({
      key: `grant:${row.id}`,
      role: row.role,
      to: row.user,
      scope: await scopeName(orm, row),
      until: row.to,
      lastUsedAt: null,
    });
  return given;
};

/** Ends a token or a grant at once, from the command line. Whether there was one to end. */
export const revokeGiven = (orm: MikroORM, key: string): Promise<boolean> =>
  orm.em.fork().transactional(async (em) => {
    const [, kind, number] = /^(token|grant):(\d{1,9})$/.exec(key) ?? [];
    const of = { id: Number(number ?? 0), revokedAt: null };
    const row = kind === 'token' ? await em.findOne(ApiToken, of) : await em.findOne(RoleGrant, of);
    if (!row || !kind) return false;
    em.assign(row, { revokedAt: now() });
    const [operation, subjectType] =
      kind === 'token' ? (['revokeApiToken', 'ApiToken'] as const) : (['revokeRole', 'RoleGrant'] as const);
    auditFromCli(em, operation, { subjectType, subjectId: row.id }, 'revoked', 'revokedAt');
    return true;
  });
