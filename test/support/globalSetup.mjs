import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import pino from 'pino';
import { openEmbeddedServer } from '../../dist/database/embedded/server.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const onServer = (url, database) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** Starts the server (or takes the one of DATABASE_URL) and makes the two databases that test files copy: one empty, one with the demo data. */
export default async function globalSetup() {
  const given = process.env.DATABASE_URL;
  const server = given
    ? { adminUrl: given, stop: async () => {} }
    : await openEmbeddedServer('.data/test', pino({ level: 'silent' }));
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  const { rows } = await client.query("select datname from pg_database where datname like 'tracker_test_%'");
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
  for (const [name, ...command] of [
    ['tracker_test_empty', 'migrate'],
    ['tracker_test_demo', 'seed', '--dataset', 'demo'],
  ]) {
    await client.query(`create database ${name}`);
    execFileSync(process.execPath, [CLI, ...command], {
      env: { ...process.env, DATABASE_URL: onServer(server.adminUrl, name) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
  await client.end();
  process.env.TEST_SERVER_URL = server.adminUrl;
  globalThis.testServer = server;
}
