import { graphql } from '../../generated/index.js';

/** A page of projects in any order. */
export const projectsInOrder = graphql(`
  query ProjectsInOrder(
    $field: ProjectOrderField!
    $direction: OrderDirection!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    projects(
      orderBy: { field: $field, direction: $direction }
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      nodes { code }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

/** A short page. */
export const shortPage = graphql(`
  query ShortPage {
    projects(first: 3) { nodes { title } }
  }
`);

/** A short page, counted. */
export const shortPageCounted = graphql(`
  query ShortPageCounted {
    projects(first: 3) { nodes { title } totalCount }
  }
`);

/** A page below each action, counted. */
export const pagesOfActions = graphql(`
  query PagesOfActions {
    plan(code: "APIS-2022-2026") { actions { projects(first: 1) { totalCount nodes { title } } } }
  }
`);

/** A page of projects with all that belongs to them. */
export const projectsWithLinks = graphql(`
  query ProjectsWithLinks($first: Int!) {
    projects(first: $first) {
      nodes {
        code
        donors { organisation { name } ambiguous }
        countries { country { name } percentage }
        actions { share action { title } }
        parent { code }
        provenance { sources { title } }
      }
    }
  }
`);

/** A list of projects below each pillar. */
export const projectsOfPillars = graphql(`
  query ProjectsOfPillars($first: Int, $filter: ProjectFilter, $orderBy: ProjectOrder) {
    plan(code: "APIS-2022-2026") {
      pillars { list: projects(first: $first, filter: $filter, orderBy: $orderBy) { totalCount nodes { code } } }
    }
  }
`);

/** Two lists of projects below each pillar, with different arguments. */
export const twoListsOfPillars = graphql(`
  query TwoListsOfPillars($first: Int, $otherFirst: Int, $otherFilter: ProjectFilter, $otherOrder: ProjectOrder) {
    plan(code: "APIS-2022-2026") {
      pillars {
        one: projects(first: $first) { totalCount nodes { code } }
        two: projects(first: $otherFirst, filter: $otherFilter, orderBy: $otherOrder) { totalCount nodes { code } }
      }
    }
  }
`);

/** The share of each project in each action, from both ends. */
export const sharesFromBothEnds = graphql(`
  query SharesFromBothEnds {
    plan(code: "APIS-2022-2026") {
      actions {
        code
        projects { edges { share contribution node { code actions { share action { code } } } } }
      }
    }
  }
`);

/** How many projects a filter leaves. Groups of countries have other members on other days. */
export const projectsCounted = graphql(`
  query ProjectsCounted($filter: ProjectFilter!) @lens(asOf: "2026-11-01") {
    projects(filter: $filter) { totalCount }
  }
`);

/** Which countries a filter leaves. */
export const countriesFiltered = graphql(`
  query CountriesFiltered($filter: CountryFilter!) @lens(asOf: "2026-11-01") {
    countries(filter: $filter) { code }
  }
`);

/** Actions filtered and ordered. */
export const actionsFiltered = graphql(`
  query ActionsFiltered($filter: ActionFilter!, $orderBy: ActionOrder!) {
    plan(code: "APIS-2022-2026") { actions(filter: $filter, orderBy: $orderBy) { number title } }
  }
`);

/** Organisations filtered and ordered. */
export const organisationsFiltered = graphql(`
  query OrganisationsFiltered($filter: OrganisationFilter!, $orderBy: OrganisationOrder) {
    organisations(filter: $filter, orderBy: $orderBy) { nodes { code isDonor } }
  }
`);

/** The events of a day, and the first publication. */
export const eventsAndPublications = graphql(`
  query EventsAndPublications($day: Date!) {
    events(filter: { during: { from: $day, to: $day } }) { nodes { code } }
    publications(first: 1) { nodes { code date { text } } }
  }
`);
