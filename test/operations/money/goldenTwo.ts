import { graphql } from '../../generated/index.js';

/** All that the second golden plan has an answer for. */
export const secondGoldenPlan = graphql(`
  query SecondGoldenPlan @lens(asOf: "2026-06-30") {
    plan(code: "GOLDEN-2") {
      funding { committed { converted { amount } unconverted { amount currency } } }
      unallocated { converted { amount } isComplete unconverted { amount currency } }
      pillars { code funding { committed { converted { amount } } } }
      actions {
        code
        funding {
          committed {
            converted { amount }
            isPublished
            isComplete
            coverage { projects projectsWithMoney }
          }
          spent { converted { amount } }
        }
        dataQuality { issues { code } }
        indicators { code actual progress { status value expected regressed } }
      }
    }
    fiscal: metrics(plan: "GOLDEN-2", measures: [COMMITTED], groupBy: [FISCAL_YEAR]) {
      rows { keys { code } values { money { converted { amount } } } }
    }
    byRegion: metrics(plan: "GOLDEN-2", measures: [COMMITTED], groupBy: [REGION]) {
      rows { keys { code } values { money { converted { amount } } } }
    }
    bySector: metrics(plan: "GOLDEN-2", measures: [COMMITTED], groupBy: [SECTOR]) {
      rows { keys { code } values { money { converted { amount } } } }
    }
    byPillar: metrics(plan: "GOLDEN-2", measures: [PROJECT_COUNT], groupBy: [PILLAR]) {
      rows { keys { code } values { number } }
    }
    oda: metrics(plan: "GOLDEN-2", measures: [COMMITTED], filter: { flowType: [ODA], inKind: false }) {
      totals { money { converted { amount } } }
    }
    oof: metrics(plan: "GOLDEN-2", measures: [COMMITTED], filter: { flowType: [OOF] }) {
      totals { money { converted { amount } } }
    }
    growing: timeSeries(plan: "GOLDEN-2", measure: COMMITTED, interval: FISCAL_YEAR, cumulative: true) {
      points { start end value { money { converted { amount } } } }
    }
  }
`);

/** Money of one of its projects. */
export const secondGoldenProject = graphql(`
  query SecondGoldenProject($code: String!, $currency: CurrencyCode, $country: CountryCode) @lens(asOf: "2026-06-30", currency: $currency) {
    project(code: $code) {
      dataQuality { issues { code } }
      budgets { effectiveShare isEffective periodStart periodEnd }
      funding(filter: { country: $country }) {
        budget { converted { amount } }
        committed { converted { amount } conversions { isInverse } }
        disbursed { converted { amount } }
        forecast { converted { amount } }
        variance { converted { amount } }
        explain(measure: COMMITTED) { excluded { reason } }
      }
    }
  }
`);
