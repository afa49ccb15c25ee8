import { beforeAll, expect, test } from '@jest/globals';
import { loadBundle } from '../exchange/bundles.js';
import fixture from '../fixtures/golden-2.json' with { type: 'json' };
import { secondGoldenPlan, secondGoldenProject } from '../operations/money/goldenTwo.js';
import { only, present } from '../support/certain.js';
import { tracker } from '../support/tracker.js';

const api = tracker({ template: 'empty' });
const { expect: answers } = fixture;

beforeAll(() => loadBundle(api.database, fixture.bundle));

const plan = async () => {
  const { data, errors } = await api.run(secondGoldenPlan);
  expect(errors).toEqual([]);
  return { ...data, plan: present(data.plan) };
};
const project = async (code: string, more: { currency?: string; country?: string } = {}) => {
  const { data, errors } = await api.run(secondGoldenProject, { code, ...more });
  expect(errors).toEqual([]);
  return present(data.project);
};
const action = async (code: string) => present((await plan()).plan.actions.find((one) => one.code === code));
const indicator = async (code: string) => {
  const all = (await plan()).plan.actions.flatMap(({ indicators }) => indicators);
  const { actual, progress } = present(all.find((one) => one.code === code));
  return { actual, ...progress };
};

test('equal parts are exact', async () => {
  const { A1, A2, A3, P1 } = answers['equal parts are exact'];

  const committed = await Promise.all(['A1', 'A2', 'A3'].map(async (code) => (await action(code)).funding.committed));
  expect(committed.map(({ converted }) => converted.amount)).toEqual([A1, A2, A3]);
  expect((await plan()).plan.pillars[0]?.funding.committed.converted.amount).toBe(P1);
});

test('equal parts leave nothing', async () => {
  const {
    plan: { funding, unallocated },
    byPillar,
  } = await plan();

  const answer = answers['equal parts leave nothing'];
  expect(funding.committed.unconverted).toEqual(answer.unconverted);
  expect(unallocated).toMatchObject(answer.unallocated);
  const unspecified = byPillar.rows.find(({ keys }) => keys[0]?.code === null);
  // B-NOWHERE alone: its only link serves nothing.
  expect(unspecified?.values[0]?.number).toBe(answer.unspecified.projects);
});

test('a revised budget replaces what it covers, by days', async () => {
  const [revised, partly] = [await project('B-REVISED'), await project('B-PARTLY')];

  expect(revised.funding.budget.converted.amount).toBe(
    answers['a revised budget replaces what it covers']['B-REVISED'],
  );
  expect(revised.budgets).toMatchObject([
    { effectiveShare: 0, isEffective: false },
    { effectiveShare: 1, isEffective: true },
  ]);
  expect(partly.funding.budget.converted.amount).toBe(answers['a budget counts by day']['B-PARTLY']);
  expect(partly.budgets).toMatchObject([
    { effectiveShare: 0.4959, isEffective: true },
    { effectiveShare: 1, isEffective: true },
  ]);
});

test.each([
  ['B-DINAR', 'BHD'],
  ['B-WON', 'KRW'],
] as const)('amounts of %s have the decimals of %s', async (code, currency) => {
  const { funding } = await project(code, { currency });

  expect(funding.disbursed.converted.amount).toBe(answers['amounts have the decimals of their currency'][currency]);
});

test('rates work in both directions', async () => {
  const { committed } = (await project('B-INVERSE')).funding;

  expect(committed.converted.amount).toBe(answers['rates work in both directions']['B-INVERSE']);
  expect(committed.conversions).toEqual([{ isInverse: true }]);
});

test('what cancels in one currency is not dropped once it is converted', async () => {
  const { unallocated, funding } = (await plan()).plan;

  const { unallocated: rest, 'B-ZLOTY': zloty } = answers['what cancels in one currency is not dropped'];
  expect(unallocated.converted.amount).toBe(rest);
  expect((await project('B-ZLOTY')).funding.committed.converted.amount).toBe(zloty);
  expect(funding.committed.converted.amount).toBe(answers.committed.plan);
});

test('what is not published is not zero', async () => {
  expect((await action('A5')).funding.committed).toMatchObject(answers['not published is not zero'].A5);
});

