import { graphql } from '../../generated/index.js';

// Each field of Query that everybody may read, asked alone.

export const readAction = graphql(`
  query ReadAction($plan: String!) {
    action(plan: $plan, code: "A1.1") { id }
  }
`);

export const readChanges = graphql(`
  query ReadChanges($plan: String!) {
    changes(plan: $plan, since: "2024-01-01", until: "2024-12-31") { nodes { title } }
  }
`);

export const readCodelist = graphql(`
  query ReadCodelist {
    codelist(name: REPORT_STATE) { code }
  }
`);

export const readCountries = graphql(`
  query ReadCountries {
    countries { code }
  }
`);

export const readCountry = graphql(`
  query ReadCountry {
    country(code: "JPN") { id }
  }
`);

export const readDataQuality = graphql(`
  query ReadDataQuality($plan: String!) {
    dataQuality(plan: $plan) { score }
  }
`);

export const readEvents = graphql(`
  query ReadEvents {
    events { nodes { id } }
  }
`);

export const readLens = graphql(`
  query ReadLens {
    lens { asOf revision }
  }
`);

export const readLenses = graphql(`
  query ReadLenses {
    lenses { field }
  }
`);

export const readMetrics = graphql(`
  query ReadMetrics($plan: String!) {
    metrics(plan: $plan, measures: [COMMITTED], groupBy: [PILLAR]) { columns }
  }
`);

export const readNode = graphql(`
  query ReadNode($id: ID!) {
    node(id: $id) { id }
  }
`);

export const readNodes = graphql(`
  query ReadNodes($ids: [ID!]!) {
    nodes(ids: $ids) { id }
  }
`);

export const readOrganisation = graphql(`
  query ReadOrganisation {
    organisation(code: "KR") { id }
  }
`);

export const readOrganisations = graphql(`
  query ReadOrganisations {
    organisations { nodes { id } }
  }
`);

export const readPlan = graphql(`
  query ReadPlan($plan: String!) {
    plan(code: $plan) { id }
  }
`);

export const readPlans = graphql(`
  query ReadPlans {
    plans { id }
  }
`);

export const readProgressReports = graphql(`
  query ReadProgressReports($plan: String!) {
    progressReports(filter: { plan: $plan }) { nodes { id } }
  }
`);

export const readProject = graphql(`
  query ReadProject($code: String!) {
    project(code: $code) { id }
  }
`);

export const readProjects = graphql(`
  query ReadProjects {
    projects { nodes { id } }
  }
`);

export const readPublications = graphql(`
  query ReadPublications {
    publications { nodes { id } }
  }
`);

export const readSnapshot = graphql(`
  query ReadSnapshot {
    snapshot(code: "NONE") { id }
  }
`);

export const readTimeSeries = graphql(`
  query ReadTimeSeries($plan: String!) {
    timeSeries(plan: $plan, measure: COMMITTED, interval: YEAR) { points { start } }
  }
`);

export const readTools = graphql(`
  query ReadTools {
    tools { id }
  }
`);

export const readViewer = graphql(`
  query ReadViewer {
    viewer { name }
  }
`);

export const readWorkingGroup = graphql(`
  query ReadWorkingGroup($plan: String!) {
    workingGroup(plan: $plan, number: 1) { id }
  }
`);
