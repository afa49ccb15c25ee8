import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportSPKI, generateKeyPair } from 'jose';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { toGlobalId } from '../../src/domain/globalId.js';
import { asStored, oddName } from '../../src/domain/text.js';
import { startService } from '../../src/http/service.js';
import { createGrant, createToken } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import type { ViewerQuery } from '../generated/graphql.js';
import { revokeToken } from '../operations/access/tokens.js';
import { viewer } from '../operations/access/viewer.js';
import { loadGolden } from '../support/golden.js';
import { until } from '../support/patience.js';
import { type Answer, tracker } from '../support/tracker.js';
import { type Pair, seconds, sign, startIssuer } from './issuer.js';

// What a token opens: one of the tracker, or one of an issuer whose keys are served over HTTP.

const issuer = await startIssuer();
const good = issuer.claims;

const api = tracker({
  template: 'empty',
  settings: { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'the-tracker', OIDC_ROLES_CLAIM: 'realm_access.roles' },
});
const closed = tracker({ template: 'empty' });
const AWAY = 'http://127.0.0.1:9'; // nobody listens there
const away = tracker({ template: 'empty', settings: { OIDC_ISSUER: AWAY } });

/** Asks who the viewer is, with a token. */
const ask = async (token: string, on = api) =>
  (await on.send({ query: viewer.toString() }, { authorization: `Bearer ${token}` })) as Answer<ViewerQuery>;
/** What an answer tells about a token that is refused. */
const refusalOf = ({ status, errors }: Pick<Answer, 'status' | 'errors'>) => ({
  status,
  errors: errors.map(({ message, extensions: { requestId: _, ...extensions } }) => ({ message, extensions })),
});

let pair: Pair;
let curve: Pair;
beforeAll(async () => {
  pair = await issuer.addKey('first');
  curve = await issuer.addKey('curve', 'ES256');
});
afterAll(() => issuer.close());

test('opens what the roles claim of an issuer’s token names, and what its subject was granted', async () => {
  await createGrant(api.database, { user: 'person-1', role: Role.CHAIR, scope: null, from: null, to: null });
  await createGrant(api.database, { user: 'person-1', role: Role.ADMIN, scope: null, from: null, to: '2020-12-31' });
  await createGrant(api.database, { user: 'person-2', role: Role.DONOR, scope: null, from: null, to: null });

  expect((await ask(await sign(good(), pair.privateKey))).data.viewer).toEqual({
    name: 'A Person',
    organisation: null,
    roles: [
      { role: 'SECRETARIAT', scope: null },
      { role: 'CHAIR', scope: null },
    ],
  });
});

