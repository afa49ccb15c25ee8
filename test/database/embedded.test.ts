import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { openEmbeddedServer } from '../../src/database/embedded/server.js';
import { cli } from '../support/cli.js';

// The embedded server: who works on it, and with which power.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-embedded-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = pino({ level: 'silent' });

const query = async <R extends object>(url: string, statement: string): Promise<R[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(statement)).rows;
  } finally {
    await client.end();
  }
};

const OWNERS = `
  select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'public'::regnamespace
  union select distinct pg_get_userbyid(proowner) from pg_proc where pronamespace = 'public'::regnamespace
  union select pg_get_userbyid(datdba) from pg_database where datname = 'tracker'`;

test('works with an account that has no power over the server, also on the tables of an earlier version', async () => {
  const before = await openEmbeddedServer(folder, log);
  await query(before.adminUrl, 'alter database tracker owner to tracker');
  expect(await cli(before.adminUrl, 'migrate')).toMatchObject({ code: 0 });
  expect(await query(before.adminUrl, OWNERS)).toEqual([{ owner: 'tracker' }]); // as version 0.1.0 left it
  await before.stop();

  const both = await Promise.all([openEmbeddedServer(folder, log), openEmbeddedServer(folder, log)]);
  const [{ url }] = both;

  expect(await query(url, OWNERS)).toEqual([{ owner: 'tracker_service' }]);
  const powers = 'rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls';
  expect(await query(url, `select ${powers} as power from pg_roles where rolname = current_user`)).toEqual([
    { power: false },
  ]);
  await expect(query(url, "select pg_read_file('/etc/passwd')")).rejects.toMatchObject({ code: '42501' });
  expect(await cli(url, 'seed', '--dataset', 'demo')).toMatchObject({ code: 0 });
  expect((await cli(url, 'doctor')).code).toBe(0);
  for (const server of both) await server.stop();
});

test('lets the account in again when the password of the superuser was changed', async () => {
  const before = await openEmbeddedServer(folder, log);
  await query(before.adminUrl, "alter role tracker password 'another'");
  await before.stop();
  writeFileSync(join(realpathSync(join(folder, 'postgres')), 'password'), 'another');

  const after = await openEmbeddedServer(folder, log);

  expect(await query(after.url, 'select current_user as name')).toEqual([{ name: 'tracker_service' }]);
  await after.stop();
});

test('makes clusters in which letters of every script make trigrams, and says where an earlier one is without', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'tracker-ctype-'));
  const said: string[] = [];
  const listening = pino({ level: 'warn' }, { write: (line: string) => void said.push(JSON.parse(line).msg) });
  const first = await openEmbeddedServer(fresh, listening);
  expect(await query(first.adminUrl, "select datctype from pg_database where datname = 'tracker'")).toEqual([
    { datctype: 'C.UTF-8' },
  ]);
  expect(await query(first.adminUrl, 'create extension pg_trgm')).toEqual([]);
  expect(await query(first.adminUrl, "select cardinality(show_trgm('\u4fe1\u606f\u901a\u4fe1')) as trigrams")).toEqual([
    { trigrams: 5 },
  ]);
  const other = Object.assign(new URL(first.adminUrl), { pathname: '/postgres' }).href;
  await query(other, 'drop database tracker with (force)');
  await query(other, "create database tracker template template0 lc_ctype 'C'"); // as version 0.1.0 made it
  await first.stop();
  expect(said).toEqual([]);

  const again = await openEmbeddedServer(fresh, listening);
  await again.stop();

  expect(said).toEqual([expect.stringMatching(/was made with LC_CTYPE C: .* restore into a new DATA_DIR/)]);
  rmSync(fresh, { recursive: true, force: true });
});
