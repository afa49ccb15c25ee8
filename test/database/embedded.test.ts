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
