import { graphql } from '../../generated/index.js';

/** All that the golden bundle loads of plan and projects. */
export const bundleLoaded = graphql(`
  query BundleLoaded {
    lens { revision }
    plan(code: "GOLDEN") {
      startDate
      reportingCurrency
      pillars { code actions { code number projects { edges { share node { code } } } } }
    }
    projects {
      nodes {
        code
        financialScope
        parent { code }
        donors { organisation { code } }
        version
        updatedAt
      }
    }
  }
`);

/** Projects as a load may change them. */
export const projectsLoaded = graphql(`
  query ProjectsLoaded {
    projects { nodes { code title version actions { share action { code } } } }
  }
`);

/** What tells whether anything was written. */
export const stateOfStore = graphql(`
  query StateOfStore {
    lens { revision }
    plans { code }
    projects { totalCount }
  }
`);

/** Two records that rest on sources of their own. */
export const sourcedRecords = graphql(`
  query SourcedRecords {
    organisation(code: "KOICA") { name type provenance { kind } }
    project(code: "PRJ-CASA") { title countries { percentage } provenance { kind } }
  }
`);

/** The words of an action, and who stated them. */
export const wordingOfAction = graphql(`
  query WordingOfAction($code: String!) {
    action(plan: "APIS-2022-2026", code: $code) {
      title
      wording
      pillar { code }
      provenance { kind confidence isSynthetic sources { url } }
    }
  }
`);
