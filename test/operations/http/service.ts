import { graphql } from '../../generated/index.js';

/** The shortest question. */
export const plansByCode = graphql(`
  query PlansByCode {
    plans { code }
  }
`);

/** The plans, and the number of the last write. */
export const plansAtRevision = graphql(`
  query PlansAtRevision {
    plans { code }
    lens { revision }
  }
`);

/** A question to the table of tools. */
export const titlesOfTools = graphql(`
  query TitlesOfTools {
    tools { title }
  }
`);

/** A node by its id. */
export const nodeById = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) { id }
  }
`);

/** Two questions, of which one may have to wait. */
export const titlesOfToolsAndPublications = graphql(`
  query TitlesOfToolsAndPublications {
    tools { title }
    publications(first: 1) { nodes { title } }
    organisation(code: "nobody") { name }
  }
`);
