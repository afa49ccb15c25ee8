import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { locks } from '../../src/database/locks.js';
import { type Service, startService } from '../../src/http/service.js';
import { createDatabase } from '../support/database.js';
import { waitingIn, whileLocked } from '../support/lock.js';
import { until } from '../support/patience.js';
import { addressOf, end, startProcess } from '../support/process.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase('empty');
});
afterAll(() => database.drop());

const start = async (): Promise<Service> => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000', REQUEST_DEADLINE_MS: '600000' });
  const service = await startService(config, database.url, pino({ level: 'silent' }));
  await service.prepared;
  return service;
};

/** A socket on which a client may have asked something, and keeps quiet now. */
const quietSocket = async (address: string, asked: string) => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname).on('error', () => {});
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  const begun = new Promise<void>((done) => socket.once(asked ? 'data' : 'connect', () => done()));
  socket.write(asked);
  socket.resume();
  await begun;
  return { closed };
};

const LIVE = 'GET /health/live HTTP/1.1\r\nhost: tracker\r\n\r\n';

test('closes quiet sockets at once when it stops, and answers what is being asked', async () => {
  const service = await start();
  const quiet = [await quietSocket(service.address, ''), await quietSocket(service.address, LIVE)];
  let answered: Promise<unknown> = Promise.resolve();
  let stopped: Promise<void> = Promise.resolve();

  await whileLocked(database.url, 'tool', async () => {
    answered = fetch(`${service.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ tools { title } }"}',
    }).then((answer) => answer.json());
    await until(async () => (await waitingIn(database.url)) === 1);
    stopped = service.stop();
    await Promise.all(quiet.map(({ closed }) => closed)); // before the answer can be there
  });

  expect(await answered).toEqual({ data: { tools: [] } });
  await stopped;
});

test('cuts a client that never reads its answers', async () => {
  const service = await start();
  service.app.server.timeout = 1_000; // the limit of a running service is longer than any answer takes
  const cut = new Promise<void>((done) =>
    service.app.server.once('connection', (socket: Socket) => socket.once('close', () => done())),
  );
  const { hostname, port } = new URL(service.address);
  const client = connect(Number(port), hostname).on('error', () => {});
  client.pause();
  for (let asked = 0; asked < 20_000; asked += 1)
    client.write('GET / HTTP/1.1\r\nhost: tracker\r\naccept: text/html\r\n\r\n');

  await cut;

  client.destroy();
  await service.stop();
});

test('logs what nothing handled, and stops in order', async () => {
  const later = 'data:text/javascript,process.once("SIGUSR2", () => void Promise.reject(new Error("left alone")))';
  const { child } = startProcess({
    ...process.env,
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${later.replaceAll(' ', '%20').replaceAll('"', '%22')}`,
  });
  let said = '';
  child.stdout?.on('data', (text: string) => {
    said += text;
  });
  await addressOf(child);

  await end(child, 'SIGUSR2');

  expect(child.exitCode).toBe(1);
  expect(said).toMatch(/"level":60.*left alone.*something was not handled; stopping/);
});

test('stops while it still waits to change the tables', async () => {
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [locks.migration]);
  const { child, address } = startProcess({
    ...process.env,
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: 'fatal',
  });
  address.catch(() => {}); // it never becomes ready
  await until(async () => (await waitingIn(database.url)) === 1);

  expect(await end(child, 'SIGTERM')).toBe(0); // before the lock is given back
  await holder.end();
});
