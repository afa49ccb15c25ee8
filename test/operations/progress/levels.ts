import { graphql } from '../../generated/index.js';

/** Progress at every level of a plan, through any lens. */
export const progressOfPlan = graphql(`
  query ProgressOfPlan($plan: String!, $asOf: Date!, $knownAt: DateTime!, $basis: Basis!)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
    plan(code: $plan) {
      statusCounts { count }
      counts { actions }
      progress { value }
      pillars {
        statusCounts { count }
        counts { actions }
        progress { value coverage { expected reported } }
      }
      workingGroups { statusCounts { count } counts { actions } }
      actions {
        progress { value raw status method coverage { expected reported } }
        indicators {
          actual
          progress { value raw status regressed coverage { expected reported } }
        }
      }
    }
  }
`);
