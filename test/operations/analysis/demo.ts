import { graphql } from '../../generated/index.js';

/** Progress in pivots. */
export const progressInPivots = graphql(`
  query ProgressInPivots @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    plan(code: "APIS-2022-2026") { progress { value } pillars { code progress { value } } }
    byPillar: metrics(plan: "APIS-2022-2026", measures: [PROGRESS, REPORT_COUNT], groupBy: [PILLAR]) {
      rows { keys { code } values { number } }
      totals { number }
      isSynthetic
    }
    byStatus: metrics(plan: "APIS-2022-2026", measures: [COMMITTED], groupBy: [PROGRESS_STATUS]) {
      rows { keys { code } values { money { converted { amount } } } }
      totals { money { converted { amount } } }
    }
    byDonor: metrics(plan: "APIS-2022-2026", measures: [PROGRESS], groupBy: [DONOR]) {
      rows { keys { code } values { number } }
    }
  }
`);

/** Progress and reports year by year. */
export const progressInSeries = graphql(`
  query ProgressInSeries @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    plan(code: "APIS-2022-2026") { progress { value } }
    progress: timeSeries(
      plan: "APIS-2022-2026"
      measure: PROGRESS
      interval: YEAR
      from: "2021-01-01"
      to: "2027-12-31"
    ) {
      points { end value { number } }
    }
    reports: timeSeries(plan: "APIS-2022-2026", measure: REPORT_COUNT, interval: YEAR, groupBy: PILLAR) {
      key { code }
      points { value { number } }
    }
  }
`);

/** What the data of the plan lack. */
export const qualityOfPlan = graphql(`
  query QualityOfPlan @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    dataQuality(plan: "APIS-2022-2026") {
      score
      issues {
        code
        severity
        message
        field
        node { __typename ... on Action { code } ... on Project { code } }
      }
      counts { code severity actions projects }
    }
  }
`);

/** What the data of one action and one project lack. */
export const qualityOfParts = graphql(`
  query QualityOfParts @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    action(plan: "APIS-2022-2026", code: "A25") {
      dataQuality { score issues { code } }
      lagging { code message }
    }
    project(code: "PRJ-CASA") { dataQuality { score issues { code node { ... on Project { code } } } } }
  }
`);

/** The score of the plan, and how often each issue occurs. */
export const scoreOfPlan = graphql(`
  query ScoreOfPlan @lens(asOf: "2026-11-01", basis: SUBMITTED) {
    dataQuality(plan: "APIS-2022-2026") { score counts { code } }
  }
`);
