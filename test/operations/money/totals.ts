import { graphql } from '../../generated/index.js';

/** A sum: what could be converted, and what has no rate. */
graphql(`
  fragment SumShown on MoneyTotal {
    converted { amount }
    unconverted { amount }
  }
`);

/** Every total of a plan, by every way that leads to it. */
export const totalsOfPlan = graphql(`
  query TotalsOfPlan($plan: String!, $filter: FundingFilter) @lens(asOf: "2026-01-01") {
    plan(code: $plan) {
      funding {
        committed { ...SumShown }
        disbursed { ...SumShown }
        projectCount
        byDonor { organisation { code } committed { ...SumShown } }
        donorUnknown { committed { ...SumShown } }
        byYear { year committed { ...SumShown } }
      }
      full: funding(attribution: FULL) { committed { ...SumShown } }
      ofKr: funding(filter: { donor: "KR" }) { committed { ...SumShown } }
      filtered: funding(filter: $filter) { committed { ...SumShown } }
      unallocated { ...SumShown }
      pillars { code funding { committed { ...SumShown } } }
      actions {
        code
        funding { committed { ...SumShown } }
        full: funding(attribution: FULL) { committed { ...SumShown } }
      }
    }
    byPillar: metrics(plan: $plan, measures: [COMMITTED, PROJECT_COUNT], groupBy: [PILLAR]) { ...MoneyOfMetrics }
    pivot: metrics(plan: $plan, measures: [COMMITTED], groupBy: [ACTION, DONOR, YEAR]) { ...MoneyOfMetrics }
    byCountry: metrics(plan: $plan, measures: [COMMITTED, DISBURSED], groupBy: [COUNTRY, CURRENCY]) {
      ...MoneyOfMetrics
    }
    perYear: timeSeries(plan: $plan, measure: COMMITTED, interval: YEAR) { ...MoneyOfSeries }
    growing: timeSeries(plan: $plan, measure: COMMITTED, interval: QUARTER, cumulative: true, to: "2026-12-31") {
      ...MoneyOfSeries
    }
  }
`);

/** The money of each row, and the totals. */
graphql(`
  fragment MoneyOfMetrics on Metrics {
    rows { keys { code } values { money { ...SumShown } } }
    totals { money { ...SumShown } number }
  }
`);

/** The money of each point. */
graphql(`
  fragment MoneyOfSeries on Series {
    points { value { money { ...SumShown } } }
  }
`);

/** What is committed to a plan, as it was known at a moment. */
export const committedAsKnown = graphql(`
  query CommittedAsKnown($plan: String!, $knownAt: DateTime!) @lens(asOf: "2026-01-01", knownAt: $knownAt) {
    plan(code: $plan) { funding { committed { ...SumShown } } }
  }
`);
