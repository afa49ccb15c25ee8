import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { cli } from '../support/cli.js';
import { expectCopy } from '../support/copies.js';
import { DebianPostgres, POSTGRES_PROGRAMS } from '../support/DebianPostgres.js';
import { createBareDatabase } from '../support/database.js';
import { testWith } from '../support/programs.js';

const { canRun, test, named } = testWith(...POSTGRES_PROGRAMS);

let server: DebianPostgres;
let original: string;
beforeAll(async () => {
  if (!canRun) return;
  server = await DebianPostgres.start();
  await server.query('postgres', 'create database original');
  original = server.urlOf('original');
  await cli(original, 'seed', '--dataset', 'demo');
  server.run('pg_dump', '--format=custom', '--file', 'custom.dump', 'original');
  server.run('pg_dump', '--format=plain', '--no-owner', '--file', 'plain.dump', 'original');
});
afterAll(() => server?.remove());

/** Constraints, views, triggers and indexes, as one version of PostgreSQL spells them. */
const partsOf = async (database: string) =>
  (
    await server.query(
      database,
      `select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as part
       from pg_constraint where connamespace = 'public'::regnamespace
       union all select viewname || ' ' || definition from pg_views where schemaname = 'public'
       union all select tgrelid::regclass::text || ' ' || tgname from pg_trigger where not tgisinternal
       union all select indexdef from pg_indexes where schemaname = 'public'
       order by 1`,
    )
  ).rows;

test.each(['custom', 'plain'] as const)(named('a dump in the %s format comes back whole'), async (format) => {
  await server.query('postgres', `create database ${format}`);

  if (format === 'custom') server.run('pg_restore', '--exit-on-error', '--dbname', format, 'custom.dump');
  else server.run('psql', '--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', format, '--file', 'plain.dump');

  expect(await partsOf(format)).toEqual(await partsOf('original'));
  await expectCopy(server.urlOf(format), original);
});

test(named('a dump comes back whole for another owner, who is no superuser'), async () => {
  await server.query('postgres', 'create role other login');
  await server.query('postgres', 'create database others owner other');

  server.run('pg_restore', '--exit-on-error', '--no-owner', '-U', 'other', '--dbname', 'others', 'custom.dump');

  expect(await partsOf('others')).toEqual(await partsOf('original'));
  await expectCopy(server.urlOf('others').replace('tracker@', 'other@'), original);
});

test(named('a dump of PostgreSQL 15 comes back whole in the embedded 18'), async () => {
  const copy = await createBareDatabase();

  server.run('psql', '--quiet', '--set', 'ON_ERROR_STOP=1', '--file', join(server.folder, 'plain.dump'), copy.url);

  await expectCopy(copy.url, original);
  await copy.drop();
});
