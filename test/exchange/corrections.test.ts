import { expect, test } from '@jest/globals';
import { locks } from '../../src/database/locks.js';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { bundleOf, indicator, loadBundle, problemsOf } from './bundles.js';

// What a load has stored a later one can correct, and correct back: a fact says what holds when the bundle is stated.

const api = tracker({ template: 'empty' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

/** Loads a bundle. Gives how many rows it wrote, and what was said on the way; throws what is wrong with it. */
const load = async (plan: string, more: object) => {
  const steps: string[] = [];
  const written = await loadBundle(api.database, bundleOf(plan, more), (step) => steps.push(step));
  return { written, steps };
};

const problemsIn = (plan: string, more: object) => problemsOf(() => load(plan, more));

const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  api.database.read((em) => em.execute(sql, values));

const project = (plan: string, more: object) => ({ projects: [{ code: `${plan}-A`, actions: { A1: 100 }, ...more }] });

/** Each kind of fact, with a way to write it; the SQL gives what holds now. */
const kinds: Record<string, { write: (plan: string, said: number) => object; holds: string }> = {
  value: {
    write: (_, value) => indicator({ values: [{ date: '2025-06-30', value }] }),
    holds: `select v.value::float8 as said from indicator_value v join indicator i on i.id = v.indicator_id
      join action a on a.id = i.action_id join action_plan p on p.id = a.plan_id where p.code = ? order by v.recorded_at desc, v.id desc`,
  },
  baseline: {
    write: (_, baseline) => indicator({ baseline }),
    holds: `select v.value::float8 as said from indicator_point v join indicator i on i.id = v.indicator_id
      join action a on a.id = i.action_id join action_plan p on p.id = a.plan_id where p.code = ? order by v.recorded_at desc, v.id desc`,
  },
  'target of a period': {
    write: (_, value) => indicator({ targets: [{ start: '2025-01-01', end: '2025-12-31', value }] }),
    holds: `select v.value::float8 as said from indicator_point v join indicator i on i.id = v.indicator_id
      join action a on a.id = i.action_id join action_plan p on p.id = a.plan_id where p.code = ? order by v.recorded_at desc, v.id desc`,
  },
  completion: {
    write: (_, day) => ({
      milestones: [{ action: 'A1', title: 'M', dueOn: '2026-06-30', completedOn: `2026-01-${day}` }],
    }),
    holds: `select extract(day from c.completed_on)::float8 as said from milestone_completion c join milestone m on m.id = c.milestone_id
      join action a on a.id = m.action_id join action_plan p on p.id = a.plan_id where p.code = ? order by c.recorded_at desc, c.id desc`,
  },
  assessment: {
    write: (_, said) => ({ assessments: [{ action: 'A1', status: 'ON_TRACK', note: `${said}`, date: '2026-01-01' }] }),
    holds: `select s.note::float8 as said from assessment s join action a on a.id = s.action_id
      join action_plan p on p.id = a.plan_id where p.code = ? order by s.recorded_at desc, s.id desc`,
  },
  'exchange rate': {
    write: (plan, rate) => ({ exchangeRates: [{ from: 'EUR', to: 'USD', date: '2025-01-02', rate, source: plan }] }),
    holds: 'select rate::float8 as said from exchange_rate where source = ? order by recorded_at desc, id desc',
  },
  budget: {
    write: (plan, amount) => project(plan, { budget: { amount, currency: 'USD' } }),
    holds: `select b.amount::float8 as said from budget b join project p on p.id = b.project_id
      where p.code = ? || '-A' order by b.recorded_at desc, b.id desc`,
  },
};

test.each(Object.entries(kinds))(
  'corrects a %s, corrects it back, and writes nothing the second time',
  async (kind, { write, holds }) => {
    const plan = `C-${Object.keys(kinds).indexOf(kind)}`;
    for (const said of [10, 20, 10]) {
      await load(plan, write(plan, said));
      expect((await rows(holds, plan))[0]).toEqual({ said });
      expect((await load(plan, write(plan, said))).written).toBe(0);
    }
    expect((await rows(holds, plan)).map(({ said }) => said)).toEqual([10, 20, 10]);
  },
);

test.each(Object.entries(kinds))(
  'refuses a %s that is stated twice without the moment of each',
  async (kind, { write }) => {
    const plan = `D-${Object.keys(kinds).indexOf(kind)}`;
    const [one, other] = [write(plan, 10), write(plan, 20)] as Record<string, { budget?: object }[]>[];
    const [name = ''] = Object.keys(one ?? {});
    const twice = {
      value: indicator({
        values: [
          { date: '2025-06-30', value: 10 },
          { date: '2025-06-30', value: 20 },
        ],
      }),
      budget: project(plan, { budgets: [one?.projects?.[0]?.budget, other?.projects?.[0]?.budget] }),
    }[kind] ?? { [name]: [...(one?.[name] ?? []), ...(other?.[name] ?? [])] };

    const problems = await problemsIn(plan, twice);

    expect(problems.length).toBeGreaterThan(0);
    for (const { path, message } of problems)
      expect([path, message]).toEqual([
        expect.stringMatching(/\d|targets/),
        expect.stringMatching(/twice|says again what/),
      ]);
  },
);

test('takes entries with a moment as history, and what holds at statedAt as a statement about that moment', async () => {
  const at = (recordedAt: string, value: number) => ({ date: '2025-06-30', value, recordedAt });
  const values = [at('2025-07-01T00:00:00Z', 10), at('2025-08-01T00:00:00Z', 20)];
  const { holds } = kinds.value as { holds: string };
  await load('H', indicator({ values }));
  expect((await load('H', indicator({ values }))).written).toBe(0);

  const { steps } = await load('H', {
    statedAt: '2025-07-15T00:00:00Z',
    ...indicator({ values: [{ date: '2025-06-30', value: 15 }] }),
  });

  expect(steps).toContain(
    'what was recorded after 2025-07-15T00:00:00.000Z stands, and says otherwise than indicators.0.values.0',
  );
  expect((await rows(holds, 'H')).map(({ said }) => said)).toEqual([20, 15, 10]);
});

test('corrects a value that came with a report', async () => {
  const reported = {
    reportingPeriods: [{ code: 'R', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' }],
    reports: [
      {
        period: 'R',
        action: 'A1',
        events: ['DUE', 'DRAFT', 'SUBMITTED', 'APPROVED'].map((to, index) => ({
          at: `2025-07-0${index + 1}T00:00:00Z`,
          to,
        })),
      },
    ],
  };
  const { holds } = kinds.value as { holds: string };
  await load('R', { ...reported, ...indicator({ values: [{ date: '2025-06-30', value: 60, period: 'R' }] }) });
  const said = (value: number) => indicator({ values: [{ date: '2025-06-30', value }] });

  expect((await load('R', said(60))).written).toBe(0); // it holds already, by the report
  await load('R', said(40));

  expect((await rows(holds, 'R'))[0]).toEqual({ said: 40 });
});

const payment = (plan: string, more: object) => ({
  transactions: [
    {
      project: `${plan}-A`,
      type: 'DISBURSEMENT',
      amount: 100,
      currency: 'USD',
      date: '2025-05-06',
      externalRef: '1',
      ...more,
    },
  ],
});

test('refuses a payment that differs from the stored one with its reference, and says how it is corrected', async () => {
  await load('P', payment('P', {}));
  expect((await load('P', payment('P', {}))).written).toBe(0);

  expect(await problemsIn('P', payment('P', { amount: 150, date: '2025-05-07' }))).toEqual([
    {
      path: 'transactions.0.amount',
      message: expect.stringMatching(/^150\.00 .* differs from what is stored \(100\.00\); reverse it first/),
    },
    { path: 'transactions.0.date', message: expect.stringContaining('stored (2025-05-06)') },
    { path: 'transactions.0.valueDate', message: expect.stringContaining('stored (2025-05-06)') },
  ]);
});

test('lets two projects have a reference of one provider, in loads and mutations', async () => {
  await load('Q', payment('Q', {}));
  await load('S', payment('S', {}));
  const mutation = (project: string) => `mutation {
    recordTransactions(input: [{ project: "${project}", type: DISBURSEMENT, value: { amount: "5", currency: "USD" }, transactionDate: "2025-02-01", externalRef: "2" }]) {
      userErrors { code field } } }`;

  for (const [name, userErrors] of [
    ['Q-A', []],
    ['S-A', []],
    ['S-A', [{ code: 'DUPLICATE', field: 'input.0.externalRef' }]],
  ])
    expect(await secretariat.send(mutation(String(name)))).toMatchObject({
      data: { recordTransactions: { userErrors } },
    });
});

test('never books a reversed payment again', async () => {
  const given = payment('V', { externalRef: undefined });
  await load('V', given);
  const [row] = await rows(`select t.id from transaction t join project p on p.id = t.project_id where p.code = 'V-A'`);
  const id = Buffer.from(`Transaction:${row?.id}`).toString('base64url');
  await secretariat.send(`mutation { reverseTransaction(id: "${id}", reason: "wrong") { userErrors { message } } }`);

  expect((await load('V', given)).written).toBe(0);
  expect(
    await rows(
      `select sum(amount)::float8 as sum, count(*)::int as rows from transaction t join project p on p.id = t.project_id where p.code = 'V-A'`,
    ),
  ).toEqual([{ sum: 0, rows: 2 }]);
});

const numbersOf = (plan: string) =>
  rows(
    'select a.code, a.number from action a join action_plan p on p.id = a.plan_id where p.code = ? order by number',
    plan,
  );

test('renumbers actions and pillars in the order of the file', async () => {
  const pillars = (...codes: string[]) => ({
    projects: [],
    pillars: codes.map((code) => ({ code, actions: [`${code}.1`, `${code}.2`] })),
  });
  await load('N', pillars('P1', 'P2'));
  await load('N', pillars('P2', 'P1'));
  expect((await numbersOf('N')).map(({ code }) => code)).toEqual(['P2.1', 'P2.2', 'P1.1', 'P1.2']);

  await load('N', {
    projects: [],
    pillars: [
      { code: 'P2', actions: ['P2.2', 'NEW', 'P2.1'] },
      { code: 'P1', actions: ['P1.2', 'P1.1'] },
    ],
  });
  expect((await numbersOf('N')).map(({ code, number }) => `${number} ${code}`)).toEqual([
    '1 P2.2',
    '2 NEW',
    '3 P2.1',
    '4 P1.2',
    '5 P1.1',
  ]);

  expect(await problemsIn('N', { projects: [], pillars: [{ code: 'P2', actions: ['P2.1'] }] })).toEqual([
    {
      path: 'pillars.0.actions.0.number',
      message: 'P2.1 would be number 1, which is that of P2.2; list P2.2 too, in its place',
    },
  ]);
});

test('lets projects exchange their IATI identifiers', async () => {
  const named = (a: string, b: string) => ({
    projects: [
      { code: 'I-A', iatiIdentifier: a },
      { code: 'I-B', iatiIdentifier: b },
    ],
  });
  await load('I', named('X-1', 'X-2'));
  await load('I', named('X-2', 'X-1'));

  expect(await rows(`select code, iati_identifier as id from project where code like 'I-_' order by code`)).toEqual([
    { code: 'I-A', id: 'X-2' },
    { code: 'I-B', id: 'X-1' },
  ]);
});

test('keeps as many budgets as a project has', async () => {
  const budgets = Array.from({ length: 30 }, (_, index) => ({
    type: index % 2 ? 'REVISED' : 'ORIGINAL',
    status: 'COMMITTED',
    periodStart: `20${10 + (index >> 1)}-01-01`,
    periodEnd: `20${10 + (index >> 1)}-12-31`,
    amount: index,
    currency: 'USD',
    valueDate: `20${10 + (index >> 1)}-01-01`,
  }));
  await load('B', project('B', { budgets }));

  expect(
    await rows(
      `select count(*)::int as count from budget b join project p on p.id = b.project_id where p.code = 'B-A'`,
    ),
  ).toEqual([{ count: 30 }]);
  expect((await load('B', project('B', { budgets }))).written).toBe(0);
});

test('says that it waits for another load, and goes on when that has ended', async () => {
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const other = api.database.write(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [locks.load]);
    held.resolve();
    await free.promise;
  });
  await held.promise;
  const said: string[] = [];

  const written = await loadBundle(api.database, bundleOf('W'), (step) => {
    said.push(step);
    if (step === 'waiting for another load to end') free.resolve();
  });

  await other;
  expect(said[0]).toBe('waiting for another load to end');
  expect(written).toBeGreaterThan(0);
});

test('shows the dates of a project as inconsistent where an earlier load stored a payment before its day', async () => {
  // Another name each time: rows that come in past the service are not heard of, and the answer is remembered.
  const issues = async (name: string) => {
    const { data } = await secretariat.send(
      `{ ${name}: projects(first: 5, filter: { codes: ["Z-A"] }) { nodes { dataQuality { issues { code } } } } }`,
    );
    return JSON.stringify(data);
  };
  await load('Z', payment('Z', {}));
  const before = await issues('before');
  expect(before).toContain('BUDGET_MISSING');
  expect(before).not.toContain('DATES_INCONSISTENT');

  await api.database.write((em) =>
    em.execute(`
      insert into transaction (project_id, type, amount, currency, transaction_date, value_date, recorded_at, provenance_id)
      select project_id, type, amount, currency, transaction_date, '2031-01-01', recorded_at, provenance_id
      from transaction where project_id = (select id from project where code = 'Z-A')`),
  );

  expect(await issues('after')).toContain('DATES_INCONSISTENT');
});
