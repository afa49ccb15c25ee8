import { graphql } from '../../generated/index.js';

/** Reports with all that everybody may ask for; what a viewer may not see is left out of the answer. */
export const reports = graphql(`
  query Reports($filter: ProgressReportFilter) {
    progressReports(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
        version
        state
        timeliness
        submittedAt
        narrative
        achievements
        reportedStatus
        values { value noDataReason }
        evidence { id title url }
        comments { text }
        history { from to actor }
        subject { __typename ... on Action { code } ... on Project { code } }
      }
    }
  }
`);

/** Names and reasons in a report: whoever may not see them gets an error for each. */
export const namesInReports = graphql(`
  query NamesInReports($filter: ProgressReportFilter!) {
    progressReports(filter: $filter) {
      nodes { narrative onBehalfOf comments { text } history { actor note } }
    }
  }
`);

/** A report as it is reached by its id. */
export const reportById = graphql(`
  query ReportById($id: ID!) {
    node(id: $id) { ... on ProgressReport { version } }
  }
`);

/** Reports of an action with those of the periods before. */
export const reportsOfAction = graphql(`
  query ReportsOfAction($id: ID!) {
    node(id: $id) {
      ... on Action {
        reports(first: 9) { nodes { period { code } previous { narrative period { code } previous { state } } } }
      }
    }
  }
`);

/** A document that was given as evidence. */
export const evidenceById = graphql(`
  query EvidenceById($id: ID!) {
    node(id: $id) { ... on Evidence { title } }
  }
`);

/** What the viewer still has to do. */
export const obligations = graphql(`
  query Obligations {
    viewer {
      obligations {
        kind
        turn
        dueOn
        daysWaiting
        report { period { code } }
        subject { ... on Action { code } ... on Project { code } }
      }
    }
  }
`);

/** A page of what somebody still has to do. */
export const pageOfObligations = graphql(`
  query PageOfObligations($first: Int, $after: String) {
    viewer {
      obligationCount
      obligations(first: $first, after: $after) { cursor report { id } }
    }
  }
`);
