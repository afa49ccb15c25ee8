import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Actor, anonymous } from '../domain/access.js';
import { Refusal } from '../domain/Refusal.js';
import { ApiToken } from '../entities/ApiToken.js';
import type { Role } from '../schema/enums.js';

const PREFIX = 'apis_';
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Makes a token. The secret is in the answer and nowhere else: only its SHA-256 is stored. */
export const createToken = async (
  orm: MikroORM,
  { name, role, days }: { name: string; role: Role; days: number },
): Promise<{ secret: string; expiresOn: string }> => {
  const em = orm.em.fork();
  const secret = PREFIX + randomBytes(32).toString('base64url');
  const expiresOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  em.create(ApiToken, { name, role, secretHash: hashOf(secret), expiresOn });
  await em.flush();
  return { secret, expiresOn };
};

/**
 * Who sends this Authorization header. No header is the anonymous; a header that opens nothing (unknown, expired,
 * revoked, of another scheme) is refused with UNAUTHENTICATED, always with the same words.
 */
export const actorOf = async (orm: MikroORM, authorization: string | undefined, today: string): Promise<Actor> => {
  if (authorization === undefined) return anonymous;
  const secret = /^Bearer ([\w-]{1,200})$/i.exec(authorization)?.[1];
  const token = secret ? await orm.em.fork().findOne(ApiToken, { secretHash: hashOf(secret) }) : null;
  if (!token || token.revokedAt || token.expiresOn < today) throw new Refusal('UNAUTHENTICATED', 'the token opens nothing: it is unknown, expired or revoked');
  return { name: token.name, role: token.role };
};
