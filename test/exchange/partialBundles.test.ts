import { expect, test } from '@jest/globals';
import { cli } from '../support/cli.js';
import { tracker } from '../support/tracker.js';
import { bundleOf, indicator, loadBundle, problemsOf } from './bundles.js';
import { temporaryFiles } from './files.js';

// What a bundle leaves out is no statement: it is as it is stored, for what is written and for what is checked.

const api = tracker({ template: 'empty' });
const file = temporaryFiles();

const PLAN = { start: '2025-01-01', end: '2027-12-31' };
/** The rows that a load writes, or what is wrong with it, each as "path: message". */
const load = async (plan: string, more: object = {}): Promise<number | string[]> => {
  let written = 0;
  const problems = await problemsOf(async () => {
    written = await loadBundle(api.database, bundleOf(plan, more));
  });
  return problems.length ? problems.map(({ path, message }) => `${path}: ${message}`) : written;
};

const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  api.database.read((em) => em.execute(sql, values));

test('keeps the settings of a plan that a file leaves out, and checks what it states against them', async () => {
  await load('S', { plan: { code: 'S', ...PLAN, freshDays: 3, agingDays: 200 } });

  expect(await load('S', { plan: { code: 'S', ...PLAN, agingDays: 80 } })).toBeGreaterThan(0);
  expect(await load('S', { plan: { code: 'S', ...PLAN, freshDays: 100 } })).toEqual([
    'plan.agingDays: 80 must not be below freshDays, 100',
  ]);
  expect(await rows(`select fresh_days, aging_days from action_plan where code = 'S'`)).toEqual([
    { fresh_days: 3, aging_days: 80 },
  ]);
});

test('checks days of actions and projects against what is stored of them', async () => {
  const action = (days: object) => ({ pillars: [{ code: 'P1', actions: [{ code: 'A1', ...days }] }] });
  await load('D', action({ startDate: '2026-01-01' }));
  expect(await load('D', action({ endDate: '2025-06-01' }))).toEqual([
    'pillars.0.actions.0.endDate: 2025-06-01 is before the start 2026-01-01',
  ]);

  await load('D', { projects: [{ code: 'D-A', plannedStart: '2025' }] });
  expect(await load('D', { projects: [{ code: 'D-A', plannedEnd: '2024' }] })).toEqual([
    'projects.0.plannedEnd: 2024 is before the start 2025',
  ]);
});

test('moves an action to another pillar by its code, and changes of adopted wording what is stated', async () => {
  const pillars = (first: unknown[], second: unknown[]) => ({
    projects: [],
    pillars: [
      { code: 'P1', actions: first },
      { code: 'P2', actions: second },
    ],
  });
  const stored = () =>
    rows(`select a.code, a.title, a.description, a.wording, a.number, i.code as pillar from action a
      join pillar i on i.id = a.pillar_id join action_plan p on p.id = a.plan_id where p.code = 'M' order by a.number`);
  await load('M', pillars([{ code: 'A1', title: 'Alpha', description: 'd1', wording: 'OFFICIAL' }, 'A2'], ['A3']));
  await load('M', pillars(['A2'], ['A1', 'A3']));
  expect((await stored())[1]).toEqual({
    code: 'A1',
    title: 'Alpha',
    description: 'd1',
    wording: 'OFFICIAL',
    number: 2,
    pillar: 'P2',
  });

  await load('M', pillars(['A2'], [{ code: 'A1', description: 'NEW' }, 'A3']));
  expect((await stored())[1]).toMatchObject({ title: 'Alpha', description: 'NEW', wording: 'OFFICIAL' });
  await load('M', pillars(['A2'], [{ code: 'A1', title: 'Other', wording: 'PARAPHRASE' }, 'A3']));
  expect((await stored())[1]).toMatchObject({ title: 'Alpha', wording: 'OFFICIAL' });
});

const budget = (plan: string, one: object) => ({
  projects: [{ code: `${plan}-A`, actions: { A1: 100 }, budget: one }],
});

test('takes of a budget what it leaves out from the stored one, also when the plan has grown', async () => {
  const whole = { amount: '100', currency: 'USD', type: 'REVISED', status: 'COMMITTED', valueDate: '2025-02-02' };
  await load('B', budget('B', whole));

  expect(await load('B', budget('B', { amount: '100', currency: 'USD', type: 'REVISED' }))).toBe(0);
  await load('B', {
    plan: { code: 'B', ...PLAN, end: '2028-12-31' },
    ...budget('B', { amount: '120', currency: 'USD' }),
  });
  expect(
    await rows(`select amount::float8 as amount, status, period_end::text as until from budget b
      join project p on p.id = b.project_id where p.code = 'B-A' order by b.id`),
  ).toEqual([
    { amount: 100, status: 'COMMITTED', until: '2027-12-31' },
    { amount: 120, status: 'COMMITTED', until: '2027-12-31' },
  ]);
});

