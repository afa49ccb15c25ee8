import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import pino from 'pino';
import { Database } from '../../src/database/Database.js';
import { giveTo, serverUser } from '../../src/database/embedded/user.js';
import { contents } from '../operations/cli/contents.js';
import { present } from '../support/certain.js';
import { cli } from '../support/cli.js';
import { expectCopy } from '../support/copies.js';
import { DebianPostgres, freePort, POSTGRES_PROGRAMS } from '../support/DebianPostgres.js';
import { until } from '../support/patience.js';
import { end, startProcess } from '../support/process.js';
import { findProgram, testWith } from '../support/programs.js';
import { tracker } from '../support/tracker.js';

// Each command of the page for operators, run as it stands there: only names of folders, hosts and ports are put in.

const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');

/** The blocks of code of a section, in their order. */
const blocksOf = (heading: string, language = 'sh'): string[] => {
  const section = present(page.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)));
  return [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) =>
    present(text),
  );
};

const { canRun, test, named } = testWith(...POSTGRES_PROGRAMS, 'createdb', 'curl', 'nginx');

let server: DebianPostgres;
let folder: string;
beforeAll(async () => {
  if (!canRun) return;
  server = await DebianPostgres.start();
  folder = mkdtempSync(join(tmpdir(), 'tracker-page-'));
  chmodSync(folder, 0o755); // the account of the embedded server may enter
  const begin = blocksOf('Before you begin').join('\n');
  expect(await run(begin)).toMatch(/^audit: unbroken/m);
  await cli(server.urlOf('tracker'), 'seed', '--dataset', 'demo');
});
afterAll(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Runs a block of commands in the folder of the project, on the server of the test; gives what it printed. */
const run = async (block: string, replaced: Record<string, string> = {}, options: object = {}): Promise<string> => {
  const text = Object.entries({
    'postgresql://user:password@host/': server.urlOf(''),
    'tracker.dump': join(folder, 'tracker.dump'),
    'old.dump': join(folder, 'old.dump'),
    ...replaced,
  }).reduce((sum, [name, value]) => sum.replaceAll(name, value), block);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', text], {
    ...options,
    env: {
      ...process.env,
      PATH: `${dirname(present(findProgram('pg_dump')))}:${process.env.PATH}`,
      DATABASE_URL: server.urlOf('tracker'),
      PGHOST: '127.0.0.1',
      PGPORT: String(server.port),
      PGUSER: 'tracker',
    },
  });
  return stdout;
};

test(named('Backup and restore'), async () => {
  const [dump = '', restore = ''] = blocksOf('Backup and restore');

  await run(dump);
  expect(await run(restore)).toMatch(/^audit: unbroken, [1-9]/m);

  await expectCopy(server.urlOf('restored'), server.urlOf('tracker'));
});

test(named('A dump of version 0.1.0'), async () => {
  await server.copyDatabase('tracker', 'old');
  const old = new Database({
    url: server.urlOf('old'),
    poolSize: 2,
    queueSize: 2,
    deadlineMs: 600_000,
    log: pino({ level: 'silent' }),
  });
  await old.orm.migrator.down({ to: 'Migration20261125000000_Submissions' }); // the last of version 0.1.0
  await old.close();
  server.run('pg_dump', '--format=custom', '--file', join(server.folder, 'old.dump'), 'old');
  await server.query('postgres', 'drop database if exists restored');
  const [recipe = ''] = blocksOf('A dump of version 0.1.0');
  expect(() => server.run('pg_restore', '--exit-on-error', '--dbname', 'postgres', 'old.dump')).toThrow(/partial_date/);
  await server.query('postgres', 'drop schema public cascade; create schema public');

  expect(await run(recipe, { 'old.dump': join(server.folder, 'old.dump') })).toMatch(/^audit: unbroken, [1-9]/m);

  await expectCopy(server.urlOf('restored'), server.urlOf('tracker'));
});

