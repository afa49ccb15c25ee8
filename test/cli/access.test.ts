import { expect, test } from '@jest/globals';
import { verifyAudit } from '../../src/services/access/index.js';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';

// Who may come in, from the command line.

const api = tracker();

test('a token is made, listed by what it is for, and ended', async () => {
  const made = cli(
    api.url,
    'token',
    '--role',
    'CHAIR',
    '--name',
    'The chair',
    '--scope',
    'pillar:APIS-2022-2026/P1',
    '--organisation',
    'DEMO-PARTNER-1',
  );
  const secret = made.printed.trim();
  const who = async () =>
    (
      await api.send(
        { query: '{ viewer { name organisation { code } roles { role } } }' },
        { authorization: `Bearer ${secret}` },
      )
    ).data.viewer;
  expect(await who()).toEqual({
    name: 'The chair',
    organisation: { code: 'DEMO-PARTNER-1' },
    roles: [{ role: 'CHAIR' }],
  });
  expect(
    cli(
      api.url,
      'grant',
      'person-1',
      '--role',
      'FOCAL_POINT',
      '--scope',
      'group:APIS-2022-2026/1',
      '--to',
      '2030-12-31',
    ).code,
  ).toBe(0);

  const [token = '', grant = ''] = cli(api.url, 'access').printed.split('\n');
  expect(token).toMatch(
    /^token:\d+\tCHAIR\tThe chair \(DEMO-PARTNER-1\)\tpillar:APIS-2022-2026\/P1\t\d{4}-\d\d-\d\d\tlast used \d{4}/,
  );
  expect(grant).toMatch(/^grant:\d+\tFOCAL_POINT\tperson-1\tgroup:APIS-2022-2026\/1\t2030-12-31$/);
  for (const line of [token, grant]) expect(cli(api.url, 'revoke', line.split('\t')[0] ?? '').code).toBe(0);
  expect(await who()).toBeUndefined();
  expect(cli(api.url, 'access').printed).toBe('');
  expect(await verifyAudit(api.orm)).toMatchObject({ isWhole: true, entries: expect.any(Number) });
});

test.each([
  [['token', '--role', 'CHAIR', '--name', ' '], '--name: it cannot be empty'],
  [['token', '--role', 'CHAIR', '--organisation', 'NOBODY'], '--organisation: there is no organisation NOBODY'],
  [['token', '--role', 'CHAIR', '--scope', 'pillar:P1'], 'name one as plan:CODE'],
  [['token', '--role', 'KING'], 'Allowed choices'],
  [['grant', ' ', '--role', 'CHAIR'], 'user: say whom'],
  [['grant', 'x', '--role', 'CHAIR', '--from', '2026-13-01'], '--from: "2026-13-01" is not a day'],
  [
    ['grant', 'x', '--role', 'CHAIR', '--from', '2026-12-31', '--to', '2026-01-01'],
    '--to: 2026-01-01 is before 2026-12-31',
  ],
  [['revoke', 'token:999999'], 'nothing to revoke'],
  [['revoke', 'everything'], 'nothing to revoke'],
])('%j is refused, and says what to mend', (command, message) => {
  expect(cli(api.url, ...command)).toEqual({ code: 2, printed: '', message: expect.stringContaining(message) });
});
