import { graphql } from '../../generated/index.js';

/** The indicators of a plan with what they came to, how that is judged, and how many units are expected. */
export const unitsExpected = graphql(`
  query UnitsExpected($plan: String!, $asOf: Date!) @lens(asOf: $asOf) {
    plan(code: $plan) {
      actions { indicators { actual progress { value status coverage { expected } } } }
    }
  }
`);