test('says which types no measure adds up', async () => {
  const { excluded } = (await project('B-REVISED')).funding.explain;

  expect(excluded.map(({ reason }) => reason)).toEqual(answers['types that no measure adds up']['B-REVISED']);
});

test('a component has its own money under a filter', async () => {
  const { funding } = await project('B-PART', { country: 'LAO' });

  expect(funding.committed.converted.amount).toBe(answers['a component has its own money under a filter']['B-PART']);
});

test('shows no minus zero', async () => {
  expect((await action('A3')).funding.spent.converted.amount).toBe(answers['no minus zero'].A3);
});

test('adds up by fiscal year, and the last point of a growing series is the total', async () => {
  const { fiscal, growing } = await plan();

  const rows = fiscal.rows.map(({ keys, values }) => [keys[0]?.code, values[0]?.money?.converted.amount]);
  const { why: _, ...years } = answers['fiscal years'];
  expect(Object.fromEntries(rows)).toEqual(years);
  const points = only(growing).points;
  expect(points.map(({ start, end }) => [start, end])).toEqual([
    ['2024-04-01', '2025-03-31'],
    ['2025-04-01', '2026-03-31'],
    ['2026-04-01', '2027-03-31'],
  ]);
  expect(points.map(({ value }) => value.money?.converted.amount)).toEqual([
    years['2024/25'],
    answers.committed.plan,
    answers.committed.plan,
  ]);
});

test('adds up by kinds of payments', async () => {
  const { oda, oof } = await plan();

  const amounts = { ODA: oda.totals[0]?.money?.converted.amount, OOF: oof.totals[0]?.money?.converted.amount };
  expect(amounts).toEqual(answers['kinds of payments']);
});

test('splits money among countries, regions and sectors', async () => {
  const { byRegion, bySector } = await plan();

  const amounts = ({ rows }: typeof byRegion) =>
    Object.fromEntries(rows.map(({ keys, values }) => [keys[0]?.code, values[0]?.money?.converted.amount]));
  const { why: _, ...regions } = answers['regions beside countries'];
  expect(amounts(byRegion)).toMatchObject(regions);
  expect(amounts(bySector)['22040']).toBe(answers.sectors['22040']);
});

test.each(Object.entries(answers.levels))('the level %s is %s', async (code, status) => {
  expect(await indicator(code)).toMatchObject({ status, regressed: false });
});

test('targets of periods add up', async () => {
  expect(await indicator('INCREMENTS')).toMatchObject(answers['targets of periods add up'].INCREMENTS);
});

test('parts come to the whole where no whole is given', async () => {
  const { PARTS: actual, value } = answers['parts come to the whole'];

  expect(await indicator('PARTS')).toMatchObject({ actual, value });
});

test('the whole ends where its parts begin', async () => {
  expect(await indicator('REFINED')).toMatchObject({ actual: answers['the whole ends where its parts begin'].REFINED });
});

const issuesOf = ({ dataQuality }: { dataQuality: { issues: { code: string }[] } }) =>
  dataQuality.issues.map(({ code }) => code);

test('of budgets that overlap undecided the larger counts, and both are named', async () => {
  const { 'B-TWICE': amount, issue } = answers['budgets that overlap undecided'];
  const twice = await project('B-TWICE');

  expect(twice.funding.budget.converted.amount).toBe(amount);
  expect(issuesOf(twice)).toContain(issue);
});

test('a budget without a period covers its plan', async () => {
  const { 'B-OPEN': amount, why: _, ...period } = answers['a budget without a period covers its plan'];
  const open = await project('B-OPEN');

  expect(open.funding.budget.converted.amount).toBe(amount);
  expect(open.budgets).toMatchObject([period]);
});

test('forecasts count by the days that have passed', async () => {
  const { funding } = await project('B-PLANNED');

  const { forecast, variance } = answers.forecasts['B-PLANNED'];
  expect(funding.forecast?.converted.amount).toBe(forecast);
  expect(funding.variance?.converted.amount).toBe(variance);
});

test('finds what is wrong with money and parts', async () => {
  expect(issuesOf(await project('B-WHOLE'))).toContain(answers['money of a part beside that of its parent']['B-WHOLE']);
  expect(issuesOf(await action('A4'))).toContain(answers['parts that differ'].A4);
});

test('a level that meets the target is progress', async () => {
  expect(await indicator('WORDS')).toMatchObject(answers['a level that meets the target'].WORDS);
});
