import type { EntityManager } from '@mikro-orm/postgresql';
import { now } from '../../clock.js';
import type { Operation } from '../../database/Operation.js';
import type { Viewer } from '../../domain/access/index.js';
import { ApiToken, RoleGrant } from '../../entities/access/index.js';
import { scopeOf } from './scopes.js';
import { hashOf } from './secret.js';

const MINUTE_MS = 60_000;

/** Notes that a token was used, at most once a minute. */
const noteUse = async (database: Operation, { id, lastUsedAt }: ApiToken): Promise<void> => {
  if (lastUsedAt && now().getTime() - lastUsedAt.getTime() <= MINUTE_MS) return;
  await database.note(async (em) => void (await em.nativeUpdate(ApiToken, { id }, { lastUsedAt: now() })));
};

/** The holder of one of our tokens; null if it is unknown, expired or revoked. */
export const viewerOfToken = async (database: Operation, secret: string, today: string): Promise<Viewer | null> => {
  const token = await database.em.findOne(ApiToken, { secretHash: hashOf(secret) });
  if (!token || token.revokedAt || token.expiresOn < today) return null;
  await noteUse(database, token);
  const grant = { id: 0, role: token.role, scope: scopeOf(token), from: null, to: token.expiresOn };
  return {
    subject: token.user ?? `token:${token.id}`,
    name: token.name,
    grants: [grant],
    organisationId: token.organisation?.id ?? null,
  };
};

/** Grants that a person of the issuer has today. */
export const grantsOf = async (em: EntityManager, user: string, today: string): Promise<Viewer['grants']> => {
  const rows = await em.find(RoleGrant, { user, revokedAt: null }, { orderBy: { id: 'asc' } });
  return rows
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
    .map((row) => ({ id: row.id, role: row.role, scope: scopeOf(row), from: row.from, to: row.to }));
};
