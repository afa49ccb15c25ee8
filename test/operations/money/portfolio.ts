import { graphql } from '../../generated/index.js';

/** What a donor sees of the golden plan: its share beside the whole. */
export const goldenPortfolio = graphql(`
  query GoldenPortfolio($donor: String!, $currency: CurrencyCode) @lens(asOf: "2026-11-01", currency: $currency) {
    organisation(code: $donor) {
      portfolio(plan: "GOLDEN") {
        share {
          committed { converted { amount currency } isComplete conversions { rate } }
          disbursed { converted { amount } }
        }
        whole { ...CommittedAndDisbursed }
        projects { project { code } share { ...CommittedAndDisbursed } whole { ...CommittedAndDisbursed } }
        pillars {
          pillar { code }
          action { code }
          share { ...CommittedAndDisbursed }
          actions { action { code } share { ...CommittedAndDisbursed } whole { ...CommittedAndDisbursed } }
        }
      }
    }
  }
`);

/** The two sums that a portfolio compares. */
graphql(`
  fragment CommittedAndDisbursed on Funding {
    committed { converted { amount currency } }
    disbursed { converted { amount } }
  }
`);

/** When a donor next hears of what it funds, and whether it is sure that it funds it. */
export const reportsForDonor = graphql(`
  query ReportsForDonor($donor: String!, $plan: String!, $asOf: Date) @lens(asOf: $asOf) {
    organisation(code: $donor) {
      portfolio(plan: $plan) { nextReportDue projects { project { code } ambiguous } }
    }
  }
`);

/** What a portfolio says of its parts, as a tree and as a table. */
export const portfolioTable = graphql(`
  query PortfolioTable($donor: String!, $plan: String! = "GOLDEN", $asOf: Date = "2026-11-01") @lens(asOf: $asOf) {
    organisation(code: $donor) {
      portfolio(plan: $plan) {
        pillars { ...NodeShown pillar { code } actions { ...NodeShown action { code } } }
        projects { project { code } ambiguous progress { value } }
        rows {
          depth
          title
          pillar { code }
          action { code }
          project { code }
          isAmbiguous
          progress { value }
          share { ...CommittedAndDisbursed }
          whole { ...CommittedAndDisbursed }
        }
      }
    }
  }
`);

/** A pillar or action of the tree. */
graphql(`
  fragment NodeShown on PortfolioNode {
    progress { value }
    share { ...CommittedAndDisbursed }
    whole { ...CommittedAndDisbursed }
  }
`);

/** The tree of a portfolio with its projects, for its statements. */
export const portfolioTree = graphql(`
  query PortfolioTree($donor: String!, $plan: String!) @lens(asOf: "2026-11-01") {
    organisation(code: $donor) {
      portfolio(plan: $plan) {
        pillars { pillar { title } progress { value } ...TreeMoney actions { action { title } progress { value } ...TreeMoney } }
        projects { project { title } progress { value } share { committed { converted { amount } } } whole { committed { converted { amount } } } }
      }
    }
  }
`);

/** The same as rows. */
export const portfolioRows = graphql(`
  query PortfolioRows($donor: String!, $plan: String!) @lens(asOf: "2026-11-01") {
    organisation(code: $donor) {
      portfolio(plan: $plan) {
        rows { title progress { value } share { committed { converted { amount } } } whole { committed { converted { amount } } } }
      }
    }
  }
`);

/** All that rows tell of their money. */
export const portfolioRowsInFull = graphql(`
  query PortfolioRowsInFull @lens(asOf: "2026-11-01") {
    organisation(code: "KR") {
      portfolio(plan: "GOLDEN") {
        rows {
          project { code }
          whole {
            projectCount
            disbursementRate
            isSynthetic
            gap { converted { amount } }
            forecast { converted { amount } }
            variance { converted { amount } }
            varianceByProject { project { code } }
            budget { isPublished coverage { projects projectsWithMoney } }
            byDonor { organisation { code } committed { converted { amount } } shareOfCommitted }
            donorUnknown { committed { converted { amount } } }
            byYear { year }
            committed { conversions { rate } coverage { projects } }
            explain { rule inputs { label weight value } excluded { reason } }
            explainBudget { inputs { label } }
          }
        }
      }
    }
  }
`);

/** Money of a part of the tree. */
graphql(`
  fragment TreeMoney on PortfolioNode { share { committed { converted { amount } } } whole { committed { converted { amount } } } }
`);

/** To whom the money of donors went. */
export const reachedBy = graphql(`
  query ReachedBy($first: Int, $donor: Boolean, $plan: String! = "GOLDEN", $asOf: Date = "2026-11-01") @lens(asOf: $asOf) {
    organisations(filter: { donor: $donor }, first: $first) {
      nodes {
        code
        portfolio(plan: $plan) {
          share { disbursed { converted { amount } } }
          reached {
            organisation { code }
            disbursed { converted { amount } unconverted { amount currency } isComplete isPublished coverage { projects } }
            projects
          }
        }
      }
    }
  }
`);
