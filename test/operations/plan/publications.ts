import { graphql } from '../../generated/index.js';

/** Publications that a search finds. */
export const publicationsFound = graphql(`
  query PublicationsFound($search: String, $first: Int, $after: String) {
    publications(search: $search, first: $first, after: $after) {
      totalCount
      nodes { title authors symbol }
      pageInfo { endCursor hasNextPage }
    }
  }
`);
