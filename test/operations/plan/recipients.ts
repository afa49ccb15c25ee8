import { graphql } from '../../generated/index.js';

/** Where a project works and in which sectors, and how its money is split among them. */
export const recipientsOf = graphql(`
  query RecipientsOf($plan: String!, $project: String!) {
    project(code: $project) {
      id
      version
      countries { country { code } percentage isEqualSplit }
      regions { region { code name } percentage isEqualSplit provenance { kind } }
      sectors
      sectorShares { vocabulary code label percentage isEqualSplit }
    }
    byRegion: metrics(plan: $plan, measures: [COMMITTED], groupBy: [REGION]) {
      rows { keys { code label } values { money { converted { amount } } } }
    }
    byCountry: metrics(plan: $plan, measures: [COMMITTED], groupBy: [COUNTRY]) {
      rows { keys { code } values { money { converted { amount } } } }
    }
    bySector: metrics(plan: $plan, measures: [COMMITTED], groupBy: [SECTOR]) {
      rows { keys { code label } values { money { converted { amount } } } }
    }
    plan(code: $plan) {
      inRegion: funding(filter: { region: "035" }) { committed { converted { amount } } projectCount }
      outside: funding(filter: { region: "002" }) { committed { converted { amount } } projectCount }
    }
    inAsiaOnly: metrics(plan: $plan, measures: [COMMITTED], filter: { region: "142" }) {
      totals { money { converted { amount } } }
    }
    ofSector: metrics(plan: $plan, measures: [COMMITTED, PROJECT_COUNT], filter: { sector: "22040" }) {
      totals { number money { converted { amount } } }
    }
    inAsia: projects(filter: { plan: $plan, region: "142" }) { nodes { code } }
    inPacific: projects(filter: { plan: $plan, region: "009" }) { nodes { code } }
    inSector: projects(filter: { plan: $plan, sector: "22040" }) { nodes { code } }
    codelist(name: REGION) { code label }
  }
`);

/** Replaces the regions of a project. */
export const setProjectRegions = graphql(`
  mutation SetProjectRegions($id: ID!, $regions: [ProjectRegionInput!]!, $version: Int!) {
    setProjectRegions(id: $id, regions: $regions, version: $version) {
      project { version regions { region { code } percentage } }
      userErrors { code field message }
    }
  }
`);

/** Replaces the countries of a project. */
export const setProjectCountries = graphql(`
  mutation SetProjectCountries($id: ID!, $countries: [ProjectCountryInput!]!, $version: Int!) {
    setProjectCountries(id: $id, countries: $countries, version: $version) { userErrors { code field message } }
  }
`);

/** Replaces the sectors of a project. */
export const setProjectSectors = graphql(`
  mutation SetProjectSectors($id: ID!, $sectors: [ProjectSectorInput!]!, $version: Int!) {
    setProjectSectors(id: $id, sectors: $sectors, version: $version) {
      project { version sectors sectorShares { vocabulary code percentage isEqualSplit } }
      userErrors { code field message }
    }
  }
`);

/** Changes the purpose codes of a project. */
export const setPurposes = graphql(`
  mutation SetPurposes($id: ID!, $sectors: [String!]!, $version: Int!) {
    updateProject(id: $id, input: { sectors: $sectors }, version: $version) {
      project { version sectorShares { vocabulary code percentage isEqualSplit } }
      userErrors { code field message }
    }
  }
`);
