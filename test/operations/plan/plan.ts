import { graphql } from '../../generated/index.js';

/** The plan from its pillars down to the donors of projects. */
export const wholePlan = graphql(`
  query WholePlan {
    plan(code: "APIS-2022-2026") {
      pillars {
        title
        actions {
          number
          title
          wording
          projects(first: 5) {
            nodes {
              title
              donors { organisation { name } ambiguous }
              provenance { isSynthetic }
            }
          }
        }
      }
    }
  }
`);

/** What belongs to organisations, countries, one action and events, and whether it is made up. */
export const madeUpLinks = graphql(`
  query MadeUpLinks {
    organisations(first: 50) {
      nodes {
        code
        provenance { isSynthetic }
        projects(first: 40) { nodes { code provenance { isSynthetic } } }
      }
    }
    projects(first: 100) { nodes { code provenance { isSynthetic } countries { provenance { isSynthetic } } } }
    action(plan: "APIS-2022-2026", code: "A06") { projects { nodes { code } } responsible { role } }
    events(first: 50) { nodes { projects { provenance { isSynthetic } } } }
  }
`);

/** The donors of projects. */
export const donorsOfProjects = graphql(`
  query DonorsOfProjects($codes: [String!]!) {
    projects(filter: { codes: $codes }) { nodes { code donors { organisation { code } ambiguous } } }
  }
`);

/** The groups of a country on a day. */
export const groupsOfCountry = graphql(`
  query GroupsOfCountry($country: CountryCode!, $asOf: Date!) @lens(asOf: $asOf) {
    country(code: $country) { name groups { code validTo listedOn } }
  }
`);

/** Where a project works, and to which pillars it belongs. */
export const placesOfProject = graphql(`
  query PlacesOfProject($project: String!) {
    project(code: $project) {
      countries { country { code } percentage isEqualSplit }
      pillars { pillar { code } provenance { confidence } }
    }
  }
`);

/** The ids of one thing of each type. */
export const idsOfEverything = graphql(`
  query IdsOfEverything {
    plan(code: "APIS-2022-2026") {
      id
      pillars { id }
      workingGroups { id }
      actions(filter: { codes: ["A07"] }) { id }
    }
    project(code: "PRJ-CASA") { id }
    organisation(code: "AKCF") { id }
    country(code: "FJI") { id }
    events(first: 1) { nodes { id } }
    publications(first: 1) { nodes { id } }
    tools { id }
    viewer { roles { id } }
  }
`);

/** Anything by its id. */
export const nodesById = graphql(`
  query NodesById($ids: [ID!]!) {
    nodes(ids: $ids) { __typename id }
  }
`);

/** A lens as it is understood. */
export const lensEchoed = graphql(`
  query LensEchoed($asOf: Date, $knownAt: DateTime, $basis: Basis, $currency: CurrencyCode)
  @lens(asOf: $asOf, knownAt: $knownAt, basis: $basis, currency: $currency) {
    lens { asOf knownAt basis currency revision }
  }
`);

/** Codelists in English and in French. */
export const codelists = graphql(`
  query Codelists {
    phases: codelist(name: ACTIVITY_STATUS) { code iatiCode label isFallback }
    french: codelist(name: CURRENCY, language: "fr") { code label isFallback }
    groups: codelist(name: COUNTRY_GROUP, language: "fr") { code isFallback }
  }
`);

/** How many things are below each level. */
export const countsBelow = graphql(`
  query CountsBelow @lens(asOf: "2026-11-01") {
    plan(code: "APIS-2022-2026") {
      counts { actions projects donors countries events }
      pillars { counts { actions projects } projects { totalCount } }
      workingGroups { counts { actions projects } }
      actions(filter: { codes: ["A06"] }) { counts { actions projects donors countries events } }
    }
    country(code: "LAO") { counts { actions projects donors countries events } projects { totalCount } }
  }
`);
