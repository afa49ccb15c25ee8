import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { startService } from '../../src/http/service.js';
import { cli } from '../support/cli.js';
import { DebianPostgres, POSTGRES_PROGRAMS } from '../support/DebianPostgres.js';
import { examples } from '../support/examplePage.js';
import { testWith } from '../support/programs.js';

const { canRun, test: testHere, named } = testWith(...POSTGRES_PROGRAMS);

let server: DebianPostgres;
beforeAll(async () => {
  if (!canRun) return;
  server = await DebianPostgres.start();
  await server.query('postgres', 'create database original');
  await cli(server.urlOf('original'), 'seed', '--dataset', 'demo');
});
afterAll(() => server?.remove());

const TABLES = `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
const PARTS = `
  select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as part
  from pg_constraint where connamespace = 'public'::regnamespace
  union all select viewname || ' ' || definition from pg_views where schemaname = 'public'
  union all select tgrelid::regclass::text || ' ' || tgname from pg_trigger where not tgisinternal
  union all select indexdef from pg_indexes where schemaname = 'public'
  order by 1`;

/** All rows of all tables and views, as text, and whatever holds them together. */
const contentOf = async (database: string) => {
  const { rows: tables } = await server.query(database, TABLES);
  const content: Record<string, unknown> = { parts: (await server.query(database, PARTS)).rows };
  for (const { name } of tables)
    content[name] = (await server.query(database, `select t::text as row from "${name}" t order by 1`)).rows;
  return content;
};

/** What a tracker on a database answers to the examples. */
const answersOf = async (database: string) => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' });
  const service = await startService(config, server.urlOf(database), pino({ level: 'silent' }));
  await service.prepared;
  const answers = [];
  for (const { query } of examples) {
    const variables = query.includes('$asOf: Date') ? { asOf: '2026-11-01' } : {};
    const body = JSON.stringify({ query, variables });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${service.address}/graphql`, { method: 'POST', headers, body });
    answers.push(await response.json());
  }
  await service.stop();
  return answers;
};

testHere.each(['custom', 'plain'] as const)(named('a dump in the %s format comes back whole'), async (format) => {
  const file = join(server.folder, `${format}.dump`);
  await server.query('postgres', `create database ${format}`);

  server.run('pg_dump', `--format=${format}`, '--file', file, 'original');
  if (format === 'custom') server.run('pg_restore', '--exit-on-error', '--dbname', format, file);
  else server.run('psql', '--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', format, '--file', file);

  expect(await contentOf(format)).toEqual(await contentOf('original'));
  expect(await answersOf(format)).toEqual(await answersOf('original'));
  expect((await cli(server.urlOf(format), 'audit', 'verify')).code).toBe(0);
});
