import { graphql } from '../../generated/index.js';

/** Creates a plan, which may supersede another. */
export const createPlan = graphql(`
  mutation CreatePlan($input: PlanInput!) {
    createPlan(input: $input) {
      plan {
        id
        code
        supersedes { code }
        actions {
          code
          title
          wording
          pillar { code }
          precededBy { share from { code plan { code } } }
        }
      }
      userErrors { code field message }
    }
  }
`);

/** Everything that a plan adds up. */
export const sumsOfPlan = graphql(`
  query SumsOfPlan($code: String!) @lens(asOf: "2026-11-01") {
    plan(code: $code) {
      progress { value status method }
      funding { committed { converted { amount } } projectCount }
      counts { actions projects indicators }
      statusCounts { status count }
      supersededBy { code }
    }
  }
`);

/** Where an action of the golden plan goes on. */
export const successorsOfAction = graphql(`
  query SuccessorsOfAction($code: String!) @lens(asOf: "2026-11-01") {
    action(plan: "GOLDEN", code: $code) { succeededBy { share note to { code plan { code } } } }
  }
`);
