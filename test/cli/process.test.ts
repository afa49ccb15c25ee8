import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mistypedSettings } from '../../src/config.js';
import type { TypedDocumentString } from '../generated/graphql.js';
import { contents } from '../operations/cli/contents.js';
import { until } from '../support/patience.js';
import { addressOf, end, ended, isRunning, says, startProcess } from '../support/process.js';

// The service as its users start it: a process of its own, with its own embedded server.

let folder: string;
const running = new Set<ChildProcess>();
const { DATABASE_URL: _, ...environment } = process.env;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-data-'));
});
afterEach(async () => {
  for (const child of running) await end(child, 'SIGTERM');
  running.clear();
});
afterAll(() => {
  rmSync(realpathSync(join(folder, 'postgres')), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const settings = (more: Record<string, string> = {}) => ({
  ...environment,
  DATA_DIR: folder,
  PORT: '0',
  LOG_LEVEL: 'warn',
  RATE_LIMIT: '1000000',
  ANSWER_CACHE_BYTES: '0',
  ...more,
});

/** Starts the service; resolves once it says that it is ready. */
const start = async (more?: Record<string, string>) => {
  const { child, address } = startProcess(settings(more));
  running.add(child);
  return { child, address: await address };
};

/** Runs a typed operation on a service, as anybody. */
const ask = async <D, V>(address: string, operation: TypedDocumentString<D, V>): Promise<D> => {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: operation.toString() }),
  });
  return ((await response.json()) as { data: D }).data;
};
const planCodes = async (address: string) => (await ask(address, contents)).plans.map(({ code }) => code);

const cli = (...command: string[]) =>
  spawn(process.execPath, ['dist/cli.js', ...command], { env: settings(), stdio: ['ignore', 'ignore', 'pipe'] });
const serverPid = () =>
  Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('fills an empty database, stops with everything it started, and finds its data again', async () => {
  const first = await start();
  const before = await ask(first.address, contents);
  const pid = serverPid();
  expect(await end(first.child, 'SIGTERM')).toBe(0);
  const isLeft = isRunning(pid);
  const second = await start();
  const after = await ask(second.address, contents);

  expect(before.plans).toEqual([{ code: 'APIS-2022-2026' }]);
  expect(after).toEqual(before);
  expect(isLeft).toBe(false);
});

test('lets the CLI join the server of a running service, and stops without waiting for it', async () => {
  const { address } = await start();
  const child = cli('load', 'test/fixtures/golden.json');
  await ended(child);

  expect(child.exitCode).toBe(0);
  expect(await planCodes(address)).toEqual(['APIS-2022-2026', 'GOLDEN']);
});

test('starts several at once on an empty folder, and goes on when the one that began the server stops', async () => {
  const shared = join(folder, 'shared');
  const [one, two] = await Promise.all([
    start({ DATA_DIR: shared, SEED: 'official' }),
    start({ DATA_DIR: shared, SEED: 'official' }),
  ]);
  let isOver = false;
  const answers: (string | undefined)[] = [];
  const reader = async () => {
    while (!isOver) answers.push((await ask(two.address, contents))?.plans[0]?.code);
  };
  const readers = Array.from({ length: 8 }, reader);
  await until(() => answers.length > 50);
  await end(one.child, 'SIGTERM');
  const before = answers.length;
  await until(() => answers.length > before + 200);
  isOver = true;
  await Promise.all(readers);

  expect(new Set(answers)).toEqual(new Set(['APIS-2022-2026'])); // none failed: they waited for the new server
  await end(two.child, 'SIGTERM');
  rmSync(realpathSync(join(shared, 'postgres')), { recursive: true, force: true });
});

