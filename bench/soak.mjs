// npm run soak: reads and writes by 30 clients for a quarter of an hour, while the database is stopped, cut, paused,
// behind a silent network, and without disk, in turns. Ends with 1 where a write is lost or doubled, an error does not
// say what to do, or something was not handled.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import { openEmbeddedServer } from '../dist/database/embedded/server.js';
import { Network } from '../test/support/Network.ts';
import { signalTree } from '../test/support/process.ts';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 15);
const READERS = 20;
const WRITERS = 10;
const DEADLINE_MS = 3_000;
const DISK = '700m';

const log = pino({ level: 'silent' });
const say = (line) => console.log(line);

// A disk of its own that can be filled, where we may make one.
const folder = mkdtempSync(join(tmpdir(), 'tracker-soak-'));
const disk = join(folder, 'disk');
mkdirSync(disk);
const hasDisk = process.getuid?.() === 0;
if (hasDisk) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'soak', disk]);
  execFileSync('chmod', ['755', folder]);
}

const server = await openEmbeddedServer(join(disk, 'data'), log);
const home = realpathSync(join(disk, 'data', 'postgres'));
const network = new Network(server.url);
const url = await network.start();

const environment = {
  ...process.env,
  DATABASE_URL: url,
  PORT: '0',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
  RATE_LIMIT: '1000000',
};
const cli = (...command) =>
  execFileSync(process.execPath, ['dist/cli.js', ...command], {
    env: { ...environment, DATABASE_URL: server.url },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
cli('seed', '--dataset', 'demo');
const token = cli('token', '--role', 'SECRETARIAT').trim();

const service = spawn(process.execPath, ['dist/main.js'], {
  env: { ...environment, REQUEST_DEADLINE_MS: String(DEADLINE_MS) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
service.stdout.setEncoding('utf8').on('data', (text) => {
  said += text;
});
const address = async () => {
  for (;;) {
    const [, found] = /ready: open (http:\S+)\/ /.exec(said) ?? [];
    if (found) return found;
    await wait(100);
  }
};
const at = await address();

const counts = {};
const count = (name) => {
  counts[name] = (counts[name] ?? 0) + 1;
};
const violations = [];
const PASSING = ['UNAVAILABLE', 'OVERLOADED', 'DEADLINE_EXCEEDED'];
const SAYS_WHAT_TO_DO = /try again|ask for less|send it again with|do not send it again/i;

const ask = async (query, variables, authorization) => {
  try {
    const answer = await fetch(`${at}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = await answer.json();
    for (const { message, extensions } of errors) {
      count(extensions.code);
      if (!PASSING.includes(extensions.code) || !SAYS_WHAT_TO_DO.test(message))
        violations.push(`an error that does not say what to do: ${extensions.code} ${message}`);
    }
    return errors.length ? null : data;
  } catch (error) {
    violations.push(`no answer: ${error.cause?.code ?? error.message}`);
    return null;
  }
};

const ends = performance.now() + MINUTES * 60_000;
const isOver = () => performance.now() > ends;

const READS = [
  '{ plan(code: "APIS-2022-2026") { pillars { code funding { committed { converted { amount } } } } } }',
  '{ projects(first: 20) { nodes { code title } } }',
  '{ plan(code: "APIS-2022-2026") { progress { value status } } }',
  '{ lens { revision } plans { code } }',
];
const read = async (number) => {
  while (!isOver()) if (await ask(READS[number % READS.length])) count('read');
};

const WRITE = `mutation ($input: [TransactionInput!]!, $key: String) {
  recordTransactions(input: $input, idempotencyKey: $key) { transactions { id } userErrors { code message } }
}`;
const acknowledged = [];
const write = async () => {
  while (!isOver()) {
    const description = `soak ${randomUUID()}`;
    const payment = {
      project: 'DEMO-01',
      type: 'DISBURSEMENT',
      value: { amount: '1', currency: 'USD' },
      transactionDate: '2026-08-03',
      description,
    };
    let data = null;
    while (!data) {
      data = await ask(WRITE, { input: [payment], key: description }, `Bearer ${token}`);
      if (!data) await wait(200);
    }
    if (data.recordTransactions.userErrors.length) violations.push(JSON.stringify(data.recordTransactions));
    acknowledged.push(description);
    count('write');
    await wait(50);
  }
};

const postmaster = () => Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
const fillDisk = async () => {
  const file = join(disk, 'filler');
  const handle = openSync(file, 'w');
  try {
    for (const bytes = Buffer.alloc(1 << 20); ; ) writeSync(handle, bytes);
  } catch {
    closeSync(handle); // it is full
  }
  await wait(8_000);
  rmSync(file);
};

const faults = {
  stopped: async () => process.kill(postmaster(), 'SIGINT'), // and started again by whoever keeps it
  cut: async () => network.cut(),
  paused: async () => {
    signalTree(postmaster(), 'SIGSTOP');
    await wait(6_000);
    signalTree(postmaster(), 'SIGCONT');
  },
  silent: async () => {
    network.mode = 'SWALLOW';
    await wait(8_000);
    network.mode = 'PASS';
  },
  refused: async () => {
    network.refuse();
    await wait(4_000);
    network.mode = 'PASS';
  },
  ...(hasDisk ? { full: fillDisk } : {}),
};
const done = {};
const disturb = async () => {
  while (!isOver()) {
    for (const [name, fault] of Object.entries(faults)) {
      await wait(6_000);
      if (isOver()) return;
      try {
        await fault();
        done[name] = (done[name] ?? 0) + 1;
      } catch (error) {
        violations.push(`${name}: ${error.message}`);
      }
    }
  }
};

/** Memory that JavaScript holds, in MB: the least of a fifth of the time is what is left after a collection. */
const heap = async () => {
  const metrics = await (await fetch(`${at}/metrics`)).text();
  return Math.round(Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1]) / 2 ** 20);
};
const memory = [];
const watch = async () => {
  for (let part = 1; part <= 5; part += 1) {
    let least = Number.POSITIVE_INFINITY;
    while (performance.now() < ends - MINUTES * 60_000 * (1 - part / 5)) {
      least = Math.min(least, await heap().catch(() => least));
      await wait(1_000);
    }
    memory.push(least);
  }
};

await Promise.all([
  disturb(),
  watch(),
  ...Array.from({ length: READERS }, (_, number) => read(number)),
  ...Array.from({ length: WRITERS }, write),
]);

const [, , middle = 0, , last = 0] = memory;
if (last > 1.5 * middle) violations.push(`memory grows: ${memory.join(', ')} MB`);
if (service.exitCode !== null) violations.push(`the service ended with ${service.exitCode}`);
if (/not handled/.test(said)) violations.push('something was not handled');
const ended = new Promise((resolve) => service.once('exit', resolve));
service.kill('SIGTERM');
if ((await ended) !== 0) violations.push(`the service did not stop in order: ${service.exitCode}`);

const client = new pg.Client({ connectionString: server.url });
await client.connect();
const { rows } = await client.query(
  "select description, count(*)::int as times from transaction where description like 'soak %' group by 1",
);
await client.end();
const stored = new Map(rows.map(({ description, times }) => [description, times]));
const lost = acknowledged.filter((description) => !stored.has(description));
const doubled = rows.filter(({ times }) => times > 1);
if (lost.length) violations.push(`${lost.length} acknowledged writes are lost`);
if (doubled.length) violations.push(`${doubled.length} writes are there twice`);
cli('doctor');

await network.stop();
await server.stop();
if (hasDisk) execFileSync('umount', [disk]);
rmSync(folder, { recursive: true, force: true });

say(`soak of ${MINUTES} minutes by ${READERS} readers and ${WRITERS} writers`);
say(
  `faults: ${Object.entries(done)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ')}`,
);
say(
  `answers: ${Object.entries(counts)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ')}`,
);
say(`writes acknowledged: ${acknowledged.length}; lost: ${lost.length}; there twice: ${doubled.length}`);
say(`least memory that JavaScript held, in MB, in fifths of the time: ${memory.join(', ')}`);
for (const violation of new Set(violations)) say(`VIOLATION ${violation}`);
say(violations.length ? 'failed' : 'passed');
process.exit(violations.length ? 1 : 0);
