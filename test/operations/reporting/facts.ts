import { graphql } from '../../generated/index.js';

/** An action of the golden plan, with what reports on it are about. */
export const goldenAction = graphql(`
  query GoldenAction($code: String!) {
    action(plan: "GOLDEN", code: $code) { id indicators { id code } }
  }
`);

/** What the values of A1.1 come to, for whom, and when. */
export const figuresOfAction = graphql(`
  query FiguresOfAction($asOf: Date, $basis: Basis) @lens(asOf: $asOf, basis: $basis) {
    action(plan: "GOLDEN", code: "A1.1") {
      indicators { actual }
      progress { reportedStatus }
    }
  }
`);

/** The values of A1.1 one by one, and what its progress makes of them. */
export const valuesOfAction = graphql(`
  query ValuesOfAction($asOf: Date, $basis: Basis) @lens(asOf: $asOf, basis: $basis) {
    action(plan: "GOLDEN", code: "A1.1") {
      indicators {
        code
        actual
        progress { coverage { expected reported } explain { excluded { reason count } } }
        values(last: 100) { nodes { date value noDataReason isSuperseded } }
      }
    }
  }
`);

/** Money committed to the golden plan. */
export const committedToPlan = graphql(`
  query CommittedToPlan {
    plan(code: "GOLDEN") { funding { committed { converted { amount } } } }
  }
`);

/** Records values of an indicator outside any report. */
export const recordValuesDirectly = graphql(`
  mutation RecordValuesDirectly($input: [IndicatorValueInput!]!) {
    recordIndicatorValues(input: $input) { userErrors { code field message } }
  }
`);

/** Records money beside the reports. */
export const recordMoneyOfPeriod = graphql(`
  mutation RecordMoneyOfPeriod($input: [TransactionInput!]!) {
    recordTransactions(input: $input) {
      transactions { id }
      userErrors { code field message }
    }
  }
`);

/** Sets a budget in a period. */
export const setBudgetOfPeriod = graphql(`
  mutation SetBudgetOfPeriod($input: BudgetInput!) {
    setBudget(input: $input) { userErrors { code field message } }
  }
`);

/** Reverses money of a closed period. */
export const reverseMoneyOfPeriod = graphql(`
  mutation ReverseMoneyOfPeriod($id: ID!, $reason: String!) {
    reverseTransaction(id: $id, reason: $reason) { userErrors { code field message } }
  }
`);

/** Adds an indicator that later reports are to answer. */
export const addIndicatorToAction = graphql(`
  mutation AddIndicatorToAction($input: IndicatorInput!) {
    createIndicator(input: $input) {
      indicator { id }
      userErrors { code field message }
    }
  }
`);

/** Adds a milestone to an action. */
export const addMilestoneToAction = graphql(`
  mutation AddMilestoneToAction($input: MilestoneInput!) {
    createMilestone(input: $input) {
      milestone { id }
      userErrors { code field message }
    }
  }
`);

/** Says on which day a milestone was completed. */
export const completeMilestoneOn = graphql(`
  mutation CompleteMilestoneOn($id: ID!, $completedOn: Date!) {
    completeMilestone(id: $id, completedOn: $completedOn) { userErrors { code field message } }
  }
`);
