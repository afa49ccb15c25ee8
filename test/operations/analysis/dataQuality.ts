import { graphql } from '../../generated/index.js';

/** The actions of the golden plan that lag, each with its reasons. */
export const goldenLaggards = graphql(`
  query GoldenLaggards @lens(asOf: "2024-12-31") {
    plan(code: "GOLDEN") {
      actions(filter: { lagging: true }) {
        code
        lagging { code severity message node { ... on Action { code } } }
      }
      unfunded: actions(filter: { issues: ["NO_FUNDING"] }) { code }
    }
  }
`);
