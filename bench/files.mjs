// npm run bench:files: feeds of 100,000 rows beside COPY of the same query that writes its text to a file, in turns within
// one run. CPU counts, that of the database included; and the memory of the service above idle.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { Database } from '../dist/database/Database.js';
import { migrate } from '../dist/database/migrate.js';
import { reader } from '../dist/database/orm.js';
import { importDataset } from '../dist/exchange/bundle/index.js';
import { scaleDataset } from '../dist/exchange/datasets/index.js';

import { copyCsv, feedWanted, sheetKind } from '../dist/exchange/sheets/index.js';
import { openDatabase } from './database.mjs';

const PROJECTS = Number(process.env.BENCH_PROJECTS ?? 32_500);
const TURNS = Number(process.env.BENCH_TURNS ?? 3);
const PLAN = `SCALE-${PROJECTS}`;

const { log, url, close } = await openDatabase('tracker_bench_files');
const database = new Database({ url, poolSize: 2, queueSize: 2, deadlineMs: 3_600_000, log });
await migrate(database);
await importDataset(database, scaleDataset(PROJECTS), PLAN);

const asking = { today: '2026-11-01', askedAt: new Date() };
const statement = await database.read(async (em) => {
  const db = reader(em);
  const wanted = await feedWanted(db, sheetKind('transactions'), { plan: PLAN, asOf: '2026-11-01' }, asking);
  return copyCsv(db, wanted.table);
});
await database.close();

const statOf = (pid) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return { parent: Number(text.replace(/^.*\) /, '').split(' ')[1]), fields: text.replace(/^.*\) /, '').split(' ') };
};
const ticksIn = ({ fields }, from, to) => fields.slice(from, to).reduce((sum, one) => sum + Number(one), 0);

/** CPU of a server with all its processes, those that have ended included. */
const ticksOfServer = (postmaster) => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.flatMap((pid) => {
    try {
      const stat = statOf(pid);
      return stat.parent === postmaster ? [ticksIn(stat, 11, 13)] : [];
    } catch {
      return []; // it has ended
    }
  });
  return ticksIn(statOf(postmaster), 11, 15) + children.reduce((sum, one) => sum + one, 0);
};

const client = new pg.Client({ connectionString: url });
await client.connect();
const backend = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
const postmaster = statOf(backend).parent;

/** A process that runs one COPY to a file each time it is told to. */
const COPY = `
  const pg = require('pg'); const { to } = require('pg-copy-streams');
  const { createWriteStream } = require('fs'); const { pipeline } = require('stream/promises');
  const client = new pg.Client({ connectionString: process.env.URL });
  client.connect().then(() => process.send('ready'));
  process.on('message', ({ statement, file }) =>
    pipeline(client.query(to(statement)), createWriteStream(file)).then(() => process.send('done')));
`;
const copier = spawn(process.execPath, ['-e', COPY], {
  env: { ...process.env, URL: url },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const told = () => new Promise((done) => copier.once('message', done));
await told();

const service = spawn(process.execPath, ['dist/main.js'], {
  env: { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error', RATE_LIMIT: '1000000' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise((done, fail) => {
  service.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  service.stdout.setEncoding('utf8').on('data', (text) => {
    const found = /http:\/\/[\w.:[\]]+/.exec(text);
    if (found) done(found[0]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));

const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Gets a feed into a file; gives its bytes, and the most memory that the service had meanwhile. */
const fetchFeed = async (format) => {
  let peak = 0;
  let bytes = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 20);
  const answer = await new Promise((done, fail) =>
    get(`${address}/data/transactions.${format}?plan=${PLAN}&asOf=2026-11-01`, done).on('error', fail),
  );
  if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
  const counted = new Transform({
    transform(chunk, _, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(answer, counted, createWriteStream(join(folder, `feed.${format}`)));
  clearInterval(watching);
  return { bytes, peak };
};

const cpuOf = async (process, work) => {
  const before = ticksOfServer(postmaster) + ticksIn(statOf(process.pid), 11, 13);
  const result = await work();
  return { ticks: ticksOfServer(postmaster) + ticksIn(statOf(process.pid), 11, 13) - before, result };
};

const copy = async () => {
  copier.send({ statement, file: join(folder, 'copy.csv') });
  await told();
};

const sums = { copy: 0, csv: 0, json: 0, xlsx: 0 };
const found = {};
await fetchFeed('csv');
await copy();
const idle = memory();
for (let nth = 0; nth < TURNS; nth += 1) {
  sums.copy += (await cpuOf(copier, copy)).ticks;
  for (const format of ['csv', 'json', 'xlsx']) {
    const { ticks, result } = await cpuOf(service, () => fetchFeed(format));
    sums[format] += ticks;
    found[format] = { bytes: result.bytes, peak: Math.max(result.peak, found[format]?.peak ?? 0) };
  }
}
const { count } = (await client.query('select count(*)::int from transaction')).rows[0];
console.log(`\nfeeds of ${count} transactions, ${TURNS} turns; CPU of service and database beside COPY to a file`);
for (const format of ['csv', 'json', 'xlsx']) {
  const { bytes, peak } = found[format];
  console.log(
    `  ${format.padEnd(4)} × ${(sums[format] / sums.copy).toFixed(2)}${format === 'xlsx' ? '' : ' (target: at most 2)'}, ${(bytes / 2 ** 20).toFixed(1)} MiB, ${Math.round(peak - idle)} MiB above idle${format === 'xlsx' ? ' (target: at most 150)' : ''}`,
  );
}

service.kill('SIGTERM');
copier.kill('SIGTERM');
await client.end();
rmSync(folder, { recursive: true, force: true });
await close();
process.exit(0);
