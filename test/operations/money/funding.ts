import { graphql } from '../../generated/index.js';

/** A total: what could be converted, what has no rate, and whether that is all. */
graphql(`
  fragment MoneyShown on MoneyTotal {
    converted { amount currency }
    unconverted { amount currency }
    isComplete
  }
`);

/** What is committed to the golden plan, level by level, each project by its shares. */
export const goldenCommitted = graphql(`
  query GoldenCommitted @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") {
      funding {
        projectCount
        committed {
          ...MoneyShown
          byCurrency { amount currency }
          conversions { from to date rate isApproximate amount converted }
        }
      }
      pillars {
        code
        funding { committed { ...MoneyShown } }
        actions { code funding { committed { ...MoneyShown } } }
      }
    }
  }
`);

/** The same with each project whole wherever it belongs. */
export const goldenCommittedWhole = graphql(`
  query GoldenCommittedWhole @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") {
      funding(attribution: FULL) { committed { ...MoneyShown } }
      actions { code funding(attribution: FULL) { committed { ...MoneyShown } } }
    }
  }
`);

/** What the golden plan paid, and what it still lacks. */
export const goldenDisbursed = graphql(`
  query GoldenDisbursed($asOf: Date = "2026-11-01", $knownAt: DateTime) @lens(asOf: $asOf, knownAt: $knownAt) {
    plan(code: "GOLDEN") {
      funding { disbursed { ...MoneyShown } disbursementRate gap { converted { amount } } }
    }
  }
`);

/** Who committed the money of the golden plan. */
export const goldenByDonor = graphql(`
  query GoldenByDonor @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") {
      funding {
        byDonor { organisation { code } committed { converted { amount } } shareOfCommitted }
        donorUnknown { committed { ...MoneyShown } }
      }
    }
  }
`);

/** When the money of the golden plan was committed and paid. */
export const goldenByYear = graphql(`
  query GoldenByYear @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") {
      funding { byYear { year committed { converted { amount } } disbursed { converted { amount } } } }
    }
  }
`);

/** A project's budgets, and what is missing in them. */
export const budgetsOfProject = graphql(`
  query BudgetsOfProject($project: String!) @lens(asOf: "2026-11-01") {
    project(code: $project) {
      budgets { type value { amount currency } isEffective }
      funding { budget { converted { amount } } gap { converted { amount } } committed { converted { amount } } }
    }
  }
`);

/** Why a total is what it is. */
export const goldenExplained = graphql(`
  query GoldenExplained @lens(asOf: "2024-06-30") {
    plan(code: "GOLDEN") {
      funding { explain { excluded { reason count examples { ... on Transaction { value { amount currency } } } } } }
      actions(filter: { codes: ["A1.1"] }) {
        funding {
          explain(measure: DISBURSED) {
            rule
            inputs { label weight value unit node { ... on Project { code } } }
            excluded { reason count examples { __typename } }
            lens { asOf currency }
          }
        }
      }
    }
  }
`);

/** What was left out of the totals of the golden plan, of one donor and of nobody. */
export const goldenExcluded = graphql(`
  query GoldenExcluded @lens(asOf: "2024-12-31") {
    plan(code: "GOLDEN") {
      funding { explain { excluded { reason count } } }
      ofJp: funding(filter: { donor: "JP" }) {
        projectCount
        gap { converted { amount } }
        explain { excluded { reason count } }
      }
      ofNobody: funding(filter: { donor: "NOBODY" }) { projectCount explain { excluded { reason } } }
    }
    metrics(plan: "GOLDEN", measures: [COMMITTED]) { explain { excluded { reason count } } }
  }
`);

/** Projects, organisations and actions in the order of what is committed. */
export const goldenInOrderOfMoney = graphql(`
  query GoldenInOrderOfMoney @lens(asOf: "2026-11-01") {
    projects(orderBy: { field: COMMITTED, direction: DESC }) { nodes { code } }
    organisations(orderBy: { field: COMMITTED }) { nodes { code } }
    plan(code: "GOLDEN") { actions(orderBy: { field: COMMITTED, direction: DESC }) { code } }
  }
`);

/** The money of all levels of the golden plan. */
export const goldenMoneyOfAllLevels = graphql(`
  query GoldenMoneyOfAllLevels @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") {
      funding { committed { converted { amount } } disbursed { converted { amount } } disbursementRate }
      pillars {
        funding { committed { converted { amount } } }
        actions { funding { committed { converted { amount } } disbursed { converted { amount } } } }
      }
    }
  }
`);
