import type { EntityManager } from '@mikro-orm/postgresql';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { z } from 'zod';
import { now } from '../clock.js';
import type { Config } from '../config.js';
import type { Operation } from '../database/Operation.js';
import { anonymous, type Grant, type Viewer } from '../domain/access/index.js';
import { Refusal } from '../domain/Refusal.js';
import { asStored, oddName } from '../domain/text.js';
import { findScope, grantsOf, isApiToken, isTokenName, viewerOfToken } from '../services/access/index.js';
import { Role } from '../vocabulary/index.js';
import { issuerKeys, KeysUnavailable } from './issuerKeys.js';

/**
 * Finds out who sends an Authorization header. No header is the anonymous; one that cannot be used is refused, always
 * with the same words.
 */
export type Identify = (authorization: string | undefined, today: string, database: Operation) => Promise<Viewer>;

/** The token in an Authorization header; null where it holds none. */
export const bearerOf = (authorization: string): string | null =>
  /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(authorization)?.[1] ?? null;

/** The one answer to a token that cannot be used, whatever is wrong with it. */
export const invalidToken = () => new Refusal('UNAUTHENTICATED', 'invalid token: unknown, expired or revoked');

/** A signed token says something that no person can be. */
class OddClaims extends Error {}

/** A name in a claim, as it is stored: it says who did what. */
const claimText = z
  .string()
  .max(300)
  .refine((text) => text.isWellFormed(), 'holds half of a surrogate pair')
  .transform(asStored)
  .pipe(z.string().min(1, 'blank'))
  .refine((text) => oddName(text) === null, { error: ({ input }) => oddName(String(input)) ?? undefined });

/** A subject is compared and not shown: two that differ are two people, so it is refused rather than put right. */
const subject = z.string().refine((text) => asStored(text) === text, 'has blanks around it, or is not in NFC');

/** What we read of a token, beside what is checked with its signature. */
const claimsShape = z.object({ sub: subject.pipe(claimText), name: claimText.optional(), iat: z.number().optional() });

/** Who a signed token says that somebody is. Throws OddClaims where it says something that no person can be. */
const personIn = (claims: JWTPayload, skewSeconds: number): { subject: string; name: string } => {
  const { data, error } = claimsShape.safeParse(claims);
  if (error) throw new OddClaims(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  const { sub: subject, name = subject, iat = 0 } = data;
  if (iat > now().getTime() / 1000 + skewSeconds) throw new OddClaims('iat: it was issued in the future');
  if (isTokenName(subject)) throw new OddClaims('sub: a name of our own tokens');
  return { subject, name };
};

/** Roles that mean something without what they are for. */
const HOLD_EVERYWHERE: readonly string[] = ['MEMBER_STATE', 'SECRETARIAT', 'ADMIN'];

/**
 * Roles that a claim names, by its name or in a path such as "realm_access.roles": "SECRETARIAT", or with what it is
 * for, as "FOCAL_POINT@action:PLAN/CODE". What is no role of ours is passed over, and so is a focal point, chair or
 * donor of nothing said.
 */
const rolesIn = async (em: EntityManager, claims: JWTPayload, path: string): Promise<Grant[]> => {
  const value =
    claims[path] ??
    path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], claims);
  const names = (Array.isArray(value) ? value : [value]).filter((name): name is string => typeof name === 'string');
  if (names.some((name) => /\p{Cc}/u.test(name) || !name.isWellFormed()))
    throw new OddClaims('a role with a control character');
  const grants = names.map(async (text): Promise<Grant | null> => {
    const [, named = '', of] = /^(\w+)(?:@(.+))?$/.exec(text) ?? [];
    const role = named.toUpperCase();
    if (!Object.hasOwn(Role, role) || role === 'PUBLIC') return null;
    const scope = of === undefined ? null : await findScope(em, of);
    return scope || (of === undefined && HOLD_EVERYWHERE.includes(role))
      ? { id: 0, role: role as Role, scope, from: null, to: null }
      : null;
  });
  return (await Promise.all(grants)).filter((grant) => grant !== null);
};

/** Reads tokens of an OIDC issuer, if one is configured; keys that the issuer changes are fetched again. */
const readerOfIssuer = (config: Config) => {
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_ROLES_CLAIM, OIDC_CLOCK_SKEW_SECONDS } = config;
  if (!OIDC_ISSUER) return null;
  const keys = issuerKeys(config);
  return async (token: string, today: string, { em }: Operation): Promise<Viewer> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: OIDC_ISSUER,
      audience: OIDC_AUDIENCE,
      algorithms: ['RS256', 'ES256'],
      clockTolerance: OIDC_CLOCK_SKEW_SECONDS,
      requiredClaims: ['sub', 'exp'],
      currentDate: now(),
    });
    const { subject, name } = personIn(payload, OIDC_CLOCK_SKEW_SECONDS);
    return {
      subject,
      name,
      grants: [...(await rolesIn(em, payload, OIDC_ROLES_CLAIM)), ...(await grantsOf(em, subject, today))],
      organisationId: null,
    };
  };
};

export const createIdentify = (config: Config, log: Logger): Identify => {
  const readJwt = readerOfIssuer(config);
  return async (authorization, today, database) => {
    if (authorization === undefined) return anonymous;
    const token = bearerOf(authorization);
    if (!token) throw invalidToken();
    if (isApiToken(token)) {
      const viewer = await viewerOfToken(database, token, today);
      if (!viewer) throw invalidToken();
      return viewer;
    }
    if (!readJwt || token.split('.').length !== 3) throw invalidToken();
    try {
      return await readJwt(token, today, database);
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        log.warn({ err: error }, 'the keys of the issuer cannot be fetched');
        throw new Refusal(
          'UNAVAILABLE',
          'the issuer of the token cannot be asked for its keys at the moment; try again shortly',
        );
      }
      // Whatever is wrong with a token, the answer is the same; a database that is away is another matter.
      if (!(error instanceof errors.JOSEError || error instanceof OddClaims)) throw error;
      log.warn({ reason: error.message }, 'a token of the issuer was refused');
      throw invalidToken();
    }
  };
};
