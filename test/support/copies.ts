import { expect } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { readConfig } from '../../src/config.js';
import { startService } from '../../src/http/service.js';
import { cli } from './cli.js';
import { examples } from './examplePage.js';

const rowsOf = async (url: string, statement: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows;
};

// The moments of migrations are those of the copy; the doctor checks their names. What was counted in the last minute
// belongs to nobody's data.
const TABLES = `
  select table_name as name from information_schema.tables
  where table_schema = 'public' and table_name not in ('mikro_orm_migrations', 'rate_use')
  order by 1`;

/** All rows of all tables and views, as text. */
const contentOf = async (url: string) => {
  const content: Record<string, unknown> = {};
  for (const { name } of await rowsOf(url, TABLES))
    content[name] = await rowsOf(url, `select t::text collate "C" as row from "${name}" t order by 1`);
  return content;
};

/** What a tracker on a database answers to the examples. */
const answersOf = async (url: string) => {
  const service = await startService(readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), url, pino({ level: 'silent' }));
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

/** A copy has the rows of the original, gives the same answers to all examples, and the doctor finds nothing. */
export const expectCopy = async (copy: string, original: string): Promise<void> => {
  expect(await contentOf(copy)).toEqual(await contentOf(original));
  expect(await answersOf(copy)).toEqual(await answersOf(original));
  expect(await cli(copy, 'doctor')).toMatchObject({ code: 0, message: '' });
};
