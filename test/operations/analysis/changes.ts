import { graphql } from '../../generated/index.js';

/** What changed in the golden plan. */
export const goldenChanges = graphql(`
  query GoldenChanges(
    $since: Date!
    $until: Date
    $by: ChangeClock
    $kinds: [ChangeKind!]
    $first: Int
    $after: String
    $newestFirst: Boolean
    $asOf: Date = "2026-11-01"
  ) @lens(asOf: $asOf) {
    changes(
      plan: "GOLDEN"
      since: $since
      until: $until
      by: $by
      kinds: $kinds
      first: $first
      after: $after
      newestFirst: $newestFirst
    ) {
      nodes { kind title from to fromMoney { amount currency } toMoney { amount currency } at effectiveOn reason node { __typename } }
      totalCount
      edges { cursor }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