test(named('Point in time'), async () => {
  const backup = join(server.folder, 'backup');
  mkdirSync(join(backup, 'wal'), { recursive: true });
  giveTo(backup, serverUser());
  giveTo(join(backup, 'wal'), serverUser());
  const [archive = '', copy = '', restore = ''] = blocksOf('Point in time');
  const names = { '/backup': backup };
  const asServer = { ...serverUser(), cwd: server.folder };
  await run(archive, names);
  await server.halt();
  await server.begin();
  await run(copy, names, asServer);
  await server.copyDatabase('tracker', 'later');
  const { rows } = await server.query('later', 'select now()::text as moment, pg_switch_wal()');
  await cli(server.urlOf('later'), 'load', 'test/fixtures/golden.json');
  await server.query('postgres', 'select pg_switch_wal()');
  await server.halt();

  await run(restore, { ...names, '2026-11-27 12:00:00+00': rows[0].moment }, asServer);
  const restored = await DebianPostgres.of(join(backup, 'restored'));
  await until(async () => !(await restored.query('postgres', 'select pg_is_in_recovery() as is')).rows[0].is);
  await server.begin();

  const plans = await restored.query('later', 'select code from action_plan');
  expect(plans.rows).toEqual([{ code: 'APIS-2022-2026' }]); // the plan loaded after the moment is not there
  expect((await cli(restored.urlOf('later'), 'doctor')).code).toBe(0);
  await restored.remove();
});

test(named('The embedded database'), async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  const names = { '.data/': `${home}/`, backup: join(folder, 'copy'), 'other/': `${join(folder, 'other')}/` };
  const { DATABASE_URL: _, ...environment } = process.env;
  const start = (dataDir: string) =>
    startProcess({ ...environment, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', SEED: 'official' });
  const read = async (address: string) => {
    const body = JSON.stringify({ query: contents.toString() });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).json();
  };
  const first = start(home);
  const before = await read(await first.address);
  await end(first.child, 'SIGTERM');
  const [copy = '', restore = ''] = blocksOf('The embedded database');

  await run(copy, names);
  await run(restore, names);
  const second = start(join(folder, 'other'));

  expect(await read(await second.address)).toEqual(before);
  await end(second.child, 'SIGTERM');
  rmSync(realpathSync(join(home, 'postgres')), { recursive: true, force: true });
});

test(named('Moving a plan'), async () => {
  const [out = '', into = ''] = blocksOf('Moving a plan');
  const file = join(folder, 'plan.json');
  const names = { 'plan.json': file };

  await run(out, names);
  expect(await run(into, names)).toMatch(/^audit: unbroken, 1 entries\napis_/m);

  const { printed } = await cli(server.urlOf('moved'), 'export', '--plan', 'APIS-2022-2026');
  expect(printed).toBe(readFileSync(file, 'utf8'));
});

describe('with a service that runs', () => {
  const demo = tracker({ settings: { TRUST_PROXY: '127.0.0.1', RATE_LIMIT: '3' } });
  const here = () => ({ 'http://127.0.0.1:4000': demo.address });

  test(named('A proxy'), async () => {
    const port = await freePort();
    const [settings = ''] = blocksOf('A proxy', 'nginx');
    const server = settings
      .replace('127.0.0.1:4000', new URL(demo.address).host)
      .replace('listen 8080', `listen 127.0.0.1:${port}`);
    const file = join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; user root; events {} http { access_log off; ${server} }`,
    );
    const proxy = spawn(present(findProgram('nginx')), ['-c', file], { stdio: 'ignore' });
    const ask = (address: string) =>
      fetch(`http://127.0.0.1:${port}${address}`, { headers: { 'x-forwarded-for': '203.0.113.7' } });
    await until(() =>
      ask('/snapshots/none.json').then(
        ({ headers }) => headers.has('ratelimit-limit'),
        () => false,
      ),
    );

    expect((await ask('/metrics')).status).toBe(403);
    // the address that a client claims for itself does not count: the proxy names the real one
    const remaining = async () => Number((await ask('/snapshots/none.json')).headers.get('ratelimit-remaining'));
    expect(await remaining()).toBeLessThan(3);
    await end(proxy, 'SIGTERM');
  });

  test(named('Health and metrics'), async () => {
    const [block = ''] = blocksOf('Health and metrics');

    expect(await run(block, here())).toMatch(/"live".*"ready".*# HELP/s);
  });

  test(named('Tokens'), async () => {
    const [block = ''] = blocksOf('Tokens');
    const printed = await run(`export DATABASE_URL='${demo.url}'\n${block}`);
    const [token, ...access] = printed.split('\n');

    expect(token).toMatch(/^apis_/);
    expect(access[0]).toMatch(/^token:1\tSECRETARIAT\tthe secretariat\teverything/);
  });
});
