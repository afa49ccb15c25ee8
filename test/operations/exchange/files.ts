import { graphql } from '../../generated/index.js';

// Files that are taken in, and files that can be had.

export const tryToImportFile = graphql(`
  mutation TryToImportFile($upload: String!) {
    importFile(upload: $upload, kind: "report") { userErrors { code } result { isWritten } }
  }
`);

export const importFile = graphql(`
  mutation ImportFile($upload: String!, $kind: String!, $plan: String, $dryRun: Boolean, $expect: String, $closed: ClosedRows) {
    importFile(upload: $upload, kind: $kind, plan: $plan, dryRun: $dryRun, expect: $expect, closed: $closed) {
      result {
        kind
        plan
        isDryRun
        isWritten
        hash
        counts { create update same refused }
        mistakes { column code message }
        rows(first: 1000, outcomes: [CREATE, UPDATE, REFUSED]) {
          row
          sheet
          outcome
          changes { field from to }
          mistakes { column code message }
          notices { column message }
        }
      }
      userErrors { code field message }
    }
  }
`);

export const filesOffered = graphql(`
  query FilesOffered($plan: String!, $project: String!, $organisation: String!) {
    plan(code: $plan) { files { kind format url } }
    project(code: $project) { files { kind format url } }
    organisation(code: $organisation) { files { kind format url } }
  }
`);

export const draftOf = graphql(`
  query DraftOf($plan: String!, $period: String!) {
    progressReports(filter: { plan: $plan, period: $period }, first: 100) {
      nodes {
        state
        narrative
        reportedStatus
        values { value date }
        evidence { title }
        subject { ... on Project { code } ... on Action { code } }
      }
    }
  }
`);
