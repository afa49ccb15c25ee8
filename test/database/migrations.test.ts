import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import pino from 'pino';
import { Database } from '../../src/database/Database.js';
import { migrate } from '../../src/database/migrate.js';

import * as migrations from '../../src/migrations/index.js';
import { createDatabase } from '../support/database.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let first: Database;
let second: Database;
let client: Client;

const DEADLINE_MS = 10 * 60_000;
const openTracker = () =>
  new Database({
    url: database.url,
    poolSize: 2,
    queueSize: 2,
    deadlineMs: DEADLINE_MS,
    log: pino({ level: 'silent' }),
  });

beforeAll(async () => {
  database = await createDatabase('empty');
  first = openTracker();
  second = openTracker();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await first?.close();
  await second?.close();
  await database.drop();
});

const countTables = async () => {
  const { rowCount } = await client.query(
    `select from information_schema.tables where table_schema = 'public' and table_name not like 'mikro_orm%'`,
  );
  return rowCount;
};

test('go down to nothing', async () => {
  expect(await countTables()).toBeGreaterThan(20);

  const down = await migrate(first, '0');

  expect(down).toHaveLength(Object.keys(migrations).length);
  expect(await countTables()).toBe(0);
});

test('go up once, although two trackers start at the same time', async () => {
  await migrate(first, '0');

  const up = await Promise.all([migrate(first), migrate(second)]);

  expect(up.flat().sort()).toEqual(Object.keys(migrations).sort());
  expect(await countTables()).toBeGreaterThan(20);
});

test('stop with a list where rows have codes or names that a later rule refuses, and change nothing', async () => {
  await migrate(first, '0');
  await migrate(first, 'Migration20261128000000_Compatibility');
  await client.query(`
    insert into provenance (id, fingerprint, kind, confidence) values (1, 'x', 'ENTERED', 'READ'); select setval('provenance_id_seq', 100);
    insert into organisation (id, code, name, type, provenance_id) values
      (1, 'apnic', 'APNIC', 'OTHER_PUBLIC_SECTOR', 1),
      (2, 'APNIC', E'Caf\\u0065\\u0301 ', 'OTHER_PUBLIC_SECTOR', 1),
      (3, E'\\u0430pnic', E'Pay \\u202Eme', 'OTHER_PUBLIC_SECTOR', 1);`);

  const problem: unknown = await migrate(first).catch((error: unknown) => error);

  expect(problem).toMatchObject({ exitCode: 2 });
  const { message } = problem as Error;
  expect(message).toContain('organisation 1, 2: "apnic, APNIC" differ in case only');
  expect(message).toContain('organisation 3: "\\u{430}pnic" is no code');
  expect(message).toContain('organisation 3, name: "Pay \\u{202E}me" is no name');
  expect(message).toContain('3 rows');

  await client.query(`
    insert into project (id, code, title, created_at, updated_at, provenance_id) values (1, 'P', 'p', now(), now(), 1);
    insert into milestone (id, project_id, title, due_on, recorded_at, provenance_id) values
      (1, 1, E'Caf\\u00e9', '2025-01-01', now(), 1), (2, 1, E'Cafe\\u0301', '2025-01-01', now(), 1);`);
  const twins: unknown = await migrate(first).catch((error: unknown) => error);
  expect((twins as Error).message).toContain('milestone 1, 2, title: "Caf\\u{E9}, Cafe\\u{301}" are the same once');
  await client.query('delete from milestone');

  await client.query(`delete from organisation where id <> 2`);
  expect(await migrate(first)).toContain('Migration20261128060000_CodesAndNames');
  expect((await client.query('select name from organisation')).rows).toEqual([
    { name: 'Caf\u0065\u0301'.normalize('NFC') },
  ]);
  await migrate(first, '0');
  await migrate(first);
});

