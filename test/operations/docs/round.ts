import { graphql } from '../../generated/index.js';

// The operations of docs/round.md, which shows them as they are sent.

export const openRound = graphql(`
  mutation Open($input: ReportingPeriodInput!) {
    openReportingPeriod(input: $input) {
      period { code state }
      userErrors { code field message }
    }
  }
`);

export const owed = graphql(`
  query Owed {
    viewer {
      roles { role }
      obligations {
        kind
        turn
        dueOn
        subject { ... on Action { code indicators { id code unit } } ... on Project { code } }
        report { id version period { code } previous { period { code } narrative reportedStatus } }
      }
    }
  }
`);

export const save = graphql(`
  mutation Save($report: ID!, $version: Int!, $input: ProgressReportInput!) {
    saveProgressReport(id: $report, version: $version, input: $input) {
      report { version state }
      userErrors { code field message }
    }
  }
`);

export const submit = graphql(`
  mutation Submit($report: ID!, $version: Int!) {
    submitProgressReport(id: $report, version: $version) {
      report { version state }
      userErrors { code field message }
    }
  }
`);

export const returnForRevision = graphql(`
  mutation Return($report: ID!, $version: Int!) {
    returnProgressReport(
      id: $report
      version: $version
      note: "The figure looks low."
      comments: [{ field: "values", text: "Is it of all corridors?" }]
    ) {
      report { version state comments { id severity text } }
      userErrors { code message }
    }
  }
`);

export const shown = graphql(`
  query Shown($report: ID!) {
    node(id: $report) {
      ... on ProgressReport {
        state
        narrative
        values { value }
        evidence { title }
        comments { text }
        history { to actor }
      }
    }
  }
`);

export const approve = graphql(`
  mutation Approve($comment: ID!, $reports: [ID!]!, $versions: [Int!]) {
    resolveReviewComment(id: $comment) { userErrors { code message } }
    approveProgressReports(ids: $reports, versions: $versions) {
      reports { state }
      userErrors { code field message }
    }
  }
`);

export const close = graphql(`
  mutation Close {
    closeReportingPeriod(plan: "APIS-2022-2026", code: "2026-Q3") {
      snapshot { code version }
      userErrors { code message }
    }
  }
`);

export const cite = graphql(`
  query Cite {
    snapshot(code: "APIS-2026-Q3-v1") {
      version
      reason
      period { code state coverage { reported approved } }
    }
  }
`);

export const reopen = graphql(`
  mutation Reopen {
    reopenReportingPeriod(plan: "APIS-2022-2026", code: "2026-Q3", reason: "A survey was corrected.") {
      period { code state }
      userErrors { code message }
    }
  }
`);

export const audit = graphql(`
  query Audit($report: ID!) {
    audit(node: $report, first: 6) {
      nodes { actor operation field from to reason }
    }
  }
`);
