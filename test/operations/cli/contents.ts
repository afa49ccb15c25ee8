import { graphql } from '../../generated/index.js';

/** What a database holds, in short: its plans, how many projects, and how many writes there have been. */
export const contents = graphql(`
  query Contents {
    plans { code }
    projects { totalCount }
    lens { revision }
  }
`);
