import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { importDataset, readBundle } from '../../src/exchange/bundle/index.js';
import { createToken } from '../../src/services/access/index.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty', settings: { ANSWER_CACHE_BYTES: '1000000' } });
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const text = readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8');
  await importDataset(api.orm, readBundle(text, 'golden.json').dataset, 'golden.json');
  for (const role of ['SECRETARIAT', 'DONOR'] as const)
    tokens[role] = (await createToken(api.orm, { name: role.toLowerCase(), role, days: 1 })).secret;
});

interface UserError {
  code: string;
  field: string;
  message: string;
}

const send = (query: string, variables: object = {}, role = 'SECRETARIAT') =>
  api.send({ query, variables }, { authorization: `Bearer ${tokens[role]}` });
const run = async (query: string, variables: object = {}) => {
  const { data, errors } = await send(query, variables);
  expect(errors).toEqual([]);
  return Object.values(data)[0] as { userErrors: UserError[] } & Record<string, never>;
};
const idOf = async (field: string) => ((await api.ask(`{ it: ${field} { id } }`)).data.it as { id: string }).id;
const planCommitted = async () =>
  (
    (await api.ask('{ plan(code: "GOLDEN") { funding { committed { converted { amount } } } } }')).data.plan as {
      funding: { committed: { converted: { amount: string } } };
    }
  ).funding.committed.converted.amount;

const RECORD = `mutation ($input: [TransactionInput!]!, $key: String) { recordTransactions(input: $input, idempotencyKey: $key) { transactions { id value { amount currency } valueDate externalRef provenance { kind } } userErrors { code field message } } }`;
const REVERSE = `mutation ($id: ID!, $reason: String!) { reverseTransaction(id: $id, reason: $reason) { transactions { id value { amount } reverses { id } transactionDate } userErrors { code field message } } }`;
const payment = (more: object = {}) => ({
  project: 'PRJ-1',
  type: 'OUTGOING_COMMITMENT',
  value: { amount: '1000.5', currency: 'USD' },
  transactionDate: '2024-02-29',
  provider: 'KR',
  ...more,
});

test('a transaction recorded counts at once, and its reversal cancels it exactly, of every day', async () => {
  const before = await planCommitted();
  const { transactions } = (await run(RECORD, { input: [payment({ externalRef: 'A-1' })] })) as unknown as {
    transactions: { id: string }[];
  };
  const during = await planCommitted();
  const reversed = (await run(REVERSE, { id: transactions[0]?.id, reason: 'entered twice' })) as unknown as {
    transactions: object[];
  };

  expect(transactions).toEqual([
    {
      id: expect.any(String),
      value: { amount: '1000.50', currency: 'USD' },
      valueDate: '2024-02-29',
      externalRef: 'A-1',
      provenance: { kind: 'ENTERED' },
    },
  ]);
  expect(Number(during) - Number(before)).toBeCloseTo(1000.5, 2);
  expect(reversed.transactions).toEqual([
    {
      id: expect.any(String),
      value: { amount: '-1000.50' },
      reverses: { id: transactions[0]?.id },
      transactionDate: '2024-02-29',
    },
  ]);
  expect(await planCommitted()).toBe(before);
  expect((await run(REVERSE, { id: transactions[0]?.id, reason: 'again' })).userErrors).toEqual([
    { code: 'DUPLICATE', field: 'id', message: 'it is reversed already' },
  ]);
});

test('a batch with bad rows writes nothing and names every mistake', async () => {
  const revision = async () => (await api.ask('{ lens { revision } }')).data;
  const before = await revision();
  const { userErrors } = await run(RECORD, {
    input: [
      payment(),
      payment({ project: 'NONE', provider: 'NOBODY' }),
      payment({ value: { amount: '12.345', currency: 'USD' } }),
      payment({ value: { amount: '1', currency: 'ZZZ' } }),
      payment({ transactionDate: '2999-01-01' }),
      payment({ value: { amount: '0', currency: 'USD' } }),
      payment({ externalRef: 'A-1' }),
    ],
  });

  expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['NOT_FOUND', 'input.1.project'],
    ['NOT_FOUND', 'input.1.provider'],
    ['INVALID', 'input.2.value.amount'],
    ['INVALID', 'input.3.value.currency'],
    ['OUT_OF_RANGE', 'input.4.transactionDate'],
    ['INVALID', 'input.5.value.amount'],
    ['DUPLICATE', 'input.6.externalRef'],
  ]);
  expect(await revision()).toEqual(before);
});

