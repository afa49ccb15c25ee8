import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { describeTables } from '../../src/database/tables/index.js';
import { VERSION } from '../../src/version.js';
import { cli } from '../support/cli.js';
import { createDatabase } from '../support/database.js';
import { until } from '../support/patience.js';
import { end, ended, startProcess } from '../support/process.js';
import { tracker } from '../support/tracker.js';

const empty = tracker({ template: 'empty' });

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await createDatabase('demo');
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const doctor = async () => {
  const { code, message } = await cli(database.url, 'doctor');
  return { code, lines: message.trimEnd().split('\n') };
};

/** Changes the database for as long as something is done. */
const whileChanged = async <T>(change: string, back: string, work: () => Promise<T>): Promise<T> => {
  await client.query(change);
  return work().finally(() => client.query(back));
};

const withoutTriggers = (statement: string) =>
  `begin; set local session_replication_role = replica; ${statement}; commit`;

test('are those of tables.txt, which `npm run tables` writes', async () => {
  const expected = readFileSync(new URL('../../tables.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

  expect(await empty.database.read(describeTables)).toEqual(expected);
});

test('are found to be well by the doctor', async () => {
  const { code, printed } = await cli(database.url, 'doctor');

  expect(code).toBe(0);
  expect(printed).toMatch(
    /^database: tracker_test_\w+ at 127.0.0.1:\d+\ntables: those of version \d+\.\d+\.\d+\nsnapshots: each is what its hash says\naudit: unbroken, [1-9]\d* entries\n$/,
  );
});

test('may have indexes and tables that an operator has added', async () => {
  const change = 'create index by_title on project (title); create table of_operator (id int)';
  const back = 'drop table of_operator; drop index by_title';

  expect((await whileChanged(change, back, doctor)).code).toBe(0);
});

test.each([
  [
    'a column that was renamed',
    'alter table tool rename title to name',
    'alter table tool rename name to title',
    ['missing: column tool.title text not null', 'not of this version: column tool.name text not null'],
  ],
  [
    'a constraint that is gone',
    'alter table action_plan drop constraint action_plan_period_valid',
    'alter table action_plan add constraint action_plan_period_valid check (end_date >= start_date)',
    ['missing: constraint action_plan.action_plan_period_valid'],
  ],
  [
    'a trigger that does nothing',
    'alter table snapshot disable trigger snapshot_append_only',
    'alter table snapshot enable trigger snapshot_append_only',
    [
      'missing: trigger snapshot.snapshot_append_only',
      'not of this version: trigger snapshot.snapshot_append_only not enabled',
    ],
  ],
  [
    'a migration that has not run',
    "delete from mikro_orm_migrations where name like '%Compatibility'",
    "insert into mikro_orm_migrations (name) values ('Migration20261128000000_Compatibility')",
    ['migration Migration20261128000000_Compatibility has not run; run `tracker migrate`'],
  ],
])('with %s are named by the doctor, a line each', async (_, change, back, lines) => {
  expect(await whileChanged(change, back, doctor)).toEqual({ code: 2, lines });
});

test('with a snapshot or an audit that was changed are named by the doctor', async () => {
  const { rows } = await client.query<{ code: string; payload: string }>('select code, payload from snapshot limit 1');
  const [snapshot] = rows as [{ code: string; payload: string }];
  const change = withoutTriggers(
    `update snapshot set payload = payload || ' ' where code = '${snapshot.code}'; update audit_entry set actor = 'X' where position = 1`,
  );
  const back = withoutTriggers(
    `update snapshot set payload = trim(payload) where code = '${snapshot.code}'; update audit_entry set actor = 'command line' where position = 1`,
  );

  const { code, lines } = await whileChanged(change, back, doctor);

  expect(code).toBe(2);
  expect(lines).toEqual([
    `snapshot ${snapshot.code} is not what its hash says`,
    expect.stringMatching(/^the audit is broken at entry 1 of \d+$/),
  ]);
});

const serve = () => startProcess({ ...process.env, DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'warn' });

test('that differ are no tables to start on', async () => {
  await whileChanged('alter table tool rename title to name', 'alter table tool rename name to title', async () => {
    const { child, address } = serve();
    let said = '';
    child.stderr?.on('data', (text: string) => {
      said += text;
    });
    await address.catch(() => {});
    await ended(child);

    expect(child.exitCode).toBe(2);
    expect(said).toBe(
      'missing: column tool.title text not null\nnot of this version: column tool.name text not null\n',
    );
  });
});

describe('of a later version', () => {
  const LATER = 'Migration99990101000000_Later';
  const needs = (version: string) =>
    client.query(
      'insert into compatibility values ($1, $2) on conflict (migration) do update set oldest_version = $2',
      [LATER, version],
    );
  beforeEach(() => client.query('insert into mikro_orm_migrations (name) values ($1)', [LATER]));
  afterEach(async () => {
    await client.query('delete from mikro_orm_migrations where name = $1', [LATER]);
    await client.query('delete from compatibility where migration = $1', [LATER]);
  });

  test('are worked on with a warning, as long as they need no later version', async () => {
    await needs('0.2.0');
    const warning = `migration ${LATER} is of a later version, on which this one still works`;
    const { child, address } = serve();
    let said = '';
    child.stdout?.on('data', (text: string) => {
      said += text;
    });

    expect((await fetch(`${await address}/health/ready`)).status).toBe(200);
    expect(said).toContain(warning);
    expect((await cli(database.url, 'doctor')).printed).toContain(warning);
    await end(child, 'SIGTERM');
  });

  test('are not worked on where they need one: an instance that runs is not ready any more, and none starts', async () => {
    await needs('0.2.0');
    const { child, address } = serve();
    await address;
    await needs('99.0.0');
    const tooOld = `the tables need version 99.0.0 of the tracker or later; this is ${VERSION}`;

    await until(async () => (await fetch(`${await address}/health/ready`)).status === 503);
    const answer = await (await fetch(`${await address}/health/ready`)).json();
    expect(answer).toEqual({ status: 'not ready', reason: tooOld });
    await end(child, 'SIGTERM');

    expect(await doctor()).toEqual({ code: 2, lines: [tooOld] });
    const other = serve();
    await expect(other.address).rejects.toThrow(tooOld);
    expect(other.child.exitCode).toBe(2);
  });
});
