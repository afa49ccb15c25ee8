import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test as runs } from '@jest/globals';
import { examples } from '../support/examplePage.js';
import { addressOf, end } from '../support/process.js';
import { tracker } from '../support/tracker.js';

// A version that is still running while a later one has changed the tables: it reads as before.

const changelog = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
const [, commit = ''] = /^## 0\.1\.0 .*commit ([0-9a-f]{7,40})/m.exec(changelog) ?? [];

const git = (...given: string[]) => execFileSync('git', given, { stdio: 'pipe' });

const isInHistory = () => {
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
};
const test = isInHistory() ? runs : runs.skip;

const demo = tracker();
let folder: string;
let child: ChildProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-0.1.0-'));
});
afterAll(async () => {
  if (child) await end(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Builds and starts the version of the commit on the tables of this one; gives its address. */
const startOld = () => {
  execFileSync('tar', ['-x', '-C', folder], {
    input: execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 28 }),
  });
  // What it needs and this one no longer does (rate-limit, graphql-scalars) stays among the packages for development.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: folder });
  const env = { ...process.env, DATABASE_URL: demo.url, PORT: '0', LOG_LEVEL: 'error', RATE_LIMIT: '100000' };
  child = spawn(process.execPath, ['dist/main.js'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return addressOf(child);
};

/** Fields whose rules are others now. */
const OTHER_RULES = new Set(['coverage', 'explain', 'isComplete', 'score']);

/**
 * Sentences have been put in other words since, and cursors hold more; codes and names are the same. Figures are so far
 * as the rules are: equal parts were cut and are exact now, money of which nothing is known counted as complete, cancelled
 * actions counted in means, and closed projects as under way. Changes of one day were in the order of texts, in which 47
 * comes after 123, and are in that of numbers now.
 */
const withoutProse = (name: string, value: unknown) => {
  if (name === 'nodes' && Array.isArray(value) && value[0]?.effectiveOn)
    return value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (/cursor$/i.test(name)) return 'a cursor';
  if (OTHER_RULES.has(name)) return name;
  if (name === 'value' && typeof value === 'number') return 'a mean';
  // Counts are whole numbers; other ones are means, too.
  if (name === 'number' && !Number.isInteger(value)) return 'a mean';
  if (name === 'amount') return Number(value).toPrecision(3);
  // Columns keep four decimals now, and that version shows them all.
  const money = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) : null;
  if (money) return `${Number(money[1])} ${money[2]}`;
  return typeof value === 'string' && value.split(' ').length > 6 ? 'a sentence' : value;
};

const answer = async (address: string, query: string) => {
  const variables = query.includes('$asOf: Date') ? { asOf: '2026-11-01' } : {};
  const body = JSON.stringify({ query, variables });
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return JSON.parse(await response.text(), withoutProse);
};

test(`version 0.1.0 (${commit}, where the history has it) answers its examples on the tables of this version`, async () => {
  const address = await startOld();

  for (const { query } of examples) expect(await answer(address, query)).toEqual(await answer(demo.address, query));
});
