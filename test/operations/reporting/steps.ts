import { graphql } from '../../generated/index.js';

/** Saves a draft of a report. */
export const saveReport = graphql(`
  mutation SaveReport($id: ID!, $version: Int!, $input: ProgressReportInput!) {
    saveProgressReport(id: $id, version: $version, input: $input) {
      report { version state narrative evidence { isPublic } history { to } }
      userErrors { code field message }
    }
  }
`);

/** Submits a report for review. */
export const submitReport = graphql(`
  mutation SubmitReport($id: ID!, $version: Int!) {
    submitProgressReport(id: $id, version: $version) {
      report { version state timeliness }
      userErrors { code field message }
    }
  }
`);

/** Takes a submitted report back into drafting. */
export const withdrawReport = graphql(`
  mutation WithdrawReport($id: ID!, $version: Int!) {
    withdrawProgressReport(id: $id, version: $version) {
      report { version state }
      userErrors { code field message }
    }
  }
`);

/** Returns a report for revision. */
export const returnReport = graphql(`
  mutation ReturnReport($id: ID!, $version: Int!, $note: String!, $comments: [ReviewCommentInput!]) {
    returnProgressReport(id: $id, version: $version, note: $note, comments: $comments) {
      report { version state comments { id text field author } }
      userErrors { code field message }
    }
  }
`);

/** Approves reports, all or none. */
export const approveReports = graphql(`
  mutation ApproveReports($ids: [ID!]!, $versions: [Int!]) {
    approveProgressReports(ids: $ids, versions: $versions) {
      reports { state }
      userErrors { code field message }
    }
  }
`);

/** Comments on a report under review. */
export const addComment = graphql(`
  mutation AddComment($report: ID!, $input: ReviewCommentInput!) {
    addReviewComment(report: $report, input: $input) {
      report { state comments { id severity } }
      userErrors { code field message }
    }
  }
`);

/** Resolves a comment of a reviewer. */
export const resolveComment = graphql(`
  mutation ResolveComment($id: ID!) {
    resolveReviewComment(id: $id) {
      report { state }
      userErrors { code field message }
    }
  }
`);

/** Asks for reports that are due. */
export const requestUpdates = graphql(`
  mutation RequestUpdates($ids: [ID!]!) {
    requestUpdates(ids: $ids) {
      requested
      skipped
      reached { report people }
      userErrors { code field message }
    }
  }
`);
