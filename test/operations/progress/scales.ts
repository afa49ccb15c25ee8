import { graphql } from '../../generated/index.js';

graphql(`
  fragment Scaled on Indicator {
    id
    code
    version
    scale { code label rank meetsTarget }
    level { code label }
    actual
    progress { value raw status coverage { reported expected } explain { excluded { reason } } }
    values { nodes { date value level { code label } noDataReason } }
  }
`);

/** The indicators of a plan with their scales, latest levels and progress. */
export const indicatorWithScale = graphql(`
  query IndicatorWithScale($plan: String!, $asOf: Date) @lens(asOf: $asOf) {
    plan(code: $plan) { actions { id code progress { value status } indicators { ...Scaled } } }
  }
`);

/** Creates an indicator with a scale. */
export const createScaled = graphql(`
  mutation CreateScaled($input: IndicatorInput!) {
    createIndicator(input: $input) { indicator { id code scale { code rank } } userErrors { code field message } }
  }
`);

/** Changes its scale. */
export const updateScale = graphql(`
  mutation UpdateScale($id: ID!, $input: IndicatorPatch!, $version: Int!) {
    updateIndicator(id: $id, input: $input, version: $version) {
      indicator { scale { code } }
      userErrors { code field message }
    }
  }
`);
