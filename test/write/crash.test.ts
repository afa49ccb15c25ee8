import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { createToken, verifyAudit } from '../../src/services/access/index.js';
import { Role } from '../../src/vocabulary/index.js';
import { loadGolden } from '../support/golden.js';
import { end, startProcess } from '../support/process.js';
import { tracker } from '../support/tracker.js';

// A service under a load of writes, whose connections are cut and whose process is killed while it works.

const CUTS = 200;
const KILLS = 10;
const api = tracker({ template: 'empty' });
let child: ChildProcess | undefined;
afterAll(async () => void (child && (await end(child, 'SIGKILL'))));

interface Answer {
  data?: Record<
    string,
    { userErrors: { code: string }[]; project?: { version: number } | null; transactions?: { id: string }[] }
  >;
}

const RECORD =
  'mutation ($input: [TransactionInput!]!, $key: String) { recordTransactions(input: $input, idempotencyKey: $key) { transactions { id } userErrors { code } } }';
const UPDATE =
  'mutation ($id: ID!, $input: ProjectPatch!, $version: Int!) { updateProject(id: $id, input: $input, version: $version) { project { version } userErrors { code } } }';

test('keeps every acknowledged write, and nothing by half', async () => {
  await loadGolden(api.orm, (golden) => {
    golden.projects[0].organisations = [{ organisation: 'KR', role: 'IMPLEMENTING' }];
  });
  const { secret } = await createToken(api.orm, { name: 'writer', role: Role.SECRETARIAT, days: 2 });
  const own = (query: string) => api.send({ query }, { authorization: `Bearer ${secret}` });
  await own(
    'mutation { openReportingPeriod(input: { plan: "GOLDEN", code: "P", start: "2026-01-01", end: "2026-06-30", dueOn: "2026-07-31" }) { userErrors { code } } }',
  );
  const begin = (await api.ask('{ lens { revision } projects(first: 3) { nodes { id code version } } }')).data as {
    lens: { revision: string };
    projects: { nodes: { id: string; code: string; version: number }[] };
  };
  const watcher = new Client({ connectionString: api.url });
  await watcher.connect();
  const rows = async <R>(statement: string, values: unknown[] = []) =>
    (await watcher.query(statement, values)).rows as R[];

  const environment = { ...process.env, DATABASE_URL: api.url, PORT: '0', LOG_LEVEL: 'fatal', RATE_LIMIT: '1000000' };
  const startService = () => {
    const started = startProcess(environment);
    child = started.child;
    return started.address;
  };
  let service = startService();
  await service;

  let isOver = false;
  const attempts = { made: 0, failed: 0 };
  let wake: () => void = () => {};
  /** Sends one write; null where no answer came back that says what became of it. */
  const send = async (query: string, variables: object): Promise<Answer['data'] | null> => {
    const address = await service;
    attempts.made += 1;
    try {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query, variables }),
      });
      const data = ((await response.json()) as Answer).data;
      if (!data) attempts.failed += 1;
      return data ?? null;
    } catch {
      attempts.failed += 1;
      return null;
    } finally {
      wake();
    }
  };

  const recorded: string[] = [];
  /** Records money, sending each write again under its key until it is acknowledged. */
  const record = async (project: string) => {
    while (!isOver) {
      const description = `crash ${randomUUID()}`;
      const input = [
        {
          project,
          type: 'DISBURSEMENT',
          value: { amount: '1.00', currency: 'USD' },
          transactionDate: '2024-05-01',
          description,
        },
      ];
      for (let answer: Answer['data'] | null = null; !answer; ) {
        answer = await send(RECORD, { input, key: description });
        if (answer)
          expect(answer).toEqual({
            recordTransactions: { transactions: [{ id: expect.any(String) }], userErrors: [] },
          });
        if (!answer && isOver) return;
      }
      recorded.push(description);
    }
  };
  const changed = new Map<string, string[]>();
  /** Changes a project over and over, on the version that it last heard of. */
  const rewrite = async (id: string) => {
    const acknowledged: string[] = [];
    changed.set(id, acknowledged);
    let version: number | null = null;
    while (!isOver) {
      version ??=
        (
          ((await api.send({ query: `{ node(id: "${id}") { ... on Project { version } } }` })).data.node as
            | { version: number }
            | undefined) ?? null
        )?.version ?? null;
      if (version === null) continue;
      const description = `crash ${randomUUID()}`;
      const payload: NonNullable<Answer['data']>[string] | undefined = (
        await send(UPDATE, { id, input: { description }, version })
      )?.updateProject;
      if (payload?.project) acknowledged.push(description);
      version = payload?.project?.version ?? null;
    }
  };

  const REPORT = '{ progressReports(filter: { period: "P" }) { nodes { id version state } } }';
  type Report = { id: string; version: number; state: string };
  const reported: string[] = [];
  /** Drafts, hands in and takes back a report over and over, on the version and state that it last heard of. */
  const report = async () => {
    let known: Report | null = null;
    while (!isOver) {
      known ??= ((await own(REPORT)).data.progressReports as { nodes: Report[] } | undefined)?.nodes[0] ?? null;
      if (!known) continue;
      const narrative = `crash ${randomUUID()}`;
      const steps: Record<string, string> = {
        DUE: `saveProgressReport(id: $id, version: $version, input: { narrative: "${narrative}", reportedStatus: ON_TRACK })`,
        DRAFT: 'submitProgressReport(id: $id, version: $version)',
        SUBMITTED: 'withdrawProgressReport(id: $id, version: $version)',
      };
      // A draft is written on as often as it is handed in.
      const state: string = known.state === 'DRAFT' && Math.random() < 0.5 ? 'DUE' : known.state;
      const query = `mutation ($id: ID!, $version: Int!) { step: ${steps[state]} { report { id version state } userErrors { code } } }`;
      const answer = (await send(query, { id: known.id, version: known.version }))?.step as
        | { report?: Report | null }
        | undefined;
      if (answer?.report && state === 'DUE') reported.push(narrative);
      known = answer?.report ?? null;
    }
  };

  const [one, two, three] = begin.projects.nodes.map(({ id, code }) => ({ id, code }));
  const writers = [
    record(one?.code ?? ''),
    record(two?.code ?? ''),
    record(three?.code ?? ''),
    rewrite(one?.id ?? ''),
    rewrite(two?.id ?? ''),
    report(),
  ];

  let kills = 0;
  for (let cuts = 0; cuts < CUTS; ) {
    await new Promise<void>((done) => {
      wake = done;
    });
    const [cut] = await rows<{ done: boolean }>(
      `select pg_terminate_backend(pid) as done from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       order by random() - case when state <> 'idle' then 0.5 else 0 end limit 1`,
    );
    if (!cut?.done) continue;
    cuts += 1;
    if (cuts % (CUTS / KILLS) !== 0 || !child) continue;
    const before = await service;
    const killed = child;
    await end(killed, 'SIGKILL');
    kills += 1;
    service = startService();
    expect(await service).not.toBe(before);
  }
  // However slow the machine is, each writer is to be heard of once.
  const isHeard = () =>
    recorded.length > 0 &&
    reported.length > 0 &&
    [...changed.values()].every((acknowledged) => acknowledged.length > 0);
  while (!isHeard())
    await new Promise<void>((done) => {
      wake = done;
    });
  isOver = true;
  await Promise.all(writers);

  const kept = await rows<{ id: number; description: string }>(
    `select id, description from transaction where description like 'crash %'`,
  );
  const audit = await rows<{ type: string; id: number; field: string | null; to: string; request: string }>(
    `select subject_type as type, subject_id as id, field, "to", request_id as request from audit_entry where operation in ('recordTransactions', 'updateProject', 'saveProgressReport', 'submitProgressReport', 'withdrawProgressReport') order by position`,
  );
  const ofMoney = audit.filter(({ type }) => type === 'Transaction');

  expect(kills).toBe(KILLS);
  expect(attempts.failed).toBeGreaterThan(KILLS);
  expect(recorded.length).toBeGreaterThan(0);
  expect(new Set(kept.map(({ description }) => description)).size).toBe(kept.length);
  expect(recorded.filter((description) => !kept.some((row) => row.description === description))).toEqual([]);
  expect(ofMoney.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  for (const { id, version: first } of begin.projects.nodes.slice(0, 2)) {
    const number = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
    const [now] = await rows<{ version: number; description: string }>(
      'select version, description from project where id = $1',
      [number],
    );
    const steps = audit.filter((entry) => entry.type === 'Project' && entry.id === number).map(({ to }) => to);
    expect(now).toEqual({ version: first + steps.length, description: steps.at(-1) });
    expect((changed.get(id) ?? []).filter((description) => !steps.includes(description))).toEqual([]);
    expect(changed.get(id)?.length).toBeGreaterThan(0);
  }
  const ofReport = audit.filter(({ type }) => type === 'ProgressReport');
  const [last] = await rows<{ version: number; narrative: string; events: string[]; submissions: number }>(
    `select r.version, r.narrative, (select array_agg(e.to order by e.at, e.id) from report_event e where e.report_id = r.id) as events,
      (select count(*)::int from submission s where s.report_id = r.id) as submissions from progress_report r`,
  );
  const narratives = ofReport.filter(({ field }) => field === 'narrative').map(({ to }) => to);
  expect(reported.length).toBeGreaterThan(0);
  expect(reported.filter((narrative) => !narratives.includes(narrative))).toEqual([]);
  expect(last?.version).toBe(1 + new Set(ofReport.map(({ request }) => request)).size);
  expect(last?.narrative).toBe(narratives.at(-1));
  expect(last?.events).toEqual(['DUE', ...ofReport.filter(({ field }) => field === 'state').map(({ to }) => to)]);
  expect(last?.submissions).toBe(last?.events.filter((state) => state === 'SUBMITTED').length);
  const { revision } = (await api.ask('{ lens { revision } }')).data.lens as { revision: string };
  expect(Number(revision) - Number(begin.lens.revision)).toBe(new Set(audit.map(({ request }) => request)).size);
  expect(await verifyAudit(api.orm)).toMatchObject({ isWhole: true, brokenAt: null });
  await watcher.end();
}, 900_000);
