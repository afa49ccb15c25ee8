import { graphql } from '../../generated/index.js';

/** The indicators of an action with what they are by dimensions, and what is wrong with it. */
export const indicatorsByDimension = graphql(`
  query IndicatorsByDimension($plan: String!, $asOf: Date) @lens(asOf: $asOf) {
    plan(code: $plan) {
      actions {
        id
        dataQuality { issues { code } }
        indicators {
          id
          version
          code
          actual
          dimensions { kind name values }
          parts { dimensions { dimension value } actual latestOn isSynthetic }
          progress { value coverage { expected reported } }
          units { country { code } }
          values { nodes { date value country { code } dimensions { dimension value } isSuperseded } }
        }
      }
    }
  }
`);

/** Changes the dimensions of an indicator. */
export const updateDimensions = graphql(`
  mutation UpdateDimensions($id: ID!, $dimensions: [IndicatorDimensionInput!], $version: Int!) {
    updateIndicator(id: $id, input: { dimensions: $dimensions }, version: $version) {
      indicator { version dimensions { kind name values } }
      userErrors { code field message }
    }
  }
`);
