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

export const tryToSetProjectRegions = graphql(`
  mutation TryToSetProjectRegions($id: ID!, $version: Int!, $regions: [ProjectRegionInput!]!) {
    setProjectRegions(id: $id, version: $version, regions: $regions) { userErrors { code } }
  }
`);

export const tryToSetProjectSectors = graphql(`
  mutation TryToSetProjectSectors($id: ID!, $version: Int!, $sectors: [ProjectSectorInput!]!) {
    setProjectSectors(id: $id, version: $version, sectors: $sectors) { userErrors { code } }
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

export const tryToUpdatePlan = graphql(`
  mutation TryToUpdatePlan($id: ID!, $version: Int!, $input: PlanPatch!) {
    updatePlan(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToUpdatePillar = graphql(`
  mutation TryToUpdatePillar($id: ID!, $version: Int!, $input: PillarPatch!) {
    updatePillar(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateWorkingGroup = graphql(`
  mutation TryToUpdateWorkingGroup($id: ID!, $version: Int!, $input: WorkingGroupPatch!) {
    updateWorkingGroup(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToSetOfficers = graphql(`
  mutation TryToSetOfficers($id: ID!, $version: Int!, $officers: [OfficerInput!]!) {
    setOfficers(id: $id, version: $version, officers: $officers) { userErrors { code } }
  }
`);

export const tryToLiftAssessment = graphql(`
  mutation TryToLiftAssessment($id: ID!, $note: String!) {
    liftAssessment(id: $id, note: $note) { userErrors { code } }
  }
`);

export const tryToUpdateIndicator = graphql(`
  mutation TryToUpdateIndicator($id: ID!, $version: Int!, $input: IndicatorPatch!) {
    updateIndicator(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToRetireIndicator = graphql(`
  mutation TryToRetireIndicator($id: ID!, $version: Int!, $retiredOn: Date, $reason: String!) {
    retireIndicator(id: $id, version: $version, retiredOn: $retiredOn, reason: $reason) { userErrors { code } }
  }
`);

export const tryToSetIndicatorPoint = graphql(`
  mutation TryToSetIndicatorPoint($version: Int!, $input: SetIndicatorPointInput!) {
    setIndicatorPoint(version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateMilestone = graphql(`
  mutation TryToUpdateMilestone($id: ID!, $version: Int!, $input: MilestonePatch!) {
    updateMilestone(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToArchiveProject = graphql(`
  mutation TryToArchiveProject($id: ID!, $version: Int!, $reason: String!) {
    archiveProject(id: $id, version: $version, reason: $reason) { userErrors { code } }
  }
`);

export const tryToUpdateOrganisation = graphql(`
  mutation TryToUpdateOrganisation($id: ID!, $version: Int!, $input: OrganisationPatch!) {
    updateOrganisation(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToMergeOrganisations = graphql(`
  mutation TryToMergeOrganisations($id: ID!, $into: ID!, $version: Int!, $reason: String!) {
    mergeOrganisations(id: $id, into: $into, version: $version, reason: $reason) { userErrors { code } }
  }
`);

export const tryToCreateEvent = graphql(`
  mutation TryToCreateEvent($input: EventInput!) {
    createEvent(input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateEvent = graphql(`
  mutation TryToUpdateEvent($id: ID!, $version: Int!, $input: EventPatch!) {
    updateEvent(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToCreatePublication = graphql(`
  mutation TryToCreatePublication($input: PublicationInput!) {
    createPublication(input: $input) { userErrors { code } }
  }
`);

export const tryToUpdatePublication = graphql(`
  mutation TryToUpdatePublication($id: ID!, $version: Int!, $input: PublicationPatch!) {
    updatePublication(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToCreateTool = graphql(`
  mutation TryToCreateTool($input: ToolInput!) {
    createTool(input: $input) { userErrors { code } }
  }
`);

export const tryToUpdateTool = graphql(`
  mutation TryToUpdateTool($id: ID!, $version: Int!, $input: ToolPatch!) {
    updateTool(id: $id, version: $version, input: $input) { userErrors { code } }
  }
`);

export const tryToSetPeriodDueDate = graphql(`
  mutation TryToSetPeriodDueDate($plan: String!, $code: String!, $dueOn: Date!, $reason: String!, $version: Int!) {
    setPeriodDueDate(plan: $plan, code: $code, dueOn: $dueOn, reason: $reason, version: $version) { userErrors { code } }
  }
`);
