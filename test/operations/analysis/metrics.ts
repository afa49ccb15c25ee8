import { graphql } from '../../generated/index.js';

/** Money and counts of the golden plan by donor. */
export const goldenMetricsByDonor = graphql(`
  query GoldenMetricsByDonor @lens(asOf: "2026-11-01") {
    metrics(
      plan: "GOLDEN"
      measures: [COMMITTED, PROJECT_COUNT, ACTION_COUNT, DONOR_COUNT]
      groupBy: [DONOR]
      orderBy: { measure: COMMITTED }
    ) {
      columns
      rows {
        keys { code label node { __typename } }
        values { number money { converted { amount } unconverted { amount } } }
      }
      totals { number money { converted { amount } } }
    }
  }
`);

/** The smallest action of the golden plan with at least 400,000 committed. */
export const goldenMetricsWithin = graphql(`
  query GoldenMetricsWithin @lens(asOf: "2026-11-01") {
    metrics(
      plan: "GOLDEN"
      measures: [COMMITTED]
      groupBy: [ACTION]
      having: [{ measure: COMMITTED, atLeast: "400000" }]
      orderBy: { measure: COMMITTED, direction: ASC }
      limit: 1
    ) {
      rows { keys { code } }
      totals { money { converted { amount } } }
    }
  }
`);

/** What was disbursed in one pillar of the golden plan. */
export const goldenMetricsOfPillar = graphql(`
  query GoldenMetricsOfPillar @lens(asOf: "2026-11-01") {
    metrics(plan: "GOLDEN", measures: [DISBURSED], filter: { pillar: "P2" }) {
      rows { keys { code } values { money { converted { amount } } } }
      totals { money { converted { amount } } }
    }
  }
`);
