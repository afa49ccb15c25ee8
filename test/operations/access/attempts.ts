import { graphql } from '../../generated/index.js';

// Writes of the plan and its projects, which tests of permissions try with an input that is refused.

export const tryToCreatePlan = graphql(`
  mutation TryToCreatePlan($input: PlanInput!) {
    createPlan(input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateAction = graphql(`
  mutation TryToUpdateAction($id: ID!, $version: Int!, $input: ActionInput!) {
    updateAction(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToAssessAction = graphql(`
  mutation TryToAssessAction($id: ID!, $status: ProgressStatus!, $note: String!) {
    assessAction(id: $id, status: $status, note: $note) { userErrors { code } }
  }
`);

export const tryToCreateProject = graphql(`
  mutation TryToCreateProject($input: ProjectInput!) {
    createProject(input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateProject = graphql(`
  mutation TryToUpdateProject($id: ID!, $version: Int!, $input: ProjectPatch!) {
    updateProject(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToSetProjectActions = graphql(`
  mutation TryToSetProjectActions($id: ID!, $version: Int!, $actions: [ProjectActionInput!]!) {
    setProjectActions(id: $id, version: $version, actions: $actions) { userErrors { code } }
  }
`);

export const tryToSetProjectCountries = graphql(`
  mutation TryToSetProjectCountries($id: ID!, $version: Int!, $countries: [ProjectCountryInput!]!) {
    setProjectCountries(id: $id, version: $version, countries: $countries) { userErrors { code } }
  }
`);

export const tryToSetProjectOrganisations = graphql(`
  mutation TryToSetProjectOrganisations($id: ID!, $version: Int!, $organisations: [ProjectOrganisationInput!]!) {
    setProjectOrganisations(id: $id, version: $version, organisations: $organisations) { userErrors { code } }
  }
`);

export const tryToCreateOrganisation = graphql(`
  mutation TryToCreateOrganisation($input: OrganisationInput!) {
    createOrganisation(input: $input) { userErrors { code } }
  }
`);

export const tryToSetExchangeRates = graphql(`
  mutation TryToSetExchangeRates($input: [ExchangeRateInput!]!) {
    setExchangeRates(input: $input) { userErrors { code } }
  }
`);
