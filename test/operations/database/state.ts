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
