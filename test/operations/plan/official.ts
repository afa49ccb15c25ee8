import { graphql } from '../../generated/index.js';

/** The plan as it was published. */
export const officialPlan = graphql(`
  query OfficialPlan {
    plan(code: "APIS-2022-2026") {
      actions {
        number
        code
        title
        wording
        pillar { code }
        provenance { confidence note sources { code } }
        projects { nodes { code } }
      }
      milestones { title date { text earliest latest } provenance { confidence } }
      workingGroups { officers { country { code } role provenance { confidence } } }
      counts { actions projects }
    }
  }
`);

/** What was published around the plan. */
export const officialLists = graphql(`
  query OfficialLists {
    projects(first: 100) { totalCount nodes { code provenance { isSynthetic confidence } } }
    organisations(first: 100) { totalCount }
    countries { code membership }
    events { totalCount }
    publications { totalCount }
    tools { code }
  }
`);

/** What is said of sources that say little. */
export const uncertainRecords = graphql(`
  query UncertainRecords {
    digital: project(code: "PRJ-DIGPAY") { title provenance { confidence note } }
    unverified: organisation(code: "JPN-GOV") { provenance { kind confidence } }
  }
`);
