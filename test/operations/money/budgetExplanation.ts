import { graphql } from '../../generated/index.js';

/** Why the budgets of a plan and of its projects are what they are. */
export const budgetsExplained = graphql(`
  query BudgetsExplained($plan: String!, $asOf: Date = "2026-06-30", $knownAt: DateTime)
  @lens(asOf: $asOf, knownAt: $knownAt) {
    plan(code: $plan) {
      funding { ...BudgetExplained }
      actions { code funding { ...BudgetExplained } }
    }
    projects(filter: { plan: $plan }) {
      nodes { code funding { ...BudgetExplained } dataQuality { issues { code } } }
    }
  }
  fragment BudgetExplained on Funding {
    budget { converted { amount } }
    explainBudget {
      rule
      inputs { label weight value unit node { ... on Project { code } } }
      excluded { reason count examples { ... on Budget { periodStart value { amount } } ... on Project { code } } }
    }
  }
`);