test('stops when npm start is told to', async () => {
  const npm = spawn('npm', ['start'], { env: settings(), stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(npm);
  const address = await addressOf(npm);
  const pid = serverPid();
  await end(npm, 'SIGTERM');

  await until(() => !isRunning(pid));

  expect(isRunning(pid)).toBe(false);
  await expect(fetch(`${address}/health/live`)).rejects.toThrow();
});

test.each([
  [600, 'projects'],
  [1100, 'writing'],
] as const)(
  'comes up after service, server and a load of %s projects at "%s" were killed, with the load whole or absent',
  async (size, step) => {
    const { child, address } = await start();
    const before = await ask(address, contents);
    const load = cli('seed', '--scale', String(size));
    await says(load, new RegExp(step));
    for (const victim of [serverPid(), child.pid, load.pid])
      if (victim && isRunning(victim)) process.kill(victim, 'SIGKILL');
    await Promise.all([ended(child), ended(load)]);

    const again = await start();
    const after = await ask(again.address, contents);
    const projects = after.projects.totalCount - before.projects.totalCount;
    const writes = Number(after.lens.revision) - Number(before.lens.revision);
    expect([
      [0, 0],
      [size, 1],
    ]).toContainEqual([projects, writes]);
    await end(again.child, 'SIGTERM');
  },
);

/** Starts a service that must not start; gives how it ended and what it said. */
const attempt = (more: Record<string, string>) => {
  try {
    execFileSync(process.execPath, ['dist/main.js'], { env: settings(more), stdio: 'pipe', encoding: 'utf8' });
    return { status: 0, stderr: '' };
  } catch (error) {
    return error as { status: number; stderr: string };
  }
};

test('does not start with settings that are wrong, and names each of them', () => {
  expect(attempt({ PORT: '70000', LOG_LEVEL: 'loud' })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/PORT="70000"[\s\S]*LOG_LEVEL="loud"/),
  });
});

test('does not start in a folder that is a file, and says so in one line', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'no folder');

  const within = join(folder, 'within');
  mkdirSync(within);
  writeFileSync(join(within, 'postgres'), 'no folder');

  for (const [path, at] of [
    [file, file],
    [join(file, 'below'), file],
    [within, join(within, 'postgres')],
  ] as const) {
    const { status, stderr } = attempt({ DATA_DIR: path });
    expect(status).toBe(2);
    expect(stderr).toBe(
      `DATA_DIR=${path} cannot be used: there is a file at ${at}; name a folder that can be written\n`,
    );
  }
});

test('points out names that look like settings, and are none', () => {
  expect(
    mistypedSettings({
      RATE_LIMITS: '5',
      data_dir: '/x',
      DATABASE_ULR: 'x',
      OIDC_URL: 'x',
      LIMIT_NODES: '5',
      HOME: '/root',
      PGHOST: 'x',
      POST: 'x',
      REQUEST_DEADLINE: '5',
      DATA_DIRECTORY: '/x',
      PROT: '1',
      SEEDS: 'demo',
      NODE_ENV: 'test',
      PATH: '/bin',
    }),
  ).toEqual([
    'RATE_LIMITS is no setting; did you mean RATE_LIMIT?',
    'data_dir is no setting; did you mean DATA_DIR?',
    'DATABASE_ULR is no setting; did you mean DATABASE_URL?',
    'OIDC_URL is no setting; those that begin so are OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, OIDC_ROLES_CLAIM, OIDC_CLOCK_SKEW_SECONDS',
    'REQUEST_DEADLINE is no setting; those that begin so are REQUEST_DEADLINE_MS',
    'DATA_DIRECTORY is no setting; did you mean DATA_DIR?',
    'PROT is no setting; did you mean PORT?',
    'SEEDS is no setting; did you mean SEED?',
  ]);
});

test('warns of them as it starts', async () => {
  const { child, address } = startProcess(settings({ RATE_LIMITS: '5' }));
  running.add(child);
  const warned = says(child, /RATE_LIMITS is no setting; did you mean RATE_LIMIT\?/);

  await Promise.all([warned, address]);
});

test.each([
  [{ HOST: '256.1.1.1' }, /^HOST=256\.1\.1\.1 is no address of this machine/],
  [{ TRUST_PROXY: '10.0.0.0/99' }, /TRUST_PROXY="10\.0\.0\.0\/99"/],
  [{ PORT: ' ' }, /PORT=" "/],
  [{ CORS_ORIGINS: 'https://example.org/path' }, /CORS_ORIGINS=/],
])('does not start with %j, and says so without a stack trace', (wrong, message) => {
  const { status, stderr } = attempt(wrong as Record<string, string>);

  expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('hides the password in a setting that is wrong', () => {
  expect(attempt({ DATABASE_URL: 'mysql://u:secret@host/db' }).stderr).toMatch(
    /DATABASE_URL="mysql:\/\/u:\*\*\*@host\/db": must begin with postgres/,
  );
});

test('does not start on a port that is in use', async () => {
  const { address } = await start();

  expect(attempt({ PORT: new URL(address).port })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Port \d+ is in use/),
  });
});
