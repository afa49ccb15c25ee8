import type { MikroORM } from '@mikro-orm/postgresql';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Config } from '../config.js';
import { type Actor, type ActorRole, anonymous, type Grant } from '../domain/access.js';
import { Refusal } from '../domain/Refusal.js';
import { Role } from '../schema/enums.js';
import { actorOfToken, grantsOf, isApiToken } from '../services/token.js';

/** Finds out who sends an Authorization header. No header is the anonymous; one that opens nothing is refused, always with the same words. */
export type Identify = (authorization: string | undefined, today: string) => Promise<Actor>;

/** The one answer to a token that opens nothing, whatever is wrong with it. */
export const opensNothing = () => new Refusal('UNAUTHENTICATED', 'the token opens nothing: it is unknown, expired or revoked');

/** Roles that a claim names, directly or in a path such as "realm_access.roles". What is no role of ours is passed over. */
const rolesIn = (claims: JWTPayload, path: string): Grant[] => {
  const value = path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], claims);
  const names = (Array.isArray(value) ? value : [value]).filter((name): name is string => typeof name === 'string');
  return names
    .map((name) => name.toUpperCase())
    .filter((name) => Object.hasOwn(Role, name) && name !== 'PUBLIC')
    .map((role) => ({ id: 0, role: role as ActorRole, scope: null, from: null, to: null }));
};

/** Reads tokens of an OIDC issuer, if one is configured; keys that the issuer changes are fetched again. */
const readerOfIssuer = ({ OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, OIDC_ROLES_CLAIM, OIDC_CLOCK_SKEW_SECONDS }: Config, orm: MikroORM) => {
  if (!OIDC_ISSUER) return null;
  const keys = createRemoteJWKSet(new URL(OIDC_JWKS_URL ?? `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/jwks.json`), {
    cooldownDuration: 1_000,
    timeoutDuration: 5_000,
  });
  return async (token: string, today: string): Promise<Actor> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: OIDC_ISSUER,
      audience: OIDC_AUDIENCE,
      algorithms: ['RS256', 'ES256'],
      clockTolerance: OIDC_CLOCK_SKEW_SECONDS,
      requiredClaims: ['sub', 'exp'],
    });
    const subject = payload.sub as string;
    const name = typeof payload.name === 'string' ? payload.name : subject;
    return { subject, name, grants: [...rolesIn(payload, OIDC_ROLES_CLAIM), ...(await grantsOf(orm, subject, today))], organisationId: null };
  };
};

export const createIdentify = (config: Config, orm: MikroORM): Identify => {
  const readJwt = readerOfIssuer(config, orm);
  return async (authorization, today) => {
    if (authorization === undefined) return anonymous;
    const token = /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(authorization)?.[1];
    if (!token) throw opensNothing();
    if (isApiToken(token)) {
      const actor = await actorOfToken(orm, token, today);
      if (!actor) throw opensNothing();
      return actor;
    }
    if (!readJwt || token.split('.').length !== 3) throw opensNothing();
    try {
      return await readJwt(token, today);
    } catch (error) {
      // Whatever is wrong with a token, the answer is the same; a database that is away is another matter.
      if ((error as { code?: string }).code?.startsWith('ERR_J') || error instanceof TypeError) throw opensNothing();
      throw error;
    }
  };
};
