import { graphql } from '../../generated/index.js';

/** The same money by every way that leads to it, and the revision that it is of. */
export const moneyEverywhere = graphql(`
  query MoneyEverywhere {
    lens { revision }
    plan(code: "ONE") {
      funding { committed { converted { amount } } }
      pillars { funding { committed { converted { amount } } } }
      actions { funding { committed { converted { amount } } } }
    }
    projects(filter: { plan: "ONE" }) { nodes { funding { committed { converted { amount } } } } }
    metrics(plan: "ONE", measures: [COMMITTED], groupBy: [PILLAR]) {
      rows { values { money { converted { amount } } } }
      totals { money { converted { amount } } }
    }
  }
`);

/** Records money, and reads something that the write has nothing to do with. */
export const recordAndReadMilestones = graphql(`
  mutation RecordAndReadMilestones($input: [TransactionInput!]!) {
    recordTransactions(input: $input) {
      transactions { project { milestones { title } } }
      userErrors { code }
    }
  }
`);

/** Two writes in one operation. */
export const createAndRecord = graphql(`
  mutation CreateAndRecord($input: [TransactionInput!]!) {
    first: createOrganisation(input: { code: "NET-1", name: "Network", type: OTHER }) { userErrors { code } }
    second: recordTransactions(input: $input) { userErrors { code } }
  }
`);
