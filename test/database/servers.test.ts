import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { type Service, startService } from '../../src/http/service.js';
import { cli } from '../support/cli.js';
import { DebianPostgres, POSTGRES_PROGRAMS } from '../support/DebianPostgres.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { Pooler } from '../support/Pooler.js';
import { until } from '../support/patience.js';
import { testWith } from '../support/programs.js';

// Databases that operators have: behind a pooler, paused, standing by, or made with another encoding.

const { canRun, test, named } = testWith(...POSTGRES_PROGRAMS, 'pgbouncer');

let server: DebianPostgres;
beforeAll(async () => {
  if (!canRun) return;
  server = await DebianPostgres.start();
  await server.query('postgres', 'create database tracker');
});
afterAll(() => server?.remove());

const start = async (url: string, settings: Record<string, string> = {}) => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', ...settings });
  const service = await startService(config, url, pino({ level: 'silent' }));
  await service.prepared;
  return service;
};

const send = async ({ address }: Service, query: string, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await answer.json()) as {
    data: Record<string, unknown> | null;
    errors?: { extensions: { code: string } }[];
  };
  return { data, code: errors?.[0]?.extensions.code ?? null };
};
const PLANS = '{ plans { code } }';

/** The settings of the pooler that the page for operators shows. */
const poolerSettings = () => {
  const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, settings = ''] = /```ini\n([\s\S]*?)```/.exec(page) ?? [];
  return settings;
};

const planCodes = async (service: Service) =>
  ((await send(service, PLANS)).data?.plans as { code: string }[] | undefined)?.map(({ code }) => code) ?? [];

test(
  named('works through a pooler: it starts twice, writes, keeps its limits and hears of the writes of others'),
  async () => {
    const pooler = await Pooler.start(server.urlOf('tracker'), poolerSettings());
    expect((await cli(pooler.url, 'seed', '--dataset', 'official')).code).toBe(0);
    const first = await start(pooler.url, { REQUEST_DEADLINE_MS: '2000' });
    const second = await start(pooler.url);
    const { printed } = await cli(pooler.url, 'token', '--role', 'SECRETARIAT');

    await until(async () => (await planCodes(first)).length === 1);
    await send(
      second,
      'mutation { createOrganisation(input: { code: "X", name: "X", type: GOVERNMENT }) { userErrors { code } } }',
      printed.trim(),
    );
    const isThere = async () => (await send(first, '{ organisation(code: "X") { name } }')).data;
    await until(async () => JSON.stringify(await isThere()).includes('X'));
    await whileLocked(server.urlOf('tracker'), 'tool', async () => {
      expect((await send(first, '{ tools { title } }')).code).toBe('DEADLINE_EXCEEDED');
      // the lock is held: only what the limits of its transaction have ended is gone
      await until(async () => (await waitingIn(server.urlOf('tracker'))) === 0);
    });
    await cli(server.urlOf('tracker'), 'load', 'test/fixtures/golden.json'); // beside the pooler
    await until(async () => (await planCodes(first)).includes('GOLDEN'));

    await first.stop();
    await second.stop();
    await pooler.stop();
  },
);

test(named('answers while the server is paused, and answers again once it goes on'), async () => {
  const service = await start(server.urlOf('tracker'), {
    REQUEST_DEADLINE_MS: '2000',
    POOL_SIZE: '3',
    ANSWER_CACHE_BYTES: '0',
  });
  await Promise.all([1, 2, 3].map(() => send(service, PLANS)));

  server.pause();
  const answers = await Promise.all([1, 2, 3, 4].map(() => send(service, PLANS)));
  server.goOn();

  for (const { code } of answers) expect(['UNAVAILABLE', 'OVERLOADED']).toContain(code);
  await until(async () => (await send(service, PLANS)).code === null);
  await service.stop();
});

test(named('says in a line that a hot standby takes no writes'), async () => {
  const standby = await server.standby();

  const { code, message } = await cli(standby.urlOf('tracker'), 'migrate');

  expect([code, message]).toEqual([
    2,
    'DATABASE_URL: this is a hot standby, which takes no writes; give the address of its primary\n',
  ]);
  await standby.remove();
});

test(named('says in a line that a database is not UTF-8'), async () => {
  await server.query('postgres', "create database ascii encoding 'SQL_ASCII' locale 'C' template template0");

  const { code, message } = await cli(server.urlOf('ascii'), 'migrate');

  expect([code, message]).toEqual([
    2,
    'DATABASE_URL: this database holds text as SQL_ASCII; give one made with "createdb --encoding UTF8 --template template0"\n',
  ]);
});
