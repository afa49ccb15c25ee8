import { beforeAll, expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/services/access/index.js';
import type { ViewerQuery } from '../generated/graphql.js';
import { viewer } from '../operations/access/viewer.js';
import { cli } from '../support/cli.js';
import { type Answer, tracker } from '../support/tracker.js';

// Tokens and grants from the command line.

const api = tracker();

let secret: string;
let granting: { code: number };
beforeAll(async () => {
  const token = ['--role', 'CHAIR', '--name', 'The chair', '--scope', 'pillar:APIS-2022-2026/P1'];
  secret = (await cli(api.url, 'token', ...token, '--organisation', 'DEMO-PARTNER-1')).printed.trim();
  const grant = ['--role', 'FOCAL_POINT', '--scope', 'group:APIS-2022-2026/1', '--to', '2030-12-31'];
  granting = await cli(api.url, 'grant', 'person-1', ...grant);
});

const viewerOf = async (token: string) => {
  const answer = await api.send({ query: viewer.toString() }, { authorization: `Bearer ${token}` });
  return (answer as Answer<Partial<ViewerQuery>>).data.viewer;
};

test('makes a token that opens what its role says', async () => {
  expect(await viewerOf(secret)).toEqual({
    name: 'The chair',
    organisation: { code: 'DEMO-PARTNER-1' },
    roles: [{ role: 'CHAIR', scope: { id: expect.any(String) } }],
  });
});

test('grants a role', () => {
  expect(granting.code).toBe(0);
});

test('lists tokens and grants with their scopes and ends, and revokes each by its name', async () => {
  const [token = '', grant = ''] = (await cli(api.url, 'access')).printed.split('\n');

  expect(token).toMatch(
    /^token:\d+\tCHAIR\tThe chair \(DEMO-PARTNER-1\)\tpillar:APIS-2022-2026\/P1\t\d{4}-\d\d-\d\d\tlast used \d{4}/,
  );
  expect(grant).toMatch(/^grant:\d+\tFOCAL_POINT\tperson-1\tgroup:APIS-2022-2026\/1\t2030-12-31$/);
  for (const line of [token, grant]) expect((await cli(api.url, 'revoke', line.split('\t')[0] ?? '')).code).toBe(0);
  expect(await viewerOf(secret)).toBeUndefined();
  expect((await cli(api.url, 'access')).printed).toBe('');
});

test('takes names in any Unicode form and with blanks around them, and refuses what turns the text around', async () => {
  const token = await cli(api.url, 'token', '--role', 'CHAIR', '--name', ' Ze\u0301 ');
  const grant = await cli(api.url, 'grant', '  Ze\u0301-1', '--role', 'CHAIR');
  const odd = await cli(api.url, 'token', '--role', 'CHAIR', '--name', 'A \u202ename');

  expect([token.code, grant.code, odd.code]).toEqual([0, 0, 2]);
  expect(odd.message).toContain('--name: it holds U+202E RIGHT-TO-LEFT OVERRIDE');
  const lines = (await cli(api.url, 'access')).printed.trim().split('\n');
  expect(lines.map((line) => line.split('\t')[2])).toEqual(['Z\u00e9', 'Z\u00e9-1']);
  for (const line of lines) await cli(api.url, 'revoke', line.split('\t')[0] ?? '');
});

test('leaves the audit whole', async () => {
  expect(await verifyAudit(api.orm.em.fork())).toMatchObject({ isWhole: true, entries: expect.any(Number) });
});

test.each([
  [['token', '--role', 'CHAIR', '--name', ' '], '--name: it cannot be empty'],
  [['token', '--role', 'CHAIR', '--organisation', 'NOBODY'], '--organisation: there is no organisation NOBODY'],
  [['token', '--role', 'CHAIR', '--scope', 'pillar:P1'], 'name one as plan:CODE'],
  [['token', '--role', 'KING'], 'Allowed choices'],
  [['grant', ' ', '--role', 'CHAIR'], 'user: say whom'],
  [['grant', 'x', '--role', 'CHAIR', '--from', '2026-13-01'], '--from: "2026-13-01" is not a day'],
  [['grant', 'x', '--role', 'CHAIR', '--from', '0000-01-01'], '--from: "0000-01-01" is not a day'],
  [
    ['grant', 'x', '--role', 'CHAIR', '--from', '2026-12-31', '--to', '2026-01-01'],
    '--to: 2026-01-01 is before 2026-12-31',
  ],
  [['revoke', 'token:999999'], 'nothing to revoke'],
  [['revoke', 'everything'], 'nothing to revoke'],
])('refuses %j, and says what to fix', async (command, message) => {
  expect(await cli(api.url, ...command)).toEqual({ code: 2, printed: '', message: expect.stringContaining(message) });
});
