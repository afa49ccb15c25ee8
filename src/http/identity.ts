import type { MikroORM } from '@mikro-orm/postgresql';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { now } from '../clock.js';
import type { Config } from '../config.js';
import { anonymous, type Grant, type Viewer } from '../domain/access/index.js';
import { Refusal } from '../domain/Refusal.js';
import { findScope, grantsOf, isApiToken, isTokenName, viewerOfToken } from '../services/access/index.js';
import { Role } from '../vocabulary/index.js';

/** Finds out who sends an Authorization header. No header is the anonymous; one that opens nothing is refused, always with the same words. */
export type Identify = (authorization: string | undefined, today: string) => Promise<Viewer>;

/** The token in an Authorization header; null where it holds none. */
export const bearerOf = (authorization: string): string | null =>
  /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(authorization)?.[1] ?? null;

/** The one answer to a token that opens nothing, whatever is wrong with it. */
export const opensNothing = () =>
  new Refusal('UNAUTHENTICATED', 'the token opens nothing: it is unknown, expired or revoked');

/** Roles that mean something without what they are for. */
const HOLD_EVERYWHERE: readonly string[] = ['MEMBER_STATE', 'SECRETARIAT', 'ADMIN'];

/**
 * Roles that a claim names, by its name or in a path such as "realm_access.roles": "SECRETARIAT", or with what it is for, as
 * "FOCAL_POINT@action:PLAN/CODE". What is no role of ours is passed over, and so is a focal point, chair or donor of nothing said.
 */
const rolesIn = async (orm: MikroORM, claims: JWTPayload, path: string): Promise<Grant[]> => {
  const value =
    claims[path] ??
    path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], claims);
  const names = (Array.isArray(value) ? value : [value]).filter((name): name is string => typeof name === 'string');
  const grants = names.map(async (text): Promise<Grant | null> => {
    const [, named = '', of] = /^(\w+)(?:@(.+))?$/.exec(text) ?? [];
    const role = named.toUpperCase();
    if (!Object.hasOwn(Role, role) || role === 'PUBLIC') return null;
    const scope = of === undefined ? null : await findScope(orm, of);
    return scope || (of === undefined && HOLD_EVERYWHERE.includes(role))
      ? { id: 0, role: role as Role, scope, from: null, to: null }
      : null;
  });
  return (await Promise.all(grants)).filter((grant) => grant !== null);
};

const TIMEOUT_MS = 5_000;
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** Where an issuer says that its keys are (OpenID Connect Discovery 1.0). Throws if it cannot be asked, or answers for another. */
const keysAddress = async (issuer: string): Promise<URL> => {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const said = discovery.parse(await answer.json());
  if (said.issuer !== issuer) throw new Error(`${issuer} says that it is ${said.issuer}; set OIDC_ISSUER to that`);
  return new URL(said.jwks_uri);
};

type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** The issuer cannot be asked for its keys: no fault of the token. */
class NoKeys extends Error {}

/** Keys of the issuer; where they are is asked once, and again if that failed. */
const keysOf = ({ OIDC_ISSUER, OIDC_JWKS_URL }: Config) => {
  let keys: Promise<KeySet> | null = null;
  return async (): Promise<KeySet> => {
    keys ??= (OIDC_JWKS_URL ? Promise.resolve(new URL(OIDC_JWKS_URL)) : keysAddress(OIDC_ISSUER ?? '')).then((url) =>
      createRemoteJWKSet(url, { cooldownDuration: 1_000, timeoutDuration: TIMEOUT_MS }),
    );
    try {
      return await keys;
    } catch (error) {
      keys = null;
      throw new NoKeys((error as Error).message);
    }
  };
};

/** Reads tokens of an OIDC issuer, if one is configured; keys that the issuer changes are fetched again. */
const readerOfIssuer = (config: Config, orm: MikroORM) => {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_ROLES_CLAIM, OIDC_CLOCK_SKEW_SECONDS } = config;
  if (!OIDC_ISSUER) return null;
  const keys = keysOf(config);
  return async (token: string, today: string): Promise<Viewer> => {
    const { payload } = await jwtVerify(token, await keys(), {
      issuer: OIDC_ISSUER,
      audience: OIDC_AUDIENCE,
      algorithms: ['RS256', 'ES256'],
      clockTolerance: OIDC_CLOCK_SKEW_SECONDS,
      requiredClaims: ['sub', 'exp'],
      currentDate: now(),
    });
    const subject = payload.sub as string;
    if (isTokenName(subject)) throw opensNothing();
    const name = typeof payload.name === 'string' ? payload.name : subject;
    return {
      subject,
      name,
      grants: [...(await rolesIn(orm, payload, OIDC_ROLES_CLAIM)), ...(await grantsOf(orm, subject, today))],
      organisationId: null,
    };
  };
};

export const createIdentify = (config: Config, orm: MikroORM, log: Logger): Identify => {
  const readJwt = readerOfIssuer(config, orm);
  return async (authorization, today) => {
    if (authorization === undefined) return anonymous;
    const token = bearerOf(authorization);
    if (!token) throw opensNothing();
    if (isApiToken(token)) {
      const viewer = await viewerOfToken(orm, token, today);
      if (!viewer) throw opensNothing();
      return viewer;
    }
    if (!readJwt || token.split('.').length !== 3) throw opensNothing();
    try {
      return await readJwt(token, today);
    } catch (error) {
      // Whatever is wrong with a token, the answer is the same; a database that is away is another matter.
      const code = (error as { code?: string }).code ?? '';
      if (
        error instanceof NoKeys ||
        error instanceof TypeError ||
        code.startsWith('ERR_JWKS_TIMEOUT') ||
        code === 'ERR_JOSE_GENERIC'
      ) {
        log.warn({ err: error }, 'the keys of the issuer cannot be fetched');
        throw new Refusal(
          'UNAVAILABLE',
          'the issuer of the token cannot be asked for its keys at the moment; try again shortly',
        );
      }
      throw code.startsWith('ERR_J') ? opensNothing() : error;
    }
  };
};
