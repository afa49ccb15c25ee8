import { expect, test } from '@jest/globals';
import { AuditEntry } from '../../src/entities/access/index.js';
import { Transaction } from '../../src/entities/money/index.js';
import { Project } from '../../src/entities/plan/index.js';
import { loadGolden } from '../support/golden.js';
import { people } from '../support/people.js';
import { tracker } from '../support/tracker.js';

// Closing a period while others write: what is acknowledged before is in the snapshot, what comes after is refused.

const api = tracker({ template: 'empty' });
const { give, run } = people(api);

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the operations below.
type Any = any;

const period = (code: string) => ({
  plan: 'GOLDEN',
  code,
  start: '2025-07-01',
  end: '2025-12-31',
  dueOn: '2026-01-31',
});
const OPEN = 'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { userErrors { code } } }';
const CLOSE =
  'mutation ($code: String!) { closeReportingPeriod(plan: "GOLDEN", code: $code) { snapshot { payload } userErrors { code } } }';
const RECORD =
  'mutation { recordTransactions(input: [{ project: "PRJ-1", type: COMMITMENT, value: { amount: "1000", currency: "USD" }, transactionDate: "2025-11-01" }]) { userErrors { code } } }'.replace(
    'COMMITMENT',
    'OUTGOING_COMMITMENT',
  );

const committed = (payload: string) => JSON.parse(payload).table.plan.funding.committed.converted.amount;

