import { graphql } from '../../generated/index.js';

/** A question to the money: a heavy operation. */
export const moneyOfPlan = graphql(`
  query MoneyOfPlan {
    plan(code: "APIS-2022-2026") { funding { committed { converted { amount } } } }
  }
`);
