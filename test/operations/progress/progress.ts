import { graphql } from '../../generated/index.js';

/** Progress as tests read it. */
graphql(`
  fragment ProgressShown on Progress {
    status
    computedStatus
    statusSource
    value
    raw
    expected
    regressed
    method
    coverage { expected reported approved onTime rate }
    isSynthetic
  }
`);

/** An action of the golden plan with its indicators. */
export const goldenActionProgress = graphql(`
  query GoldenActionProgress($code: String!, $asOf: Date = "2024-12-31", $basis: Basis)
  @lens(asOf: $asOf, basis: $basis) {
    action(plan: "GOLDEN", code: $code) {
      indicators { code actual progress { ...ProgressShown } }
      progress { ...ProgressShown }
    }
  }
`);

/** The golden plan and its pillars, each with how many actions are where. */
export const goldenPlanProgress = graphql(`
  query GoldenPlanProgress @lens(asOf: "2024-12-31") {
    plan(code: "GOLDEN") {
      progress { ...ProgressShown }
      statusCounts { status count }
      pillars {
        code
        progress { value status coverage { expected reported } }
        statusCounts { status count }
      }
    }
  }
`);
