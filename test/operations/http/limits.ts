import { graphql } from '../../generated/index.js';

/** A cursor and an id as the API gives them. */
export const cursorAndId = graphql(`
  query CursorAndId {
    projects(first: 1) { pageInfo { endCursor } }
    project(code: "PRJ-CASA") { id }
  }
`);