describe('the database itself', () => {
  beforeAll(async () => {
    await client.query(`
      insert into action_plan (id, code, title, start_date, end_date, provenance_id)
        values (1, 'A', 'a', '2022-01-01', '2026-12-31', 1), (2, 'B', 'b', '2027-01-01', '2030-12-31', 1);
      insert into pillar (id, plan_id, number, code, title, provenance_id) values (101, 1, 1, 'P1', 'p', 1);
      insert into action (id, plan_id, number, code, title, wording, provenance_id)
        values (101, 1, 1, 'A1', 'a', 'OFFICIAL', 1);
      insert into project (id, code, title, created_at, updated_at, provenance_id)
        values (101, 'PRJ', 'p', now(), now(), 1);`);
  });

  test('takes rows that are right', async () => {
    expect((await client.query('select from project')).rowCount).toBe(1);
  });

  test.each([
    [
      'a share above 100',
      'insert into project_action (project_id, action_id, share, provenance_id) values (101, 101, 101, 1)',
      'project_action_share_valid',
    ],
    [
      'a share that is no number',
      "insert into project_action (project_id, action_id, share, provenance_id) values (101, 101, 'NaN', 1)",
      'project_action_share_valid',
    ],
    [
      'the same code twice in a plan',
      "insert into pillar (plan_id, number, code, title, provenance_id) values (1, 2, 'P1', 'again', 1)",
      'pillar_plan_id_code_unique',
    ],
    [
      'a pillar of another plan',
      "insert into action (plan_id, number, code, title, wording, pillar_id, provenance_id) values (2, 1, 'B1', 'b', 'OFFICIAL', 101, 1)",
      'action_pillar_of_plan',
    ],
    [
      'a date that is none',
      "insert into project (code, title, planned_start, created_at, updated_at, provenance_id) values ('E', 'e', 'soon', now(), now(), 1)",
      'project_planned_start_valid',
    ],
    [
      'a component without a parent',
      "insert into project (code, title, financial_scope, created_at, updated_at, provenance_id) values ('C', 'c', 'COMPONENT', now(), now(), 1)",
      'project_component_parent_valid',
    ],
    [
      'a plan that ends before it starts',
      "insert into action_plan (code, title, start_date, end_date, provenance_id) values ('X', 'x', '2026-01-01', '2025-01-01', 1)",
      'action_plan_period_valid',
    ],
  ])('refuses %s', async (_, statement, constraint) => {
    await expect(client.query(statement)).rejects.toMatchObject({ constraint });
  });
});

test('stop with a list where plans have time zones that only one of service and database knows, and put spelling right', async () => {
  await migrate(first, '0');
  await migrate(first, 'Migration20261128090000_Corrections');
  const plan = (id: number, zone: string) => `(${id}, 'P${id}', 't', '2025-01-01', '2027-12-31', '${zone}', 1)`;
  await client.query(`
    insert into provenance (id, fingerprint, kind, confidence) values (1, 'x', 'ENTERED', 'READ'); select setval('provenance_id_seq', 100);
    insert into action_plan (id, code, title, start_date, end_date, time_zone, provenance_id) values
      ${[plan(1, 'asia/bangkok'), plan(2, '+07:00'), plan(3, 'IST'), plan(4, 'UTC'), plan(5, 'Asia/Nowhere')].join(', ')}`);

  const problem: unknown = await migrate(first).catch((error: unknown) => error);

  const { message } = problem as Error;
  expect(message).toContain('3 rows have time zones');
  expect(message).toContain(
    'action_plan 2, time_zone: "+07:00" is no time zone with a place; say which it is: update action_plan',
  );
  expect(message).toContain('action_plan 3, time_zone: "IST"');
  expect(message).toContain('action_plan 5, time_zone: "Asia/Nowhere"');

  await client.query(`update action_plan set time_zone = 'Asia/Kolkata' where id in (2, 3, 5)`);
  expect(await migrate(first)).toContain('Migration20261128100000_TimeZones');
  expect((await client.query('select time_zone from action_plan where id in (1, 4) order by id')).rows).toEqual([
    { time_zone: 'Asia/Bangkok' },
    { time_zone: 'UTC' },
  ]);
});
