import { graphql } from '../../generated/index.js';

/** Budget of a project. */
export const budgetOfProject = graphql(`
  query BudgetOfProject($code: String!) @lens(asOf: "2026-01-01") {
    project(code: $code) { funding { budget { converted { amount } isComplete } } }
  }
`);

/** A total, and the series that grows up to it. */
export const growthOfPlan = graphql(`
  query GrowthOfPlan($plan: String!, $interval: Interval!) @lens(asOf: "2026-01-01") {
    plan(code: $plan) { funding { committed { converted { amount } } } }
    timeSeries(plan: $plan, measure: COMMITTED, interval: $interval, cumulative: true) {
      points { start end value { money { converted { amount } } } }
    }
  }
`);

/** Budgets of a plan, and the countries where its projects work. */
export const budgetsOfPlan = graphql(`
  query BudgetsOfPlan($plan: String!) @lens(asOf: "2026-01-01") {
    plan(code: $plan) { funding { budget { converted { amount } } } }
    metrics(plan: $plan, measures: [PROJECT_COUNT], groupBy: [COUNTRY]) { rows { keys { code } } }
  }
`);