test.each(['1e400', 'NaN', 'Infinity', '', '1,000', '0x10', '9'.repeat(30)])(
  'an amount of %j gets its own user error, beside all others',
  async (amount) => {
    const { userErrors } = await run(RECORD, {
      input: [payment({ value: { amount, currency: 'USD' } }), payment({ value: { amount: '1', currency: 'ZZZ' } })],
    });

    expect(userErrors.map(({ field }) => field)).toEqual(['input.0.value.amount', 'input.1.value.currency']);
    expect(userErrors[0]?.message).toContain(amount);
  },
);

test('a text that is too long, or blank where it names something, is a user error too', async () => {
  const long = 'x'.repeat(20_000);
  const record = await run(RECORD, {
    input: [payment({ externalRef: long, description: long }), payment({ externalRef: ' ' })],
  });
  const rates =
    'mutation ($input: [ExchangeRateInput!]!) { setExchangeRates(input: $input) { saved userErrors { code field } } }';
  const rate = { from: 'AUD', to: 'USD', date: '2024-07-01', rate: '99999999999', source: long };

  expect(record.userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['OUT_OF_RANGE', 'input.0.externalRef'],
    ['OUT_OF_RANGE', 'input.0.description'],
    ['INVALID', 'input.1.externalRef'],
  ]);
  expect((await run(rates, { input: [rate, rate] })).userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['OUT_OF_RANGE', 'input.0.rate'],
    ['OUT_OF_RANGE', 'input.0.source'],
    ['OUT_OF_RANGE', 'input.1.rate'],
    ['OUT_OF_RANGE', 'input.1.source'],
    ['DUPLICATE', 'input.1'],
  ]);
  expect((await run(rates, { input: [] })).userErrors.map(({ code }) => code)).toEqual(['REQUIRED']);
});

test('what the API says of a moment can be asked of it', async () => {
  const { data } = await api.ask(
    '{ project(code: "PRJ-1") { updatedAt transactions(first: 1) { nodes { recordedAt } } } }',
  );
  const { updatedAt, transactions } = data.project as {
    updatedAt: string;
    transactions: { nodes: { recordedAt: string }[] };
  };
  const recordedAt = transactions.nodes[0]?.recordedAt ?? '';

  expect([updatedAt, recordedAt]).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    '2023-02-03T00:00:00.000Z',
  ]);
  const known = await api.ask(
    'query ($t: DateTime) @lens(knownAt: $t) { lens { knownAt } project(code: "PRJ-1") { transactions { totalCount } } }',
    {
      t: recordedAt,
    },
  );
  expect(known.data).toEqual({ lens: { knownAt: recordedAt }, project: { transactions: { totalCount: 2 } } });
});

test('two clients that record the same reference at once leave one row', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => run(RECORD, { input: [payment({ externalRef: 'RACE' })] })),
  );

  expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual([
    '',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
    'DUPLICATE',
  ]);
});

test('an idempotency key gives the same answer once, and refuses other input', async () => {
  const input = [payment({ value: { amount: '7', currency: 'EUR' } })];
  const answers = await Promise.all([1, 2, 3].map(() => run(RECORD, { input, key: 'key-1' })));
  const other = await run(RECORD, { input: [payment({ value: { amount: '8', currency: 'EUR' } })], key: 'key-1' });

  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(other.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_MISMATCH']);
});

test('a budget takes the place of an earlier one of its period, and both stay visible', async () => {
  const SET = `mutation ($input: BudgetInput!) { setBudget(input: $input) { project { budgets { type value { amount } isEffective } funding { budget { converted { amount } } gap { converted { amount } } } } userErrors { code field } } }`;
  const budget = {
    project: 'PRJ-2',
    status: 'COMMITTED',
    periodStart: '2023-01-01',
    periodEnd: '2024-12-31',
    valueDate: '2023-06-30',
  };
  await run(SET, { input: { ...budget, type: 'ORIGINAL', value: { amount: '400000', currency: 'EUR' } } });
  const answer = await run(SET, {
    input: { ...budget, type: 'REVISED', value: { amount: '450000', currency: 'EUR' } },
  });
  const wrong = await run(SET, {
    input: {
      ...budget,
      type: 'REVISED',
      project: 'NONE',
      periodEnd: '2020-01-01',
      value: { amount: '-1', currency: 'EUR' },
    },
  });

  expect(answer).toEqual({
    project: {
      budgets: [
        { type: 'REVISED', value: { amount: '450000.00' }, isEffective: true },
        { type: 'ORIGINAL', value: { amount: '400000.00' }, isEffective: false },
      ],
      funding: { budget: { converted: { amount: '495000.00' } }, gap: { converted: { amount: '55000.00' } } },
    },
    userErrors: [],
  });
  expect(wrong.userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['NOT_FOUND', 'input.project'],
    ['OUT_OF_RANGE', 'input.value.amount'],
    ['OUT_OF_RANGE', 'input.periodEnd'],
  ]);
});

