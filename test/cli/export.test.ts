import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cli } from '../support/cli.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';
import { end } from '../support/process.js';
import { tracker } from '../support/tracker.js';

// Where an export goes: to a file that is whole and its owner's alone, or to whoever reads standard output.

const demo = tracker();

let folder: string;
let out: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-out-'));
  out = join(folder, 'plan.json');
});
beforeEach(() => writeFileSync(out, 'what was there before', { mode: 0o644 }));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (...more: string[]) =>
  spawn(process.execPath, ['dist/cli.js', 'export', '--plan', 'APIS-2022-2026', ...more], {
    env: { ...process.env, DATABASE_URL: demo.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('replaces a file by one that only its owner may read', async () => {
  expect(await cli(demo.url, 'export', '--plan', 'APIS-2022-2026', '--out', out)).toMatchObject({
    code: 0,
    printed: '',
  });

  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ form: 'ap-is-tracker/plan', plan: 'APIS-2022-2026' });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['plan.json']);
});

test('prints the same where no file is named', async () => {
  await cli(demo.url, 'export', '--plan', 'APIS-2022-2026', '--out', out);

  const { code, printed } = await cli(demo.url, 'export', '--plan', 'APIS-2022-2026');

  expect([code, printed]).toEqual([0, readFileSync(out, 'utf8')]);
});

test('ends in peace where its reader has read enough', async () => {
  const child = start();
  child.stdout?.once('data', () => child.stdout?.destroy());

  const code = await new Promise((done) => child.once('exit', done));

  expect(code).toBe(0);
});

test('leaves what was there, and no part, where it is ended on the way', async () => {
  const code = await whileLocked(demo.url, 'provenance_sources', async () => {
    const child = start('--out', out);
    await until(async () => readdirSync(folder).length === 2 && (await waitingIn(demo.url)) === 1);
    await end(child, 'SIGTERM');
    return child.signalCode;
  });

  expect(code).toBe('SIGTERM');
  expect(readdirSync(folder)).toEqual(['plan.json']);
  expect(readFileSync(out, 'utf8')).toBe('what was there before');
});

test('says what it cannot do', async () => {
  mkdirSync(join(folder, 'sub'));
  const failed = async (...command: string[]) => {
    const { code, message } = await cli(demo.url, 'export', ...command);
    return [code, message.trim().split('\n')[0]];
  };

  expect(await failed('--plan', 'NONE', '--out', out)).toEqual([2, 'there is no plan NONE; there are APIS-2022-2026']);
  expect(await failed('--plan', 'APIS-2022-2026', '--out', join(folder, 'none', 'plan.json'))).toEqual([
    2,
    expect.stringMatching(/plan\.json cannot be written: ENOENT/),
  ]);
  expect(await failed('--plan', 'APIS-2022-2026', '--out', join(folder, 'sub'))).toEqual([
    2,
    expect.stringMatching(/sub cannot be written: /),
  ]);
  expect(await failed()).toEqual([2, expect.stringMatching(/--plan/)]);
  expect(readdirSync(folder)).toEqual(['plan.json', 'sub']);
  expect(readFileSync(out, 'utf8')).toBe('what was there before');
});