/** Resolves once a connection waits for a lock. */
const somebodyWaits = async () => {
  const waiting = async () =>
    (
      await api.orm.em
        .fork()
        .execute<Any[]>(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
    ).length > 0;
  for (let tries = 0; tries < 10_000; tries += 1) if (await waiting()) return;
  throw new Error('nobody waits');
};

test('what others are writing while a period is closed is in its snapshot, or comes after it', async () => {
  await loadGolden(api.orm, (golden) => {
    golden.plan.end = '2099-12-31'; // so that there is a period that is not over, whatever day it is
    golden.projects[0].organisations = [{ organisation: 'KR', role: 'IMPLEMENTING' }];
  });
  await give('secretariat', 'SECRETARIAT');
  await run('secretariat', OPEN, { input: period('2025-H2') });
  await run('secretariat', OPEN, { input: period('2025-H2-again') });
  const before = (await run('nobody', '{ plan(code: "GOLDEN") { funding { committed { converted { amount } } } } }'))
    .funding.committed.converted.amount;

  // A write that has reached the audit and is not committed yet: closing waits for it.
  const closing = await api.orm.em.fork().transactional(async (em) => {
    const project = await em.findOneOrFail(Project, { code: 'PRJ-1' });
    const first = await em.findOneOrFail(Transaction, { project }, { populate: ['provenance'] });
    const { provenance } = first;
    em.create(Transaction, {
      project,
      provenance,
      type: 'OUTGOING_COMMITMENT',
      amount: '500.00',
      currency: 'USD',
      transactionDate: '2025-10-01',
      valueDate: '2025-10-01',
    });
    em.create(AuditEntry, {
      actor: 'a writer',
      operation: 'recordTransactions',
      subjectType: 'Transaction',
      requestId: 'r',
    });
    await em.flush();
    const closed = run('secretariat', CLOSE, { code: '2025-H2' });
    await somebodyWaits();
    return { closed };
  });
  const { snapshot } = await closing.closed;
  expect(Number(committed(snapshot.payload))).toBe(Number(before) + 500);

  // Recording and closing at once, in whichever order they come: the payment is in the snapshot, or it is refused.
  await run(
    'secretariat',
    'mutation { reopenReportingPeriod(plan: "GOLDEN", code: "2025-H2", reason: "r") { userErrors { code } } }',
  );
  const [recorded, again] = await Promise.all([
    run('secretariat', RECORD),
    run('secretariat', CLOSE, { code: '2025-H2-again' }),
  ]);
  const isIn = Number(committed(again.snapshot.payload)) === Number(before) + 1500;
  expect(recorded.userErrors.map(({ code }: Any) => code)).toEqual(isIn ? [] : ['PERIOD_CLOSED']);
});

test('a period is closed when it is over, lies within its plan, and can be cancelled while nobody has begun', async () => {
  const given = { ...period('2026-S1'), start: '2026-01-01', end: '2099-12-31', dueOn: '2099-12-31' };
  const open = async (input: object) =>
    (
      await run(
        'secretariat',
        'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { userErrors { code field } } }',
        { input },
      )
    ).userErrors;
  const cancel = async (reason: string) =>
    run(
      'secretariat',
      'mutation ($reason: String!) { cancelReportingPeriod(plan: "GOLDEN", code: "2026-S1", reason: $reason) { period { state } userErrors { code field } } }',
      {
        reason,
      },
    );
  const asked = async () =>
    (await run('nobody', '{ progressReports(filter: { period: "2026-S1" }) { totalCount } }')).totalCount;
  expect(await open({ ...given, start: '1990-01-01' })).toContainEqual({ code: 'OUT_OF_RANGE', field: 'input.start' });
  expect(await open({ ...given, end: '2100-12-31', dueOn: '2101-01-31' })).toEqual([
    { code: 'OUT_OF_RANGE', field: 'input.end' },
  ]);
  expect(await open(given)).toEqual([]);
  expect((await run('secretariat', CLOSE, { code: '2026-S1' })).userErrors).toEqual([{ code: 'OUT_OF_RANGE' }]);
  const before = await asked();
  expect((await cancel(' ')).userErrors).toEqual([{ code: 'REQUIRED', field: 'reason' }]);
  expect((await cancel('mistyped')).period).toEqual({ state: 'PLANNED' });
  expect([before > 0, await asked()]).toEqual([true, 0]);
  expect(await open({ ...given, start: '2022-01-01', end: '2022-01-31', dueOn: '2022-02-28' })).toEqual([]);
  await cancel('once more');
  expect(await open({ ...given, end: '2026-06-30', dueOn: '2026-07-31' })).toEqual([]);
  expect(await asked()).toBe(before);
  const { id, version } = (
    await run('secretariat', '{ progressReports(filter: { period: "2026-S1" }, first: 1) { nodes { id version } } }')
  ).nodes[0];
  await run(
    'secretariat',
    'mutation ($id: ID!, $version: Int!) { saveProgressReport(id: $id, version: $version, input: { narrative: "n" }) { userErrors { code } } }',
    { id, version },
  );
  expect((await cancel('too late')).userErrors).toEqual([{ code: 'INVALID_TRANSITION', field: 'code' }]);
  expect((await run('secretariat', CLOSE, { code: '2026-S1' })).userErrors).toEqual([]);
});

test('who saves a report while its period is being closed waits, and is refused', async () => {
  await run('secretariat', OPEN, {
    input: { ...period('2025-Q1'), start: '2025-01-01', end: '2025-03-31', dueOn: '2025-04-30' },
  });
  const { id, version } = (
    await run('secretariat', '{ progressReports(filter: { period: "2025-Q1" }) { nodes { id version } } }')
  ).nodes[0];
  const { saving } = await api.orm.em.fork().transactional(async (em) => {
    await em.execute("select 1 from reporting_period where code = '2025-Q1' for update");
    const begun = run(
      'secretariat',
      'mutation ($id: ID!, $version: Int!) { saveProgressReport(id: $id, version: $version, input: { narrative: "n" }) { userErrors { code } } }',
      {
        id,
        version,
      },
    );
    await somebodyWaits();
    await em.execute("update reporting_period set state = 'CLOSED' where code = '2025-Q1'");
    return { saving: begun };
  });

  expect((await saving).userErrors).toEqual([{ code: 'PERIOD_CLOSED' }]);
});

test('days that are closed are in no other period that is opened', async () => {
  const given = { ...period('2025-Q4'), start: '2025-12-01' };

  expect(
    (
      await run(
        'secretariat',
        'mutation ($input: ReportingPeriodInput!) { openReportingPeriod(input: $input) { userErrors { code field } } }',
        {
          input: given,
        },
      )
    ).userErrors,
  ).toEqual([{ code: 'PERIOD_CLOSED', field: 'input.start' }]);
});
