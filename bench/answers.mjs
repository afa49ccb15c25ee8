// npm run bench: answers from memory beside those of version 0.1.0, on one database, in turns within one run. Ratios are
// what counts: requests a second, and CPU for each request.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Database } from '../dist/database/Database.js';
import { migrate } from '../dist/database/migrate.js';
import { seed } from '../dist/exchange/datasets/index.js';
import { openDatabase } from './database.mjs';

const CONNECTIONS = 20;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const TURNS = Number(process.env.BENCH_TURNS ?? 3);
const QUERY = '{ plan(code: "APIS-2022-2026") { code title pillars { code title actions { number code title } } } }';

const [, commit] = /^## 0\.1\.0 .*commit ([0-9a-f]{7,40})/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];

const start = async (cwd, url) => {
  const env = { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error', RATE_LIMIT: '1000000' };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const found = /http:\/\/[\w.:[\]]+/.exec(text);
      if (found) done(found[0]);
    });
  });
  return { child, address };
};

/** CPU that a process has used, in clock ticks. */
const ticksOf = ({ pid }) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

const body = JSON.stringify({ query: QUERY });
const askOnce = (address, agent) =>
  new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request(`${address}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode));
    })
      .on('error', fail)
      .end(body);
  });

/** Requests and ticks of CPU in a turn of some seconds. */
const turn = async ({ child, address }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const [before, until] = [ticksOf(child), performance.now() + SECONDS * 1000];
  let requests = 0;
  const worker = async () => {
    while (performance.now() < until) {
      const status = await askOnce(address, agent);
      if (status !== 200) throw new Error(`status ${status}`);
      requests += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
  return { requests, ticks: ticksOf(child) - before };
};

const { log, url, close } = await openDatabase('tracker_bench_answers');
const database = new Database({ url, poolSize: 2, queueSize: 2, deadlineMs: 600_000, log });
await migrate(database);
await seed(database, 'demo');
await database.close();

const folder = mkdtempSync(join(tmpdir(), 'tracker-0.1.0-'));
execFileSync('tar', ['-x', '-C', folder], { input: execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 28 }) });
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: folder });

const old = await start(folder, url);
const now = await start('.', url);
const sum = { old: { requests: 0, ticks: 0 }, now: { requests: 0, ticks: 0 } };
for (let nth = 0; nth < TURNS; nth += 1)
  for (const [name, service] of Object.entries({ old, now })) {
    if (nth === 0) await turn(service); // warm
    const { requests, ticks } = await turn(service);
    sum[name].requests += requests;
    sum[name].ticks += ticks;
  }
for (const { child } of [old, now]) child.kill('SIGTERM');

const cpu = ({ requests, ticks }) => ticks / requests;
console.log(
  `\nanswers from memory, ${CONNECTIONS} connections, ${TURNS} turns of ${SECONDS} s beside version 0.1.0 (${commit})`,
);
console.log(
  `  requests: ${sum.now.requests} to ${sum.old.requests}: × ${(sum.now.requests / sum.old.requests).toFixed(2)} (target: at least 4)`,
);
console.log(`  CPU for a request: × ${(cpu(sum.now) / cpu(sum.old)).toFixed(3)} (target: at most 0.15)`);

rmSync(folder, { recursive: true, force: true });
await close();
process.exit(0);
