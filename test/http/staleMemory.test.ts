import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { Database } from '../../src/database/Database.js';
import { bumpRevision } from '../../src/database/revision.js';
import { importDataset, parseDataset } from '../../src/exchange/bundle/index.js';
import { type Service, startService } from '../../src/http/service.js';
import { plansAtRevision } from '../operations/http/service.js';
import { present } from '../support/certain.js';
import { createDatabase, swapDatabases } from '../support/database.js';
import { Network } from '../support/Network.js';
import { until } from '../support/patience.js';

// Answers from memory while the word of writes is lost, and after the database has become another.

const log = pino({ level: 'silent' });
let databases: { url: string; drop(): Promise<void> }[];
let writers: Database[];
beforeAll(async () => {
  databases = [await createDatabase('empty'), await createDatabase('empty')];
  writers = databases.map(({ url }) => new Database({ url, poolSize: 2, queueSize: 2, deadlineMs: 600_000, log }));
  await writePlan(0, 'ONE');
  await writePlan(1, 'OTHER');
});
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

const urlOf = (database: 0 | 1) => present(databases[database]).url;

/** Writes without the knowledge of the service that answers. */
const writePlan = async (database: 0 | 1, code: string) => {
  const provenance = { kind: 'ENTERED' as const, confidence: 'READ' as const };
  const plan = { code, title: code, startDate: '2027-01-01', endDate: '2030-12-31', provenance };
  await importDataset(present(writers[database]), parseDataset({ plans: [plan] }), code);
};

const start = async (settings: Record<string, string>, url: string) => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', ...settings });
  const service = await startService(config, url, log);
  await service.prepared;
  return service;
};

const send = async ({ address }: Service, query: string) => {
  const body = JSON.stringify({ query });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
  return ((await answer.json()) as { data: { plans: { code: string; title: string }[] } | null }).data;
};

const read = async (service: Service) =>
  (await send(service, plansAtRevision.toString()))?.plans.map(({ code }) => code) ?? [];

const hits = async ({ address }: Service) => {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(/graphql_remembered_answers_total\{result="hit"\} (\d+)/.exec(metrics)?.[1] ?? 0);
};

/** Asks until the answer comes from memory. */
const remember = async (service: Service) => {
  const before = await hits(service);
  await until(async () => {
    await read(service);
    return (await hits(service)) > before;
  });
};

test('answers from the database once the word of writes is lost on its way', async () => {
  const url = urlOf(0);
  const network = new Network(url);
  const service = await start({ DATABASE_URL_DIRECT: await network.start() }, url);
  await remember(service);

  network.mode = 'SWALLOW';
  await writePlan(0, 'TWO');
  await until(async () => (await read(service)).includes('TWO'));
  expect(network.mode).toBe('SWALLOW');

  const before = await hits(service);
  expect(await read(service)).toEqual(['ONE', 'TWO']);
  expect(await hits(service)).toBe(before); // and not from memory, while it hears nothing
  await network.stop();
  await service.stop();
});

test('forgets the answers of a database that has become another one with as many writes', async () => {
  await writePlan(1, 'ANOTHER'); // as many writes as the first has seen
  const network = new Network(urlOf(0));
  const service = await start({}, await network.start());
  await remember(service);
  expect(await read(service)).toEqual(['ONE', 'TWO']);

  network.refuse();
  await writers[0]?.close();
  await writers[1]?.close();
  await swapDatabases(urlOf(0), urlOf(1));
  network.mode = 'PASS';
  await until(async () => (await fetch(`${service.address}/health/ready`)).status === 200); // it asks nothing meanwhile

  expect(await read(service)).toEqual(['OTHER', 'ANOTHER']);
  await service.stop();
  await network.stop();
});

test('never answers from memory with less than it has read, though word of the write is late', async () => {
  const url = urlOf(1);
  const network = new Network(url);
  const service = await start({ DATABASE_URL_DIRECT: await network.start() }, url);
  await remember(service);
  const writer = new Database({ url, poolSize: 2, queueSize: 2, deadlineMs: 600_000, log });

  network.mode = 'SWALLOW'; // the word of it will not come
  await writer.write(async (em) => {
    await em.execute("update action_plan set title = 'later'");
    await bumpRevision(em);
  });
  const titles = async () => (await send(service, '{ plans { title } }'))?.plans.map(({ title }) => title);
  expect(await titles()).toContain('later'); // asked for the first time: read, with its revision
  const before = await hits(service);
  await read(service); // asked before the write: remembered, of an earlier revision

  expect(await hits(service)).toBe(before);
  await network.stop();
  await service.stop();
  await writer.close();
});

test('bears words on its channel that are no revision', async () => {
  const service = await start({}, urlOf(1));
  const writer = new Database({ url: urlOf(1), poolSize: 2, queueSize: 2, deadlineMs: 600_000, log });
  await writer.write(async (em) => void (await em.execute("select pg_notify('ap_is_tracker_revision', 'hello')")));

  await remember(service); // it has heard what was said before

  expect((await fetch(`${service.address}/health/ready`)).status).toBe(200);
  await service.stop();
  await writer.close();
});