test('a rate completes what could not be converted: the latest of 31 days, else a cross rate, marked', async () => {
  const SET =
    'mutation ($input: [ExchangeRateInput!]!) { setExchangeRates(input: $input) { saved userErrors { code field } } }';
  const total = async () =>
    (
      (
        await api.ask(
          '{ project(code: "PRJ-4") { funding { committed { converted { amount } isComplete conversions { rate date source isApproximate } } } } }',
        )
      ).data.project as { funding: { committed: object } }
    ).funding.committed;
  const aud = (to: string, date: string, rate: string) => ({ from: 'AUD', to, date, rate, source: 'test' });

  expect(
    await run(SET, { input: [aud('USD', '2024-05-30', '0.5'), { ...aud('USD', '2024-06-01', '0'), to: 'AUD' }] }),
  ).toMatchObject({
    saved: 0,
    userErrors: [{ code: 'INVALID' }, { code: 'OUT_OF_RANGE' }],
  });
  await run(SET, { input: [aud('USD', '2024-05-30', '0.5')] }); // 32 days before: too old
  expect(await total()).toMatchObject({ isComplete: false });
  await run(SET, {
    input: [
      aud('EUR', '2024-06-20', '0.6'),
      { from: 'EUR', to: 'USD', date: '2024-06-25', rate: '1.1', source: 'test' },
    ],
  });
  expect(await total()).toEqual({
    converted: { amount: '66000.00' },
    isComplete: true,
    conversions: [{ rate: '0.66', date: '2024-06-20', source: 'test via EUR', isApproximate: true }],
  });
  await run(SET, { input: [aud('USD', '2024-06-30', '0.7')] });
  expect(await total()).toMatchObject({
    converted: { amount: '70000.00' },
    conversions: [{ date: '2024-06-30', isApproximate: true }],
  });
  expect(await run(SET, { input: [aud('USD', '2024-07-01', '0.75')] })).toEqual({ saved: 1, userErrors: [] });
  expect(await run(SET, { input: [aud('USD', '2024-07-01', '0.75')] })).toEqual({ saved: 0, userErrors: [] });
  expect(await total()).toMatchObject({
    converted: { amount: '75000.00' },
    conversions: [{ date: '2024-07-01', isApproximate: false }],
  });
});

const CREATE = `mutation ($input: ProjectInput!) { createProject(input: $input) { project { id code version actions { share action { code } } } userErrors { code field message } } }`;

test('a project is created with its links, or with every mistake named', async () => {
  const a11 = await idOf('action(plan: "GOLDEN", code: "A1.1")');
  const a31 = await idOf('action(plan: "GOLDEN", code: "A3.1")');
  const input = {
    code: 'NEW-1',
    title: 'New',
    activityStatus: 'PIPELINE',
    plannedStart: '2025',
    plannedEnd: '2026-06',
    actions: [
      { action: a11, share: '60' },
      { action: a31, share: '40' },
    ],
    organisations: [{ organisation: 'KR', role: 'FUNDING' }],
  };
  const made = await run(CREATE, { input });
  const wrong = await run(CREATE, {
    input: {
      ...input,
      code: 'new 1',
      title: ' ',
      plannedStart: '2027',
      parent: 'NONE',
      actions: [
        { action: a11, share: '60' },
        { action: a31, share: '50' },
        { action: 'x', share: '101' },
      ],
      countries: [{ country: 'LAO', percentage: '10' }],
      organisations: [{ organisation: 'NOBODY', role: 'FUNDING' }],
    },
  });
  const again = await run(CREATE, { input });

  expect(made).toEqual({
    project: {
      id: expect.any(String),
      code: 'NEW-1',
      version: 1,
      actions: [
        { share: '60.0000', action: { code: 'A1.1' } },
        { share: '40.0000', action: { code: 'A3.1' } },
      ],
    },
    userErrors: [],
  });
  expect(wrong.userErrors.map(({ code, field }) => [code, field])).toEqual([
    ['INVALID', 'input.code'],
    ['REQUIRED', 'input.title'],
    ['OUT_OF_RANGE', 'input.plannedEnd'],
    ['NOT_FOUND', 'input.parent'],
    ['NOT_FOUND', 'input.actions.2.action'],
    ['OUT_OF_RANGE', 'input.actions.2.share'],
    ['SHARES_EXCEED_100', 'input.actions'],
    ['NOT_FOUND', 'input.countries.0.country'],
    ['NOT_FOUND', 'input.organisations.0.organisation'],
  ]);
  expect(again.userErrors).toEqual([
    { code: 'DUPLICATE', field: 'input.code', message: 'there is a project NEW-1 already' },
  ]);
});

