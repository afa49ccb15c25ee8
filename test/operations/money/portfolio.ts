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
