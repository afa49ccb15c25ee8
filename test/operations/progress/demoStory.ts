import { graphql } from '../../generated/index.js';

/** What was disbursed in each year of the plan, and altogether. */
export const disbursedByYear = graphql(`
  query DisbursedByYear @lens(asOf: "2026-11-28") {
    timeSeries(plan: "APIS-2022-2026", measure: DISBURSED, interval: YEAR) {
      points { value { money { converted { amount } } } }
    }
    plan(code: "APIS-2022-2026") {
      funding {
        disbursementRate
        committed { unconverted { currency } }
        disbursed { unconverted { currency } }
        spent { unconverted { currency } }
        pledged { unconverted { currency } }
        budget { unconverted { currency } }
        explain(measure: COMMITTED) { excluded { reason } }
      }
    }
  }
`);

/** What is said of each action: the figures, the lead, the secretariat. */
export const threeStatuses = graphql(`
  query ThreeStatuses($asOf: Date!) @lens(asOf: $asOf, basis: SUBMITTED) {
    plan(code: "APIS-2022-2026") {
      statusCounts { status count }
      actions {
        code
        progress { status computedStatus reportedStatus assessedStatus assessmentNote disagreement expected }
      }
    }
    projects(first: 100) { nodes { code progress { computedStatus } } }
  }
`);

/** The reports on a period that came. */
export const reportsOfPeriod = graphql(`
  query ReportsOfPeriod($period: String!) {
    progressReports(
      filter: { plan: "APIS-2022-2026", period: $period, state: [SUBMITTED, RETURNED, APPROVED] }
      first: 100
    ) {
      nodes {
        subject {
          ... on Action { code }
          ... on Project { code }
        }
        reportedStatus
        narrative
        achievements
        challenges
        wayForward
        provenance { isSynthetic }
      }
    }
  }
`);

/** Where each project works. */
export const placesOfProjects = graphql(`
  query PlacesOfProjects {
    projects(first: 100) {
      nodes { code provenance { isSynthetic } countries { country { code } percentage isEqualSplit } }
    }
  }
`);

/** The values of the indicators of actions. */
export const valuesOfActions = graphql(`
  query ValuesOfActions {
    plan(code: "APIS-2022-2026") {
      actions {
        code
        indicators {
          code
          reportingBasis
          values(first: 17) { nodes { date value project { code } } }
        }
      }
    }
  }
`);

/** What one fund gives, and to whom it goes. */
export const givenByFund = graphql(`
  query GivenByFund @lens(asOf: "2026-11-28") {
    organisation(code: "DEMO-FUND-B") {
      portfolio(plan: "APIS-2022-2026") {
        share {
          committed { converted { amount } unconverted { amount currency } }
          disbursed { converted { amount } unconverted { amount currency } }
          explain(measure: COMMITTED) { excluded { reason count } }
        }
        projects {
          project {
            code
            transactions(filter: { provider: "DEMO-FUND-B", type: [DISBURSEMENT] }, first: 15) {
              nodes { value { currency } receiver { code } }
            }
          }
          share { committed { isPublished } }
        }
      }
    }
  }
`);
