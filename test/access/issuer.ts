import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { now } from '../../src/clock.js';

/** A key of the issuer, with its public half. */
export interface Pair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** An issuer of OpenID Connect that serves its keys over HTTP. */
export const startIssuer = async () => {
  const keys: JWK[] = [];
  const server = createServer(({ url: path }, response) => {
    const pages: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys },
    };
    const page = pages[path ?? ''];
    response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(page ?? null));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const url: string = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    /** Adds a key to those that are served. */
    addKey: async (kid: string, alg = 'RS256'): Promise<Pair> => {
      const pair = await generateKeyPair(alg, { extractable: true });
      keys.push({ ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' });
      return pair;
    },
    /** Serves none of its keys any more. */
    dropKeys: () => {
      keys.length = 0;
    },
    close: () => void server.close(),
    /** The claims of a token that is fine. */
    claims: () => ({
      iss: url,
      aud: 'the-tracker',
      sub: 'person-1',
      name: 'A Person',
      exp: seconds() + 600,
      realm_access: { roles: ['secretariat', 'offline_access'] },
    }),
  };
};

/** The moment, as claims give it. */
export const seconds = () => Math.floor(now().getTime() / 1000);

/** Signs the claims of a token. */
export const sign = (
  claims: object,
  key: CryptoKey | Uint8Array,
  header: { alg: string; kid?: string } = { alg: 'RS256', kid: 'first' },
) => new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);
