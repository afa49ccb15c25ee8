import { graphql } from '../../generated/index.js';

/** The course of the indicators of an action. */
export const seriesOfAction = graphql(`
  query SeriesOfAction($code: String!, $asOf: Date!, $knownAt: DateTime, $basis: Basis)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
    action(plan: "GOLDEN", code: $code) {
      indicators { code actual series { date kind actual expected target } }
    }
  }
`);

/** What the indicators of an action had come to, and by what part of their way they should have come. */
export const actualsOfAction = graphql(`
  query ActualsOfAction($code: String!, $asOf: Date!, $knownAt: DateTime, $basis: Basis)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
    action(plan: "GOLDEN", code: $code) { indicators { code actual progress { expected } } }
  }
`);

/** The course of one indicator of the golden plan, and of all of them. */
export const seriesOfOne = graphql(`
  query SeriesOfOne @lens(asOf: "2026-03-01") {
    action(plan: "GOLDEN", code: "A1.2") { indicators { series { date } } }
  }
`);
export const seriesOfAll = graphql(`
  query SeriesOfAll @lens(asOf: "2026-03-01") {
    plan(code: "GOLDEN") { actions { indicators { series { date } } } }
  }
`);
