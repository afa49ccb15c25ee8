import { graphql } from '../../generated/index.js';

/** What a plan holds that a load could change. */
export const contentOfPlan = graphql(`
  query ContentOfPlan($plan: String!) {
    plan(code: $plan) {
      reportingPeriods { code state dueOn }
      actions {
        code
        title
        indicators { code values(first: 5) { nodes { value date } } }
        milestones { title completedOn }
        progress { assessedStatus }
        projects(first: 5) { nodes { code title budgets { value { amount } } transactions(first: 5) { nodes { value { amount } transactionDate } } } }
      }
    }
  }
`);