test('keeps the day and comment of a target that is given as its bare value', async () => {
  await load('T', indicator({ target: { value: 40, comment: 'why', date: '2026-01-01' } }));

  expect(await load('T', indicator({ target: 40 }))).toBe(0);
  expect(await load('T', indicator({ target: { value: 40 } }))).toBe(0);
  await load('T', indicator({ target: 50 }));
  expect(
    await rows(`select x.value::float8 as value, x.comment from indicator_point x join indicator i on i.id = x.indicator_id
      join action a on a.id = i.action_id join action_plan p on p.id = a.plan_id where p.code = 'T' order by x.id desc limit 1`),
  ).toEqual([{ value: 50, comment: 'why' }]);
});

test('corrects history at its own moment, where the last fact of a moment holds', async () => {
  const at = (value: number) => ({ date: '2025-06-30', value, recordedAt: '2025-07-01T00:00:00Z' });
  for (const value of [40, 60, 40]) expect(await load('H', indicator({ values: [at(value)] }))).toBeGreaterThan(0);
  expect(await load('H', indicator({ values: [at(40)] }))).toBe(0);

  expect(await load('H', indicator({ values: [at(40), at(60)] }))).toBeGreaterThan(0);
  expect(await load('H', indicator({ values: [at(40), at(60)] }))).toBe(0);
});

const R1 = { code: 'R1', start: '2025-01-01', end: '2025-06-30', dueOn: '2025-07-31' };
const report = (to: string) => ({
  period: 'R1',
  action: 'A1',
  events: ['DUE', 'DRAFT', 'SUBMITTED', to].map((state, index) => ({
    at: `2025-07-0${index + 1}T00:00:00Z`,
    to: state,
  })),
});
const value = (more: object) => ({ date: '2025-06-30', ...more });

test('refuses a value that a report has and another that has none of the same unit and day', async () => {
  const both = indicator({ values: [value({ value: 60 }), value({ value: 40, period: 'R1' })] });

  expect(await load('V', { reportingPeriods: [R1], reports: [report('APPROVED')], ...both })).toEqual([
    expect.stringMatching(/^indicators\.0\.values\.1: says again/),
  ]);
});

test('refuses whatever changes a report or a completion in a closed period', async () => {
  const closed = { ...R1, state: 'CLOSED', closedOn: '2025-08-15' };
  const milestone = (completedOn: string) => ({
    milestones: [{ action: 'A1', title: 'M', dueOn: '2026-01-01', completedOn }],
  });
  const organisations = ['C-OX', 'C-OY'];
  const base = {
    organisations,
    reportingPeriods: [closed],
    reports: [{ ...report('APPROVED'), organisation: 'C-OX' }],
    ...indicator({ values: [value({ value: 60, period: 'R1' })] }),
    ...milestone('2025-03-05'),
  };
  expect(await load('C', base)).toBeGreaterThan(0);
  expect(await load('C', base)).toBe(0);

  for (const [more, problem] of [
    [milestone('2025-09-05'), /^milestones\.0\.completedOn: PERIOD_CLOSED: 2025-03-05/],
    [{ reports: [{ ...report('APPROVED'), organisation: 'C-OY' }] }, /^reports\.0: PERIOD_CLOSED: R1 is closed/],
    [
      indicator({ values: [value({ date: '2025-07-01', value: 9, period: 'R1' })] }),
      /^indicators\.0\.values\.0\.period: PERIOD_CLOSED/,
    ],
  ] as [object, RegExp][])
    expect(await load('C', { ...base, ...more })).toEqual([expect.stringMatching(problem)]);
});

test('takes a country that only an organisation names from the published facts', async () => {
  expect(await load('O', { organisations: [{ code: 'OZ', name: 'Oz', country: 'KOR' }] })).toBeGreaterThan(0);
});

test('reads no deeper than records go, and says what cannot be read', async () => {
  const deep = JSON.stringify(bundleOf('E', {})).replace(/\}$/, `,"expect":${'['.repeat(5_000)}${']'.repeat(5_000)}}`);
  expect((await cli(api.url, 'load', file('deep.json', deep))).code).toBe(0);
  for (const name of ['rates', 'load'])
    expect(await cli(api.url, name, '/nowhere.json')).toMatchObject({
      code: 2,
      message: expect.stringContaining('/nowhere.json cannot be read'),
    });
  expect(await load('E', { statedAt: '0001-01-01T00:00:00+14:00' })).toEqual(['statedAt: is before 1900']);
});

test.each([
  ['Date,US,XX\n2024-05-09,1,2\n', /line 1: no column is a currency/],
  ['Date,USD,USD\n2024-05-09,1.2,1.3\n', /line 1: the header names the column USD twice/],
  ['from,to,date,rate,source\nEUR,USD\n', /line 2: Invalid Record Length/],
])('refuses the sheet %j with its line', async (sheet, message) => {
  expect(await cli(api.url, 'rates', file('sheet.csv', sheet))).toMatchObject({
    code: 2,
    message: expect.stringMatching(message),
  });
});