test('a change is made on the version that was read, or not at all', async () => {
  const { project } = (await run(CREATE, {
    input: { code: 'NEW-2', title: 'Old title', activityStatus: 'PIPELINE' },
  })) as unknown as {
    project: { id: string };
  };
  const UPDATE =
    'mutation ($id: ID!, $input: ProjectPatch!, $version: Int!) { updateProject(id: $id, input: $input, version: $version) { project { title activityStatus version } userErrors { code field message } } }';
  const LINK =
    'mutation ($id: ID!, $links: [ProjectOrganisationInput!]!, $version: Int!) { setProjectOrganisations(id: $id, organisations: $links, version: $version) { project { version donors { organisation { code } } } userErrors { code } } }';

  expect(await run(UPDATE, { id: project.id, input: { title: 'New title' }, version: 1 })).toEqual({
    project: { title: 'New title', activityStatus: 'PIPELINE', version: 2 },
    userErrors: [],
  });
  expect((await run(UPDATE, { id: project.id, input: { title: 'Other' }, version: 1 })).userErrors).toEqual([
    { code: 'VERSION_CONFLICT', field: 'version', message: expect.stringMatching(/at version 2, not 1/) },
  ]);
  expect(await run(LINK, { id: project.id, links: [{ organisation: 'ADB', role: 'FUNDING' }], version: 2 })).toEqual({
    project: { version: 3, donors: [{ organisation: { code: 'ADB' } }] },
    userErrors: [],
  });
  expect(await run(LINK, { id: project.id, links: [], version: 3 })).toEqual({
    project: { version: 4, donors: [] },
    userErrors: [],
  });
});

test('an organisation is created once', async () => {
  const input = { code: 'WB', name: 'World Bank', type: 'MULTILATERAL' };
  const MAKE =
    'mutation ($input: OrganisationInput!) { createOrganisation(input: $input) { organisation { code name } userErrors { code field } } }';

  expect(await run(MAKE, { input })).toEqual({ organisation: { code: 'WB', name: 'World Bank' }, userErrors: [] });
  expect(await run(MAKE, { input: { ...input, country: 'XYZ' } })).toEqual({
    organisation: null,
    userErrors: [
      { code: 'DUPLICATE', field: 'input.code' },
      { code: 'NOT_FOUND', field: 'input.country' },
    ],
  });
});

test('every write leaves its trace', async () => {
  const rows = await api.orm.em.fork().execute<
    {
      operation: string;
      actor: string;
      field: string | null;
      from: string | null;
      to: string | null;
      reason: string | null;
    }[]
  >(
    'select actor, operation, field, "from", "to", reason from audit_entry where operation in (\'updateProject\', \'reverseTransaction\') order by id',
  );

  expect(rows).toEqual([
    {
      actor: 'secretariat',
      operation: 'reverseTransaction',
      field: 'reverses',
      from: null,
      to: expect.any(String),
      reason: 'entered twice',
    },
    {
      actor: 'secretariat',
      operation: 'updateProject',
      field: 'title',
      from: 'Old title',
      to: 'New title',
      reason: null,
    },
  ]);
});

test('nobody writes without a token, or with one whose role may not', async () => {
  const record = { query: RECORD, variables: { input: [payment()] } };
  const nobody = await api.send(record);
  const donor = await send(RECORD, { input: [payment()] }, 'DONOR');
  const forged = await api.send(record, { authorization: 'Bearer apis_nothing' });

  expect([nobody, donor].map(({ errors }) => errors[0]?.extensions.code)).toEqual(['UNAUTHENTICATED', 'FORBIDDEN']);
  expect([forged.status, forged.errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  expect((await send('{ viewer { name roles { role } } }')).data).toEqual({
    viewer: { name: 'secretariat', roles: [{ role: 'SECRETARIAT' }] },
  });
});

test('a token that has expired or was revoked opens nothing', async () => {
  const { secret } = await createToken(api.orm, { name: 'old', role: 'SECRETARIAT', days: -2 });

  expect((await api.send({ query: '{ viewer { name } }' }, { authorization: `Bearer ${secret}` })).status).toBe(401);
  await api.orm.em.fork().execute("update api_token set revoked_at = now() where name = 'secretariat'");
  expect((await send('{ viewer { name } }')).status).toBe(401);
});
