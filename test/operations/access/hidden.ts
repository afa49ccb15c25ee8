import { graphql } from '../../generated/index.js';

/** What an action of a plan and its first project lead to: something of each kind that permissions are about. */
export const placesOfPlan = graphql(`
  query PlacesOfPlan($plan: String!, $project: String!) {
    plan(code: $plan) { id pillars { id } }
    action(plan: $plan, code: "A1.1") { id indicators { id } milestones { id } reports { nodes { id } } }
    project(code: $project) {
      id
      transactions { nodes { id } }
      organisations { role organisation { code } }
    }
  }
`);

/** A look through the lens that shows drafts. */
export const liveLens = graphql(`
  query LiveLens @lens(basis: LIVE) {
    lens { basis }
  }
`);

/** What reviews and drafts add to a report. */
export const reviewOfReport = graphql(`
  query ReviewOfReport($report: ID!, $comment: ID!) {
    node(id: $report) { ... on ProgressReport { comments { id } version onBehalfOf } }
    comment: node(id: $comment) { id }
  }
`);

/** A token and an entry of the audit, as nodes. */
export const secretNodes = graphql(`
  query SecretNodes($token: ID!, $entry: ID!) {
    token: node(id: $token) { id }
    entry: node(id: $entry) { id }
  }
`);
