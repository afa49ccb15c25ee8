import { expect, test } from '@jest/globals';
import { createToken } from '../../src/services/access/index.js';
import { recordTransactions, reverseTransaction } from '../operations/money/writes.js';
import { createProject, updateProject, viewerWithRoles } from '../operations/plan/projects.js';
import { person } from '../support/cast.js';
import { only, present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';

// Answers are kept, so that one which outlives its token fails here.
const api = goldenTracker({ ANSWER_CACHE_BYTES: '1000000' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');
const donor = person(api, 'donor', 'DONOR');

const payment = {
  project: 'PRJ-1',
  type: 'OUTGOING_COMMITMENT',
  value: { amount: '1000.5', currency: 'USD' },
  transactionDate: '2024-02-29',
  provider: 'KR',
} as const;
const withToken = (secret: string) =>
  api.send({ query: viewerWithRoles.toString() }, { authorization: `Bearer ${secret}` });

test('leave a trace of every write', async () => {
  const recorded = (await secretariat.asks(recordTransactions, { input: [payment] })).recordTransactions;
  const { id } = only(recorded.transactions);
  await secretariat.asks(reverseTransaction, { id, reason: 'entered twice' });
  const input = { code: 'NEW', title: 'Old title', activityStatus: 'PIPELINE' } as const;
  const project = present((await secretariat.asks(createProject, { input })).createProject.project);
  await secretariat.asks(updateProject, { id: project.id, input: { title: 'New title' }, version: 1 });

  const rows = await api.orm.em.fork().execute(
    `select actor, operation, field, "from", "to", reason from audit_entry
    where operation in ('updateProject', 'reverseTransaction') order by id`,
  );

  const by = { actor: 'secretariat' };
  expect(rows).toEqual([
    {
      ...by,
      operation: 'reverseTransaction',
      field: 'reverses',
      from: null,
      to: expect.any(String),
      reason: 'entered twice',
    },
    { ...by, operation: 'updateProject', field: 'title', from: 'Old title', to: 'New title', reason: null },
  ]);
});

test('need a token', async () => {
  const { errors } = await api.run(recordTransactions, { input: [payment] });

  expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('need a token of a role that may write', async () => {
  const { errors } = await donor.run(recordTransactions, { input: [payment] });

  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('get nowhere with a token that nobody gave', async () => {
  const body = { query: recordTransactions.toString(), variables: { input: [payment] } };

  const { status, errors } = await api.send(body, { authorization: 'Bearer apis_nothing' });

  expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
});

test('see who they are', async () => {
  const { viewer } = await secretariat.asks(viewerWithRoles);

  expect(viewer).toEqual({ name: 'secretariat', roles: [{ role: 'SECRETARIAT' }] });
});

test('get nowhere with a token that has expired', async () => {
  const { secret } = await createToken(api.database, { name: 'old', role: 'SECRETARIAT', days: -2 });

  expect((await withToken(secret)).status).toBe(401);
});

test('get nowhere with a token that was revoked', async () => {
  const { secret } = await createToken(api.database, { name: 'lost', role: 'SECRETARIAT', days: 1 });
  expect((await withToken(secret)).status).toBe(200);

  await api.orm.em.fork().execute("update api_token set revoked_at = now() where name = 'lost'");

  expect((await withToken(secret)).status).toBe(401);
});
