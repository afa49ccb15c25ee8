import type { MikroORM } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import type { Viewer } from '../../domain/access/index.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { scopeOf } from './scopes.js';
import { hashOf } from './secret.js';

const MINUTE_MS = 60_000;

/** The holder of one of our tokens; null if it is unknown, expired or revoked. Notes its use, at most once a minute. */
export const viewerOfToken = async (orm: MikroORM, secret: string, today: string): Promise<Viewer | null> => {
  const em = orm.em.fork();
  const token = await em.findOne(ApiToken, { secretHash: hashOf(secret) });
  if (!token || token.revokedAt || token.expiresOn < today) return null;
  if (!token.lastUsedAt || now().getTime() - token.lastUsedAt.getTime() > MINUTE_MS)
    await em.nativeUpdate(ApiToken, { id: token.id }, { lastUsedAt: now() });
  const grant = { id: 0, role: token.role, scope: scopeOf(token), from: null, to: token.expiresOn };
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
    .map((row) => ({ id: row.id, role: row.role, scope: scopeOf(row), from: row.from, to: row.to }));
};
