import { graphql } from '../../generated/index.js';

/** Money of the golden plan as a headline shows it. */
export const goldenHeadlines = graphql(`
  query GoldenHeadlines @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") { funding { committed { converted { amount short } unconverted { short } } } }
  }
`);
