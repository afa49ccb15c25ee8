import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { now } from '../../src/clock.js';
import { createGrant, createToken } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { loadGolden } from '../support/golden.js';
import { tracker } from '../support/tracker.js';

// Who comes in with which token: those of the tracker, and those of an issuer whose keys are served over HTTP.

const keys: JWK[] = [];
const issuing = createServer(({ url }, response) => {
  const answer =
    url === '/.well-known/openid-configuration'
      ? { issuer, jwks_uri: `${issuer}/keys` }
      : url === '/keys'
        ? { keys }
        : null;
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
await new Promise<void>((done) => void issuing.listen(0, '127.0.0.1', done));
const issuer: string = `http://127.0.0.1:${(issuing.address() as AddressInfo).port}`;

const api = tracker({
  template: 'empty',
  settings: { OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'the-tracker', OIDC_ROLES_CLAIM: 'realm_access.roles' },
});
const closed = tracker({ template: 'empty' });
const away = tracker({ template: 'empty', settings: { OIDC_ISSUER: 'http://127.0.0.1:9' } });

interface Pair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

const addKey = async (kid: string, alg = 'RS256'): Promise<Pair> => {
  const pair = await generateKeyPair(alg, { extractable: true });
  keys.push({ ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' });
  return pair;
};

const seconds = () => Math.floor(now().getTime() / 1000);
const good = () => ({
  iss: issuer,
  aud: 'the-tracker',
  sub: 'person-1',
  name: 'A Person',
  exp: seconds() + 600,
  realm_access: { roles: ['secretariat', 'offline_access'] },
});
const sign = (
  claims: object,
  key: CryptoKey | Uint8Array,
  header: { alg: string; kid?: string } = { alg: 'RS256', kid: 'first' },
) => new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);

const VIEWER = '{ viewer { name roles { role scope { id } } } }';
const ask = (token: string, on = api) => on.send({ query: VIEWER }, { authorization: `Bearer ${token}` });
const answerOf = ({ status, errors }: Awaited<ReturnType<typeof ask>>) => ({
  status,
  errors: errors.map(({ message, extensions: { requestId: _, ...extensions } }) => ({ message, extensions })),
});

let pair: Pair;
let curve: Pair;
beforeAll(async () => {
  pair = await addKey('first');
  curve = await addKey('curve', 'ES256');
});
afterAll(() => void issuing.close());

test('a token of the issuer opens what its roles claim names, and what its subject was granted', async () => {
  await createGrant(api.orm, { user: 'person-1', role: Role.CHAIR, scope: null, from: null, to: null });
  await createGrant(api.orm, { user: 'person-1', role: Role.ADMIN, scope: null, from: null, to: '2020-12-31' });
  await createGrant(api.orm, { user: 'person-2', role: Role.DONOR, scope: null, from: null, to: null });

  expect((await ask(await sign(good(), pair.privateKey))).data.viewer).toEqual({
    name: 'A Person',
    roles: [
      { role: 'SECRETARIAT', scope: null },
      { role: 'CHAIR', scope: null },
    ],
  });
});

test('a role in the claim may say what it is for; one that must and does not is none', async () => {
  await loadGolden(api.orm);
  const claims = {
    ...good(),
    sub: 'person-3',
    realm_access: { roles: ['focal_point@action:GOLDEN/A1.1', 'CHAIR', 'DONOR@organisation:NOBODY', 'member_state'] },
  };

  expect((await ask(await sign(claims, pair.privateKey))).data.viewer).toMatchObject({
    roles: [
      { role: 'FOCAL_POINT', scope: { id: expect.any(String) } },
      { role: 'MEMBER_STATE', scope: null },
    ],
  });
});

test('keys may be of elliptic curves, and the claim may have dots in its name', async () => {
  const token = await sign(
    { ...good(), sub: 'person-4', realm_access: undefined, 'realm_access.roles': 'admin' },
    curve.privateKey,
    {
      alg: 'ES256',
      kid: 'curve',
    },
  );

  expect((await ask(token)).data.viewer).toMatchObject({ roles: [{ role: 'ADMIN' }] });
});

test('an issuer that is away is no fault of the token', async () => {
  const answer = await ask(await sign({ ...good(), iss: 'http://127.0.0.1:9' }, pair.privateKey), away);

  expect(answerOf(answer)).toEqual({
    status: 503,
    errors: [{ message: expect.stringContaining('issuer'), extensions: { code: 'UNAVAILABLE' } }],
  });
});

test('clocks may differ by the seconds allowed', async () => {
  const late = await sign({ ...good(), exp: seconds() - 10 }, pair.privateKey);

  expect((await ask(late)).status).toBe(200);
});

const unsigned = (claims: object) =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
    .join('');
const publicPem = async () => new TextEncoder().encode(await exportSPKI(pair.publicKey));
const ownToken = async (revoke: boolean) => {
  const { secret, id } = await createToken(api.orm, { name: 'own', role: Role.ADMIN, days: revoke ? 1 : -2 });
  if (revoke) {
    const { data } = await api.send(
      {
        query: 'mutation ($id: ID!) { revokeApiToken(id: $id) { token { revokedAt } userErrors { code } } }',
        variables: { id: Buffer.from(`ApiToken:${id}`).toString('base64url') },
      },
      { authorization: `Bearer ${secret}` },
    );
    expect(data).toEqual({ revokeApiToken: { token: { revokedAt: expect.any(String) }, userErrors: [] } });
  }
  return secret;
};

const bad: Record<string, () => Promise<string> | string> = {
  expired: () => sign({ ...good(), exp: seconds() - 120 }, pair.privateKey),
  'without an end': () => sign({ ...good(), exp: undefined }, pair.privateKey),
  'for another audience': () => sign({ ...good(), aud: 'somebody-else' }, pair.privateKey),
  'of another issuer': () => sign({ ...good(), iss: 'https://elsewhere.example' }, pair.privateKey),
  'unsigned (alg none)': () => unsigned(good()),
  'signed with the public key (HS256)': async () => sign(good(), await publicPem(), { alg: 'HS256', kid: 'first' }),
  'signed by a key that is not the issuer’s': async () => sign(good(), (await generateKeyPair('RS256')).privateKey),
  'of an unknown key': () => sign(good(), pair.privateKey, { alg: 'RS256', kid: 'nobody' }),
  'not valid yet': () => sign({ ...good(), nbf: seconds() + 120 }, pair.privateKey),
  'of the tracker, revoked': () => ownToken(true),
  'of the tracker, expired': () => ownToken(false),
  'of the tracker, never made': () => `apis_${'x'.repeat(43)}`,
  'of the issuer, called like one of the tracker’s': () => sign({ ...good(), sub: 'token:1' }, pair.privateKey),
  'no token at all': () => 'what is this',
};

test.each(Object.entries(bad))(
  'a token that is %s gets the same answer as any other that opens nothing',
  async (_name, make) => {
    const unknown = answerOf(await ask('nonsense'));
    const answer = answerOf(await ask(await make()));

    expect(unknown).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer).toEqual(unknown);
  },
);

test('a good token in the address opens nothing, with the same answer', async () => {
  const { secret } = await createToken(api.orm, { name: 'own', role: Role.ADMIN, days: 1 });
  const unknown = answerOf(await ask('nonsense'));

  for (const name of ['access_token', 'token', 'authorization']) {
    const answer = await api.get(`/graphql?query=${encodeURIComponent(VIEWER)}&${name}=${secret}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    const body = (await answer.json()) as Awaited<ReturnType<typeof ask>>;
    expect(answerOf({ ...body, status: answer.status })).toEqual(unknown);
  }
  expect((await ask(secret)).data.viewer).toMatchObject({ name: 'own', roles: [{ role: 'ADMIN', scope: null }] });
});

test('without an issuer its tokens open nothing', async () => {
  expect((await ask(await sign(good(), pair.privateKey), closed)).status).toBe(401);
});

test('a key that the issuer changes to works without a restart, and the old one no more', async () => {
  const old = await sign(good(), pair.privateKey);
  keys.length = 0;
  const next = await addKey('second');
  const token = await sign(good(), next.privateKey, { alg: 'RS256', kid: 'second' });
  // Keys are fetched at most once a second; until then an unknown one is refused.
  let answer = await ask(token);
  for (let tries = 0; answer.status !== 200 && tries < 2000; tries += 1) answer = await ask(token);

  expect(answer.data.viewer).toMatchObject({ name: 'A Person' });
  expect((await ask(old)).status).toBe(401);
});
