import { graphql } from '../../generated/index.js';

/** Creates a project with its links. */
export const createProject = graphql(`
  mutation CreateProject($input: ProjectInput!) {
    createProject(input: $input) {
      project { id code version actions { share action { code } } }
      userErrors { code field message }
    }
  }
`);

/** Changes what a project says of itself. */
export const updateProject = graphql(`
  mutation UpdateProject($id: ID!, $input: ProjectPatch!, $version: Int!) {
    updateProject(id: $id, input: $input, version: $version) {
      project { title activityStatus version }
      userErrors { code field message }
    }
  }
`);

/** Replaces the organisations of a project. */
export const setProjectOrganisations = graphql(`
  mutation SetProjectOrganisations($id: ID!, $organisations: [ProjectOrganisationInput!]!, $version: Int!) {
    setProjectOrganisations(id: $id, organisations: $organisations, version: $version) {
      project { version donors { organisation { code } } }
      userErrors { code field message }
    }
  }
`);

/** Creates an organisation. */
export const createOrganisation = graphql(`
  mutation CreateOrganisation($input: OrganisationInput!) {
    createOrganisation(input: $input) {
      organisation { code name }
      userErrors { code field message }
    }
  }
`);

/** The ids of two actions of the golden plan. */
export const idsOfActions = graphql(`
  query IdsOfActions {
    a11: action(plan: "GOLDEN", code: "A1.1") { id }
    a31: action(plan: "GOLDEN", code: "A3.1") { id }
  }
`);

/** Who the viewer is. */
export const viewerWithRoles = graphql(`
  query ViewerWithRoles {
    viewer { name roles { role } }
  }
`);
