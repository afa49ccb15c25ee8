import { graphql } from '../../generated/index.js';

/** One flow that two sides classify in two ways, and measures of which a plan has none. */
export const kindsOfFlows = graphql(`
  query KindsOfFlows($plan: String!) @lens(asOf: "2026-06-30") {
    plan(code: $plan) {
      all: funding { committed { converted { amount } } }
      oda: funding(filter: { flowType: [ODA] }) { committed { converted { amount } } }
      oof: funding(filter: { flowType: [OOF] }) {
        committed { converted { amount } isPublished }
        explain(measure: COMMITTED) { excluded { reason count } }
      }
      funding { spent { converted { amount } isPublished isComplete coverage { projects projectsWithMoney } } }
    }
    oof: metrics(plan: $plan, measures: [COMMITTED], filter: { flowType: [OOF] }) {
      totals { money { converted { amount } isPublished isComplete coverage { projects projectsWithMoney } } }
    }
    spent: metrics(plan: $plan, measures: [SPENT]) {
      totals { money { converted { amount } isPublished isComplete coverage { projects projectsWithMoney } } }
    }
    series: timeSeries(plan: $plan, measure: SPENT, interval: YEAR, cumulative: true) {
      points { value { money { isPublished isComplete coverage { projects projectsWithMoney } } } }
    }
    donors: timeSeries(plan: $plan, measure: DONOR_COUNT, interval: YEAR, cumulative: true) {
      points { start value { number } }
    }
    early: timeSeries(plan: $plan, measure: COMMITTED, interval: FISCAL_YEAR, from: "0001-01-01", to: "0003-01-01") {
      points { start end }
    }
    late: timeSeries(plan: $plan, measure: COMMITTED, interval: FISCAL_YEAR, from: "9999-01-01", to: "9999-12-31") {
      points { start end }
    }
  }
`);
