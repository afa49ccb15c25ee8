import { graphql } from '../../generated/index.js';

/** Where the statuses of an action and of a project come from. */
export const sourcesOfStatus = graphql(`
  query SourcesOfStatus($asOf: Date!, $knownAt: DateTime, $basis: Basis)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis) {
    action(plan: "GOLDEN", code: "A1.1") { progress { ...StatusSources } latestReport { organisation { code } } }
    project(code: "PRJ-1") { progress { ...StatusSources } }
    plan(code: "GOLDEN") { progress { ...StatusSources } }
  }
`);

/** Who says what of a status, and since when. */
graphql(`
  fragment StatusSources on Progress { assessedStatus assessedOn reportedStatus reportedOn reportedBy { code } }
`);

/** The same of every action. */
export const sourcesOfStatuses = graphql(`
  query SourcesOfStatuses @lens(asOf: "2025-09-01", basis: SUBMITTED) {
    plan(code: "GOLDEN") { actions { code progress { ...StatusSources } } }
  }
`);
