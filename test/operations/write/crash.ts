import { graphql } from '../../generated/index.js';

/** Where the writers of the crash test begin. */
export const beginning = graphql(`
  query Beginning {
    lens { revision }
    projects(first: 3) { nodes { id code version } }
  }
`);

/** How many writes there have been. */
export const revision = graphql(`
  query Revision {
    lens { revision }
  }
`);

/** Records money under a key, so that it can be sent again. */
export const recordUnderKey = graphql(`
  mutation RecordUnderKey($input: [TransactionInput!]!, $key: String!) {
    recordTransactions(input: $input, idempotencyKey: $key) {
      transactions { id }
      userErrors { code }
    }
  }
`);

/** The version of a project. */
export const versionOfProject = graphql(`
  query VersionOfProject($id: ID!) {
    node(id: $id) { ... on Project { version } }
  }
`);

/** Describes a project in other words. */
export const rewriteProject = graphql(`
  mutation RewriteProject($id: ID!, $version: Int!, $description: String!) {
    updateProject(id: $id, version: $version, input: { description: $description }) {
      project { version }
      userErrors { code }
    }
  }
`);

/** The report that the writer writes. */
export const reportOfWriter = graphql(`
  query ReportOfWriter {
    progressReports(filter: { period: "P" }) { nodes { id version state } }
  }
`);
