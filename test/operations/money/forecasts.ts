import { graphql } from '../../generated/index.js';

/** Records forecasts, all or none. */
export const recordPlannedDisbursements = graphql(`
  mutation RecordPlannedDisbursements($input: [PlannedDisbursementInput!]!, $key: String) {
    recordPlannedDisbursements(input: $input, idempotencyKey: $key) {
      plannedDisbursements {
        id
        value { amount currency }
        valueDate
        effectiveShare
        provider { code }
        receiver { code }
        provenance { kind }
      }
      userErrors { code field message }
    }
  }
`);

/** What was forecast beside what was disbursed. */
graphql(`
  fragment ForecastShown on Funding {
    forecast { converted { amount } isComplete unconverted { amount currency } }
    variance { converted { amount } isComplete isPublished }
    varianceByProject {
      project { code }
      forecast { converted { amount } }
      disbursed { converted { amount } isPublished }
      variance { converted { amount } }
    }
  }
`);

/** The same of a plan, its actions and one of its projects. */
export const forecastsOfPlan = graphql(`
  query ForecastsOfPlan($plan: String!, $project: String!, $asOf: Date, $knownAt: DateTime, $filter: FundingFilter)
  @lens(asOf: $asOf, knownAt: $knownAt) {
    plan(code: $plan) {
      funding(filter: $filter) { ...ForecastShown }
      actions { code funding { forecast { converted { amount } } variance { converted { amount } } } }
    }
    project(code: $project) {
      plannedDisbursements { value { amount } periodStart effectiveShare provider { code } }
    }
  }
`);
