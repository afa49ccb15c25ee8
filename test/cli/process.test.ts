import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { end, ended, startProcess } from '../support/process.js';

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
  ...more,
});

/** Starts the service; resolves once it says that it is ready. */
const start = async (more?: Record<string, string>) => {
  const { child, address } = startProcess(settings(more));
  running.add(child);
  return { child, address: await address };
};

const ask = async (address: string, query: string) => {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    data: { plans: { code: string }[]; projects: { totalCount: number }; lens: { revision: string } };
  };
};

const cli = (...command: string[]) =>
  spawn(process.execPath, ['dist/cli.js', ...command], { env: settings(), stdio: ['ignore', 'ignore', 'pipe'] });
/** Resolves when the command says that it has come to this step. */
const says = (child: ChildProcess, step: string) =>
  new Promise<void>((done) =>
    child.stderr?.setEncoding('utf8').on('data', (text: string) => text.includes(step) && done()),
  );
const serverPid = () =>
  Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

test('fills an empty database, stops with everything it started, and finds its data again', async () => {
  const first = await start();
  const before = await ask(first.address, '{ plans { code } lens { revision } }');
  const pid = serverPid();
  expect(await end(first.child, 'SIGTERM')).toBe(0);
  const isLeft = isRunning(pid);
  const second = await start();
  const after = await ask(second.address, '{ plans { code } lens { revision } }');

  expect(before.data.plans).toEqual([{ code: 'APIS-2022-2026' }]);
  expect(after).toEqual(before);
  expect(isLeft).toBe(false);
});

test('lets the CLI join the server of a running service, and stops without waiting for it', async () => {
  const { address } = await start();
  const child = cli('load', 'test/fixtures/golden.json');
  await ended(child);

  expect(child.exitCode).toBe(0);
  expect((await ask(address, '{ plans { code } }')).data.plans.map(({ code }) => code)).toEqual([
    'APIS-2022-2026',
    'GOLDEN',
  ]);
});

test('starts several at once on an empty folder, and goes on when the one that began the server stops', async () => {
  const shared = join(folder, 'shared');
  const [one, two] = await Promise.all([
    start({ DATA_DIR: shared, SEED: 'official' }),
    start({ DATA_DIR: shared, SEED: 'official' }),
  ]);
  await end(one.child, 'SIGTERM');
  for (let tries = 0; (await fetch(`${two.address}/health/ready`)).status !== 200 && tries < 600; tries += 1)
    await ask(two.address, '{ plans { code } }');

  expect((await ask(two.address, '{ plans { code } }')).data.plans).toEqual([{ code: 'APIS-2022-2026' }]);
  await end(two.child, 'SIGTERM');
  rmSync(realpathSync(join(shared, 'postgres')), { recursive: true, force: true });
});

test('stops when npm start is told to', async () => {
  const npm = spawn('npm', ['start'], { env: settings(), stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(npm);
  const address = await new Promise<string>((done) => {
    let said = '';
    npm.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /ready: open (http:\S+)\/ /.exec(said)?.[1];
      if (found) done(found);
    });
  });
  const pid = serverPid();
  await end(npm, 'SIGTERM');
  for (let tries = 0; isRunning(pid) && tries < 600; tries += 1) await fetch(`${address}/health/live`).catch(() => {});

  expect(isRunning(pid)).toBe(false);
  await expect(fetch(`${address}/health/live`)).rejects.toThrow();
});

test('comes up after service, server and a running load were killed, with the load whole or absent', async () => {
  for (const [size, step] of [
    [600, 'projects'],
    [1100, 'writing'],
  ] as const) {
    const { child, address } = await start();
    const before = await ask(address, '{ projects { totalCount } lens { revision } }');
    const load = cli('seed', '--scale', String(size));
    await says(load, step);
    const pid = serverPid();
    for (const victim of [pid, child.pid, load.pid]) if (victim && isRunning(victim)) process.kill(victim, 'SIGKILL');
    await Promise.all([ended(child), ended(load)]);
    running.delete(child);

    const again = await start();
    const after = await ask(again.address, '{ projects { totalCount } lens { revision } }');
    const grown = after.data.projects.totalCount - before.data.projects.totalCount;
    expect([
      [0, 0],
      [size, 1],
    ]).toContainEqual([grown, Number(after.data.lens.revision) - Number(before.data.lens.revision)]);
    await end(again.child, 'SIGTERM');
  }
});

test('says what is wrong with a setting, or that the port is in use, and does not start', async () => {
  const { address } = await start();
  const attempt = (more: Record<string, string>) => {
    try {
      execFileSync(process.execPath, ['dist/main.js'], { env: settings(more), stdio: 'pipe', encoding: 'utf8' });
      return { status: 0, stderr: '' };
    } catch (error) {
      return error as { status: number; stderr: string };
    }
  };

  expect(attempt({ PORT: '70000', LOG_LEVEL: 'loud' })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/PORT="70000"[\s\S]*LOG_LEVEL="loud"/),
  });
  expect(attempt({ DATABASE_URL: 'mysql://u:secret@host/db' }).stderr).toMatch(
    /DATABASE_URL="mysql:\/\/u:\*\*\*@host\/db": must begin with postgres/,
  );
  expect(attempt({ PORT: new URL(address).port })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Port \d+ is in use/),
  });
});
