// npm run bench: the main reads at three sizes, against the floor, in turns within one run. Ratios are what counts;
// milliseconds depend on the machine.
import { deepStrictEqual } from 'node:assert';
import { Agent, createServer, request } from 'node:http';
import pg from 'pg';
import { importDataset } from '../dist/exchange/bundle/index.js';
import { scaleDataset } from '../dist/exchange/datasets/index.js';
import { startService } from '../dist/http/service.js';
import { openDatabase } from './database.mjs';
import { reads } from './reads.mjs';

const SIZES = (process.env.BENCH_SIZES ?? '300,3000,30000').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);

const { config, log, url, close } = await openDatabase('tracker_bench');

const plain = await startService({ ...config, ANSWER_CACHE_BYTES: 0 }, url, log);
await plain.prepared;
const remembering = await startService(config, url, log);
await remembering.prepared;

let floorSql = 'select 1';
const pool = new pg.Pool({ connectionString: url, max: config.POOL_SIZE });
const floor = createServer(async (_, response) => {
  const { rows } = await pool.query(floorSql);
  response.setHeader('content-type', 'application/json').end(rows[0].json);
});
await new Promise((done) => floor.listen(0, '127.0.0.1', done));

// A bare client with open connections: what is measured is the server.
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const send = (address, options = {}, body = undefined) =>
  new Promise((done, fail) => {
    const sent = request(address, { agent, ...options }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part) => {
          text += part;
        })
        .on('end', () => done(text));
    });
    sent.on('error', fail).end(body);
  });
const post = (address, query) => () =>
  send(
    `${address}/graphql`,
    { method: 'POST', headers: { 'content-type': 'application/json' } },
    JSON.stringify({ query }),
  );
const get = () => send(`http://127.0.0.1:${floor.address().port}/`);

const time = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const fixed = (number, places = 2) => number.toFixed(places).padStart(9);

/** SQL statements of one read, as the metrics of the service count them by root field. */
const statementsOf = async (query) => {
  const [, root] = /\{ (\w+)/.exec(query);
  const sum = async () =>
    Number(
      new RegExp(`graphql_sql_statements_sum\\{root="${root}"\\} (\\d+)`).exec(
        await send(`${plain.address}/metrics`),
      )?.[1] ?? 0,
    );
  const before = await sum();
  await post(plain.address, query)();
  return (await sum()) - before;
};

const found = new Map();
for (const size of SIZES) {
  const started = performance.now();
  await importDataset(plain.database, scaleDataset(size), `plan SCALE-${size}`);
  await pool.query('analyze');
  console.log(`\n${size} projects (loaded in ${((performance.now() - started) / 1000).toFixed(1)} s)`);
  console.log(
    '  read                                              SQL  floor ms    p50 ms   × floor  remembered ms  × faster than floor',
  );
  for (const { name, query, floor: sql } of reads(`SCALE-${size}`)) {
    floorSql = sql;
    const [uncached, memoised] = [post(plain.address, query), post(remembering.address, query)];
    deepStrictEqual(JSON.parse(await uncached()), JSON.parse(await get()), `${name}: the floor gives something else`);
    deepStrictEqual(JSON.parse(await memoised()), JSON.parse(await get()));
    const times = { floor: [], uncached: [], memoised: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      times.floor.push(await time(get));
      times.uncached.push(await time(uncached));
      times.memoised.push(await time(memoised));
    }
    const [f, u, m] = [median(times.floor), median(times.uncached), median(times.memoised)];
    found.set(`${name} ${size}`, { u, m });
    const statements = await statementsOf(query);
    console.log(
      `  ${name.padEnd(48)} ${String(statements).padStart(4)} ${fixed(f)} ${fixed(u)} ${fixed(u / f)}      ${fixed(m)}            ${fixed(f / m, 1)}`,
    );
  }
}

if (SIZES.length > 1) {
  const [small, large] = SIZES.slice(-2);
  console.log(`\ngrowth from ${small} to ${large} projects: uncached, remembered`);
  for (const { name } of reads(`SCALE-${large}`)) {
    const [a, b] = [found.get(`${name} ${small}`), found.get(`${name} ${large}`)];
    console.log(`  ${name.padEnd(48)} ${fixed(b.u / a.u)} ${fixed(b.m / a.m)}`);
  }
}
console.log(
  '\ngoals: uncached ≤ 3 × floor; remembered ≥ 20 × faster than the floor at 3,000 projects; growth ≤ 12 × uncached, ≤ 1.2 × remembered',
);

agent.destroy();
floor.close();
await pool.end();
await remembering.stop();
await plain.stop();
await close();
