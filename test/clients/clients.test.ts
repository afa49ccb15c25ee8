import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test as runs } from '@jest/globals';
import { goldenTracker } from '../support/goldenTracker.js';
import { testWith } from '../support/programs.js';

// Clients as people use them, with stores of their own: they are never to show one lens with the figures of another.

const folder = fileURLToPath(new URL('.', import.meta.url));
const isInstalled = existsSync(`${folder}node_modules`);
const test = isInstalled || process.env.REQUIRE_ALL ? runs : runs.skip;
const named = (name: string) => (isInstalled ? name : `${name} (lacks: npm ci --prefix test/clients)`);

const api = goldenTracker({ RATE_LIMIT: '100000' });

/** The steps that went wrong with a client. */
const steps = async (client: string, ...flags: string[]): Promise<{ step: string }[]> => {
  const given = [`${folder}run.mjs`, client, api.address, ...flags];
  const { stdout } = await promisify(execFile)(process.execPath, given, { cwd: folder });
  return JSON.parse(stdout);
};

test.each(['apollo', 'urql', 'graphcache', 'relay', 'tanstack'])(
  named('%s shows each lens with its own figures'),
  async (client) => {
    expect(await steps(client)).toEqual([]);
  },
);

test.each(['apollo', 'graphcache', 'relay'])(
  named('%s would mix two lenses if ids did not carry them'),
  async (client) => {
    expect((await steps(client, '--plain-ids')).map(({ step }) => step)).toContain('the first again');
  },
);

const python = testWith('python3');
python.test(python.named('Python reads two days'), async () => {
  const { stdout } = await promisify(execFile)('python3', [`${folder}two_days.py`, api.address]);

  expect(stdout).toMatch(/^then [\d.]+ USD\nnow [\d.]+ USD\n$/);
  const [then, now] = stdout.split('\n').map((line) => line.split(' ')[1]);
  expect(then).not.toBe(now);
});

const page = readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8');
const shown = [...page.matchAll(/<!-- from (test\/clients\/\S+) -->\n```\w+\n(.*?)```/gs)];

runs('the page for users shows what is run', () => {
  expect(shown.length).toBeGreaterThan(5);
  for (const [, path = '', text = ''] of shown)
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toContain(text.trimEnd());
});
