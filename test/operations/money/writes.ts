import { graphql } from '../../generated/index.js';

/** Records money, all rows or none. */
export const recordTransactions = graphql(`
  mutation RecordTransactions($input: [TransactionInput!]!, $key: String) {
    recordTransactions(input: $input, idempotencyKey: $key) {
      transactions { id value { amount currency } valueDate externalRef provenance { kind } }
      userErrors { code field message }
    }
  }
`);

/** Reverses a transaction. */
export const reverseTransaction = graphql(`
  mutation ReverseTransaction($id: ID!, $reason: String!) {
    reverseTransaction(id: $id, reason: $reason) {
      transactions { id value { amount } reverses { id } transactionDate }
      userErrors { code field message }
    }
  }
`);

/** Sets a budget of a project. */
export const setBudget = graphql(`
  mutation SetBudget($input: BudgetInput!) {
    setBudget(input: $input) {
      project {
        budgets { type value { amount } isEffective }
        funding { budget { converted { amount } } gap { converted { amount } } }
      }
      userErrors { code field message }
    }
  }
`);

/** Sets exchange rates. */
export const setExchangeRates = graphql(`
  mutation SetExchangeRates($input: [ExchangeRateInput!]!) {
    setExchangeRates(input: $input) { saved userErrors { code field message } }
  }
`);

/** What is committed to the golden plan in all. */
export const goldenTotal = graphql(`
  query GoldenTotal @lens(asOf: "2026-11-01") {
    plan(code: "GOLDEN") { funding { committed { converted { amount } } } }
  }
`);

/** How the money of a project is converted. */
export const conversionsOfProject = graphql(`
  query ConversionsOfProject($project: String!) @lens(asOf: "2026-11-01") {
    project(code: $project) {
      funding {
        committed { converted { amount } isComplete conversions { rate date source isApproximate } }
      }
    }
  }
`);

/** When a project was last changed, and its first transaction recorded. */
export const momentsOfProject = graphql(`
  query MomentsOfProject($project: String!) {
    project(code: $project) { updatedAt transactions(first: 1) { nodes { recordedAt } } }
  }
`);

/** How many transactions of a project were known at a moment. */
export const transactionsKnown = graphql(`
  query TransactionsKnown($project: String!, $knownAt: DateTime) @lens(asOf: "2026-11-01", knownAt: $knownAt) {
    lens { knownAt }
    project(code: $project) { transactions { totalCount } }
  }
`);

/** The number of the last write. */
export const latestRevision = graphql(`
  query LatestRevision {
    lens { revision }
  }
`);
