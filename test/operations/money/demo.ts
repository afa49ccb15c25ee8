import { graphql } from '../../generated/index.js';

/** The money of every project, with where it is known from. */
export const moneyOfProjects = graphql(`
  query MoneyOfProjects @lens(asOf: "2026-11-01") {
    projects(first: 100) {
      nodes {
        code
        provenance { isSynthetic }
        budgets {
          value { amount currency }
          provenance { confidence isSynthetic note sources { code } }
        }
        transactions { totalCount }
      }
    }
  }
`);

/** The sums that the tables of the Steering Committee show. */
graphql(`
  fragment SumsInTables on Funding {
    committed { converted { amount } unconverted { amount } isComplete }
    disbursed { converted { amount } }
    disbursementRate
  }
`);

/** The money of plan, pillars and actions. */
export const moneyTable = graphql(`
  query MoneyTable @lens(asOf: "2026-11-01") {
    plan(code: "APIS-2022-2026") {
      funding { ...SumsInTables }
      counts { projects }
      pillars {
        funding { ...SumsInTables }
        counts { projects }
        actions { title funding { ...SumsInTables } counts { projects } }
      }
    }
  }
`);

/** The money of a page of projects and their donors. */
export const moneyPage = graphql(`
  query MoneyPage @lens(asOf: "2026-11-01") {
    projects(first: 100) {
      nodes {
        title
        donors { organisation { name } committed { converted { amount } } }
        funding { ...SumsInTables }
      }
    }
  }
`);

/** The whole portfolio of one donor. */
export const portfolioInFull = graphql(`
  query PortfolioInFull @lens(asOf: "2026-11-01") {
    organisation(code: "DEMO-FUND-B") {
      portfolio(plan: "APIS-2022-2026") {
        share { ...SumsInTables }
        whole { ...SumsInTables }
        pillars {
          pillar { title }
          share { ...SumsInTables }
          whole { ...SumsInTables }
          actions { action { title } share { ...SumsInTables } }
        }
        projects { project { title } share { ...SumsInTables } whole { ...SumsInTables } }
      }
    }
  }
`);

/** The portfolios of many donors. */
export const portfoliosOfDonors = graphql(`
  query PortfoliosOfDonors @lens(asOf: "2026-11-01") {
    organisations(filter: { donor: true }, first: 20) {
      nodes {
        code
        portfolio(plan: "APIS-2022-2026") {
          share { ...SumsInTables }
          whole { ...SumsInTables }
          pillars { pillar { title } share { ...SumsInTables } }
        }
      }
    }
  }
`);

/** What cannot be converted in the demonstration, and what is left out. */
export const oddMoney = graphql(`
  query OddMoney @lens(asOf: "2026-11-01") {
    plan(code: "APIS-2022-2026") {
      funding {
        committed { isComplete unconverted { currency } }
        explain { excluded { reason } }
      }
    }
  }
`);

/** Which figures hold made-up money. */
export const madeUpMoney = graphql(`
  query MadeUpMoney @lens(asOf: "2026-11-01") {
    plan(code: "APIS-2022-2026") { funding { isSynthetic } }
    casa: project(code: "PRJ-CASA") { funding { isSynthetic budget { converted { amount } } } }
    country(code: "THA") { funding { isSynthetic budget { converted { amount } } } }
    metrics(plan: "APIS-2022-2026", measures: [COMMITTED]) { isSynthetic }
    timeSeries(plan: "APIS-2022-2026", measure: COMMITTED, interval: YEAR) { isSynthetic }
  }
`);
