import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { fromGlobalId } from '../../src/domain/globalId.js';
import { verifyAudit } from '../../src/services/access/index.js';
import { beginning, revision } from '../operations/write/crash.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { loadGolden } from '../support/golden.js';
import { end, startProcess } from '../support/process.js';
import { tracker } from '../support/tracker.js';
import { Writers } from './Writers.js';

// A service under a load of writes, whose connections are cut and whose process is killed while it works:
// it keeps every acknowledged write, and nothing by half. The story comes first; each test reads what is left.

const CUTS = 200;
const KILLS = 10;
let child: ChildProcess | undefined;
let database: Client | undefined;
// Before the tracker's own, which drops the database.
afterAll(async () => {
  if (child) await end(child, 'SIGKILL');
  await database?.end();
});

const api = tracker({ template: 'empty' });
const writer = person(api, 'writer', 'SECRETARIAT');

let service: Promise<string>;
const writers = new Writers(() => service, writer);
let begin: Awaited<ReturnType<typeof lookAround>>;
let kills = 0;
let audit: { type: string; id: number; field: string | null; to: string; request: string }[];

const lookAround = () => writer.asks(beginning);

const rows = async <R>(statement: string, values: unknown[] = []) =>
  (await present(database).query(statement, values)).rows as R[];

const startService = () => {
  const started = startProcess({
    ...process.env,
    DATABASE_URL: api.url,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    RATE_LIMIT: '1000000',
  });
  child = started.child;
  return started.address;
};

/** Cuts a connection, rather one that is at work; says whether there was one. */
const cutConnection = async () => {
  const [cut] = await rows<{ done: boolean }>(
    `select pg_terminate_backend(pid) as done
     from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()
     order by random() - case when state <> 'idle' then 0.5 else 0 end
     limit 1`,
  );
  return cut?.done ?? false;
};

/** Kills the service while it works, and starts another. */
const killService = async () => {
  const before = await service;
  await end(present(child), 'SIGKILL');
  kills += 1;
  service = startService();
  expect(await service).not.toBe(before);
};

beforeAll(async () => {
  await loadGolden(api.database, (golden) => void golden.implement('PRJ-1', 'KR'));
  await writer.opens({ code: 'P', start: '2026-01-01', end: '2026-06-30', dueOn: '2026-07-31' });
  begin = await lookAround();
  database = new Client({ connectionString: api.url });
  await database.connect();
  service = startService();
  await service;

  const { nodes } = begin.projects;
  const writing = [
    ...nodes.map(({ code }) => writers.record(code)),
    ...nodes.slice(0, 2).map(({ id }) => writers.rewrite(id)),
    writers.report(),
  ];
  for (let cuts = 0; cuts < CUTS; ) {
    await writers.nextAnswer();
    if (!(await cutConnection())) continue;
    cuts += 1;
    if (cuts % (CUTS / KILLS) === 0) await killService();
  }
  // However slow the machine is, each writer is to be heard of once.
  while (!writers.areHeard) await writers.nextAnswer();
  writers.isOver = true;
  await Promise.all(writing);

  audit = await rows(
    `select subject_type as type, subject_id as id, field, "to", request_id as request
     from audit_entry
     where operation in ('recordTransactions', 'updateProject', 'saveProgressReport', 'submitProgressReport', 'withdrawProgressReport')
     order by position`,
  );
});

test('is killed and cut so often that writes fail', () => {
  expect(kills).toBe(KILLS);
  expect(writers.failed).toBeGreaterThan(KILLS);
});

test('keeps every acknowledged payment, once, each with its entry in the audit', async () => {
  const kept = await rows<{ id: number; description: string }>(
    `select id, description from transaction where description like 'crash %'`,
  );
  const descriptions = new Set(kept.map(({ description }) => description));
  const audited = audit.filter(({ type }) => type === 'Transaction');

  expect(writers.recorded.length).toBeGreaterThan(0);
  expect(descriptions.size).toBe(kept.length);
  expect(writers.recorded.filter((description) => !descriptions.has(description))).toEqual([]);
  expect(audited.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
});

test.each([0, 1])('keeps every acknowledged change of a project, on a version each: project %s', async (index) => {
  const { id, version } = present(begin.projects.nodes[index]);
  const number = fromGlobalId(id).id;
  const acknowledged = present(writers.rewritten.get(id));
  const [now] = await rows<{ version: number; description: string }>(
    'select version, description from project where id = $1',
    [number],
  );
  const steps = audit.filter((entry) => entry.type === 'Project' && entry.id === number).map(({ to }) => to);

  expect(now).toEqual({ version: version + steps.length, description: steps.at(-1) });
  expect(acknowledged.filter((description) => !steps.includes(description))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
});

test('keeps every acknowledged draft of a report, with its steps and submissions', async () => {
  const entries = audit.filter(({ type }) => type === 'ProgressReport');
  const narratives = entries.filter(({ field }) => field === 'narrative').map(({ to }) => to);
  const states = entries.filter(({ field }) => field === 'state').map(({ to }) => to);
  const [report] = await rows<{ version: number; narrative: string; events: string[]; submissions: number }>(
    `select r.version, r.narrative,
       (select array_agg(e.to order by e.at, e.id) from report_event e where e.report_id = r.id) as events,
       (select count(*)::int from submission s where s.report_id = r.id) as submissions
     from progress_report r`,
  );
  const { version, narrative, events, submissions } = present(report);

  expect(writers.reported.length).toBeGreaterThan(0);
  expect(writers.reported.filter((text) => !narratives.includes(text))).toEqual([]);
  expect(version).toBe(1 + new Set(entries.map(({ request }) => request)).size);
  expect(narrative).toBe(narratives.at(-1));
  expect(events).toEqual(['DUE', ...states]);
  expect(submissions).toBe(events.filter((state) => state === 'SUBMITTED').length);
});

test('counts each write in the revision, once', async () => {
  const { lens } = await writer.asks(revision);

  expect(Number(lens.revision) - Number(begin.lens.revision)).toBe(new Set(audit.map(({ request }) => request)).size);
});

test('leaves the audit whole', async () => {
  expect(await verifyAudit(api.orm.em.fork())).toMatchObject({ isWhole: true, brokenAt: null });
});
