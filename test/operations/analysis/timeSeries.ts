import { graphql } from '../../generated/index.js';

/** A series of money of the golden plan. */
export const goldenSeries = graphql(`
  query GoldenSeries(
    $measure: Measure!
    $interval: Interval!
    $from: Date
    $to: Date
    $cumulative: Boolean
    $groupBy: Dimension
  ) @lens(asOf: "2026-11-01") {
    timeSeries(
      plan: "GOLDEN"
      measure: $measure
      interval: $interval
      from: $from
      to: $to
      cumulative: $cumulative
      groupBy: $groupBy
    ) {
      key { code }
      points { start end value { number money { converted { amount } } } }
    }
  }
`);
