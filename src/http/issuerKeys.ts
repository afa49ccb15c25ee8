import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Config } from '../config.js';
import { TrackerError } from '../domain/errors.js';

const TIMEOUT_MS = 5_000;
const COOLDOWN_MS = 1_000;

/** The issuer cannot be asked for its keys: no fault of the token. */
export class KeysUnavailable extends TrackerError {
  constructor(cause: unknown) {
    super('KEYS_UNAVAILABLE', cause instanceof Error ? cause.message : String(cause), 1, { cause });
  }
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/**
 * Where an issuer says that its keys are (OpenID Connect Discovery 1.0). Throws if it cannot be asked, or answers for
 * another.
 */
const keysAddress = async (issuer: string): Promise<URL> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  const said = discovery.parse(await answer.json());
  if (said.issuer !== issuer) throw new Error(`${issuer} says that it is ${said.issuer}; set OIDC_ISSUER to that`);
  return new URL(said.jwks_uri);
};

/** Does what needs the issuer. Whatever goes wrong with asking it is KeysUnavailable, with the reason as its cause. */
const askIssuer = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (cause) {
    throw new KeysUnavailable(cause);
  }
};

/** What the keys of the issuer say of a token, rather than of the way to them. */
const isAboutToken = (error: unknown): boolean =>
  [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JWKSInvalid].some((type) => error instanceof type);

/**
 * Finds the key that a token of the issuer is signed with. Where the keys are is asked once, and again if that failed;
 * keys that the issuer changes are fetched again. Throws KeysUnavailable while the issuer cannot be asked.
 */
export const issuerKeys = ({ OIDC_ISSUER = '', OIDC_JWKS_URL }: Config): JWTVerifyGetKey => {
  const open = async () => {
    const url = OIDC_JWKS_URL ? new URL(OIDC_JWKS_URL) : await keysAddress(OIDC_ISSUER);
    return createRemoteJWKSet(url, { cooldownDuration: COOLDOWN_MS, timeoutDuration: TIMEOUT_MS });
  };
  let opened: ReturnType<typeof open> | null = null;
  const keys = () => {
    opened ??= open();
    return opened.catch((error: unknown) => {
      opened = null;
      throw error;
    });
  };
  return async (header, token) => {
    const find = await askIssuer(keys);
    try {
      return await find(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      return askIssuer(() => Promise.reject(error));
    }
  };
};
