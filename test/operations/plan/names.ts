import { graphql } from '../../generated/index.js';

/** Organisations that a search finds. */
export const organisationNamed = graphql(`
  query OrganisationNamed($search: String!) {
    organisations(filter: { search: $search }) { nodes { code name } }
  }
`);

/** Things of the golden plan by codes in another case. */
export const codesInOtherCases = graphql(`
  query CodesInOtherCases {
    plan(code: "golden") { code }
    project(code: "prj-1") { code }
    action(plan: "Golden", code: "a1.1") { code }
    organisation(code: "kr") { code }
    projects(filter: { codes: ["prj-1"], plan: "golden", donor: "kr", action: "a1.1" }) { nodes { code } }
  }
`);
