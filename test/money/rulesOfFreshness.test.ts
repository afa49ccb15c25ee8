import { expect, test } from '@jest/globals';
import { reader } from '../../src/database/orm.js';
import type { Lens } from '../../src/domain/lens.js';
import { freshnessOf } from '../../src/domain/reporting/index.js';
import { createLoaders } from '../../src/loaders/index.js';
import { tracker } from '../support/tracker.js';

// The issue STALE is found in SQL, and the freshness of an action in TypeScript: they must agree on every day.

const demo = tracker();

/** The actions of the plan on a day: whether each is stale by the domain's rule, and by that of the issues. */
const actionsOn = async (asOf: string) => {
  const lens: Lens = { asOf, askedAt: null, knownAt: null, basis: 'APPROVED', currency: null };
  const loaders = createLoaders(reader(demo.orm.em.fork()), lens);
  const plan = await loaders.planByCode('APIS-2022-2026');
  if (!plan) throw new Error('no plan APIS-2022-2026');
  const actions = await loaders.actionsOfPlan({}).load(plan.id);
  const issues = await loaders.actionIssues.load(plan.id);
  return Promise.all(
    actions.map(async ({ id, number }) => {
      const { lastReportedOn } = await loaders.reporting(plan.id, 'action', id);
      return {
        number,
        lastReportedOn,
        byDomain: freshnessOf(lastReportedOn, asOf, plan) === 'STALE',
        byIssues: issues.some(({ actionId, code }) => actionId === id && code === 'STALE'),
      };
    }),
  );
};

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test.each(['2022-06-30', '2024-06-30', '2025-03-31', '2026-01-31', '2026-07-31', '2026-11-30', '2027-06-30'])(
  'the same actions are stale on %s by both rules',
  async (asOf) => {
    const actions = await actionsOn(asOf);

    expect(actions.filter(({ byIssues }) => byIssues)).toEqual(actions.filter(({ byDomain }) => byDomain));
  },
);

test('an action becomes stale on the day after the 180 that the plan calls aging, by both rules', async () => {
  const reported = (await actionsOn('2028-06-30')).find(({ lastReportedOn }) => lastReportedOn !== null);
  const last = reported?.lastReportedOn ?? '';
  const on = async (asOf: string) => (await actionsOn(asOf)).find(({ number }) => number === reported?.number);

  expect(await on(dayAfter(last, 180))).toMatchObject({ byDomain: false, byIssues: false });
  expect(await on(dayAfter(last, 181))).toMatchObject({ byDomain: true, byIssues: true });
});
