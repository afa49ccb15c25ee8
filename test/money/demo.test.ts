import { expect, test } from '@jest/globals';
import {
  madeUpMoney,
  moneyOfProjects,
  moneyPage,
  moneyTable,
  oddMoney,
  portfolioInFull,
  portfoliosOfDonors,
} from '../operations/money/demo.js';
import { tracker } from '../support/tracker.js';

const demo = tracker();

/** All projects, the real ones and the made-up ones. */
const projects = async () => {
  const { data } = await demo.run(moneyOfProjects);
  const { nodes } = data.projects;
  return {
    real: nodes.filter(({ provenance }) => !provenance.isSynthetic),
    madeUp: nodes.filter(({ provenance }) => provenance.isSynthetic),
  };
};

test('shows the published budgets of real projects and no more', async () => {
  const { real } = await projects();

  const budgets = real.filter((project) => project.budgets.length);
  expect(budgets.map((project) => [project.code, project.budgets[0]?.value])).toEqual([
    ['PRJ-CASA', { amount: '11000000.00', currency: 'USD' }],
    ['PRJ-PAPGAPI', { amount: '4000000.00', currency: 'USD' }],
  ]);
});

test('names the source of every published budget', async () => {
  const { real } = await projects();

  const provenances = real.flatMap(({ budgets }) => budgets).map(({ provenance }) => provenance);
  expect(provenances.every(({ isSynthetic, sources }) => !isSynthetic && sources.length > 0)).toBe(true);
});

test('gives transactions to made-up projects alone', async () => {
  const { real, madeUp } = await projects();

  expect(real.every(({ transactions }) => transactions.totalCount === 0)).toBe(true);
  expect(madeUp.some(({ transactions }) => transactions.totalCount > 0)).toBe(true);
});

test('takes at most 12 statements for the table of the Steering Committee', async () => {
  const { errors, sql } = await demo.run(moneyTable);

  expect(errors).toEqual([]);
  expect(sql.length).toBeLessThanOrEqual(12);
});

test('takes at most 10 statements for a page of 100 projects', async () => {
  const { errors, sql } = await demo.run(moneyPage);

  expect(errors).toEqual([]);
  expect(sql.length).toBeLessThanOrEqual(10);
});

test('takes 14 statements for a portfolio', async () => {
  const { errors, sql } = await demo.run(portfolioInFull);

  expect(errors).toEqual([]);
  // organisation, plan, money of share and whole of the plan, funded actions and projects, pillars, actions, projects,
  // money of share and whole of the projects; of how many projects of an item without money any is known, in the plan
  // and, by funder, among the projects: Fund B funds one that publishes nothing
  expect(sql).toHaveLength(14);
});

test('takes no more statements for 20 portfolios', async () => {
  const { errors, sql } = await demo.run(portfoliosOfDonors);

  expect(errors).toEqual([]);
  // organisations, plan, their actions, pillars, all actions, money by donor, money of all
  expect(sql.length).toBeLessThanOrEqual(8);
});

test('has money without a rate and money reported twice', async () => {
  const { data } = await demo.run(oddMoney);

  expect(data.plan?.funding.committed).toEqual({ isComplete: false, unconverted: [{ currency: 'AUD' }] });
  expect(data.plan?.funding.explain.excluded.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['DUPLICATE_FLOW', 'NO_RATE']),
  );
});

test('says of every figure whether it holds made-up money', async () => {
  const { data } = await demo.run(madeUpMoney);

  expect(data).toEqual({
    plan: { funding: { isSynthetic: true } },
    casa: { funding: { isSynthetic: false, budget: { converted: { amount: '11000000.00' } } } },
    // a tenth of CASA and a thirteenth of PAPGAPI
    country: { funding: { isSynthetic: false, budget: { converted: { amount: '1407692.31' } } } },
    metrics: { isSynthetic: true },
    timeSeries: [{ isSynthetic: true }],
  });
});