test('takes the scope of a role from the claim, and passes over a role that must have one and has not', async () => {
  await loadGolden(api.database);
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

test('accepts keys of elliptic curves, and a claim with dots in its name', async () => {
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

test('does not blame a token for an issuer that is away', async () => {
  const answer = await ask(await sign({ ...good(), iss: AWAY }, pair.privateKey), away);

  expect(refusalOf(answer)).toEqual({
    status: 503,
    errors: [{ message: expect.stringContaining('issuer'), extensions: { code: 'UNAVAILABLE' } }],
  });
});

test('forgives clocks that differ by the seconds allowed', async () => {
  const late = await sign({ ...good(), exp: seconds() - 10 }, pair.privateKey);

  expect((await ask(late)).status).toBe(200);
});

const unsigned = (claims: object) =>
  [{ alg: 'none', typ: 'JWT' }, claims]
    .map((part) => `${Buffer.from(JSON.stringify(part)).toString('base64url')}.`)
    .join('');
const publicPem = async () => new TextEncoder().encode(await exportSPKI(pair.publicKey));
const ownToken = (days: number) => createToken(api.database, { name: 'own', role: Role.ADMIN, days });
const revokedToken = async () => {
  const { secret, id } = await ownToken(1);
  const { data } = await api.send(
    { query: revokeToken.toString(), variables: { id: toGlobalId('ApiToken', id) } },
    { authorization: `Bearer ${secret}` },
  );
  expect(data).toEqual({ revokeApiToken: { token: { revokedAt: expect.any(String) }, userErrors: [] } });
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
  'of the tracker, revoked': () => revokedToken(),
  'of the tracker, expired': async () => (await ownToken(-2)).secret,
  'of the tracker, never made': () => `apis_${'x'.repeat(43)}`,
  'of the issuer, called like one of the tracker’s': () => sign({ ...good(), sub: 'token:1' }, pair.privateKey),
  'no token at all': () => 'what is this',
};

test.each(Object.entries(bad))('answers a token that is %s as any other that opens nothing', async (_name, make) => {
  const unknown = refusalOf(await ask('nonsense'));
  const answer = refusalOf(await ask(await make()));

  expect(unknown).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(answer).toEqual(unknown);
});

test('answers a good token in the address as one that opens nothing', async () => {
  const { secret } = await ownToken(1);
  const unknown = refusalOf(await ask('nonsense'));

  for (const name of ['access_token', 'token', 'authorization']) {
    const answer = await api.get(`/graphql?query=${encodeURIComponent(viewer.toString())}&${name}=${secret}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    const { errors } = (await answer.json()) as Pick<Answer, 'errors'>;
    expect(refusalOf({ errors, status: answer.status })).toEqual(unknown);
  }
  expect((await ask(secret)).data.viewer).toMatchObject({ name: 'own', roles: [{ role: 'ADMIN', scope: null }] });
});

test('opens nothing with tokens of an issuer where there is none', async () => {
  expect((await ask(await sign(good(), pair.privateKey), closed)).status).toBe(401);
});

test('takes a key that the issuer changes to without a restart, and the old one no more', async () => {
  const old = await sign(good(), pair.privateKey);
  issuer.dropKeys();
  const next = await issuer.addKey('second');
  const token = await sign(good(), next.privateKey, { alg: 'RS256', kid: 'second' });
  // Keys are fetched at most once a second; until then an unknown one is refused.
  await until(async () => (await ask(token)).status === 200);

  expect((await ask(token)).data.viewer).toMatchObject({ name: 'A Person' });
  expect((await ask(old)).status).toBe(401);
});

test.each([
  ['a subject that is a number', { sub: 5 }],
  ['an empty subject', { sub: '' }],
  ['a blank subject', { sub: '  ' }],
  ['a subject with NUL', { sub: 'person\0' }],
  ['a name with NUL', { name: 'A\0Person' }],
  ['a name that is no text', { name: ['A Person'] }],
  ['a role with NUL in its scope', { realm_access: { roles: ['CHAIR@pillar:GOLDEN/P\0'] } }],
  ['a name that turns the text around it', { name: 'A \u202eperson' }],
  ['a subject with blanks around it', { sub: ' person-1' }],
  ['a subject that looks like another', { sub: 'Ze\u0301' }],
  ['a subject of nothing visible', { sub: '\u200b' }],
  ['an issue of tomorrow', { iat: seconds() + 86_400 }],
])('refuses a signed token with %s as any other that cannot be used', async (_, odd) => {
  const answer = await ask(await sign({ ...good(), ...odd }, pair.privateKey));

  expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
});

/** Values that an issuer, or whoever configures it, may put into a claim. */
const anyClaim = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'aZ \u00a0\u0000\u0007\u200b\u202e\u0301'), maxLength: 6 }),
  fc.constantFrom('person-1', 'token:1', 'Ze\u0301', 'x'.repeat(301), null, true, [], {}, -1, 0, 1e300, 5),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 3 }),
  fc.array(fc.constantFrom('CHAIR@pillar:GOLDEN/P\u0000', 'ADMIN@plan:X/Y/Z', 'FOCAL_POINT@action:a/b/c', '@', 5), {
    maxLength: 3,
  }),
);

test('recognises whoever signed claims name, or refuses them; it never fails on them', async () => {
  const key = (await issuer.addKey('odd')).privateKey;
  const claims = fc.dictionary(fc.constantFrom('sub', 'name', 'iat', 'nbf', 'jti', 'realm_access', 'roles'), anyClaim);

  await fc.assert(
    fc.asyncProperty(claims, async (odd) => {
      const token = await sign({ ...good(), ...odd }, key, { alg: 'RS256', kid: 'odd' });
      const { status, data, errors } = await ask(token);

      if (status !== 200) return expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      const { name } = data.viewer;
      expect([typeof odd.sub === 'number', odd.sub === '', oddName(name ?? '')]).toEqual([false, false, null]);
      expect(name).toBe(asStored(name ?? ''));
    }),
    { numRuns: 300 },
  );
});

test('says in the log, and only there, why a token of the issuer was refused', async () => {
  const said: string[] = [];
  const stream = new Writable({
    write(line: Buffer, _, done) {
      said.push(line.toString());
      done();
    },
  });
  const settings = { PORT: '0', OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'the-tracker' };
  const service = await startService(readConfig(settings), api.url, pino({ level: 'warn' }, stream));
  await service.prepared;
  const key = (await issuer.addKey('logged')).privateKey;
  const token = await sign({ ...good(), name: 'A\u202ename' }, key, { alg: 'RS256', kid: 'logged' });

  const response = await fetch(`${service.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: viewer.toString() }),
  });

  expect([response.status, await response.text()]).toEqual([401, expect.not.stringContaining('U+202E')]);
  expect(said.join('')).toContain('name: holds U+202E RIGHT-TO-LEFT OVERRIDE');
  await service.stop();
});
