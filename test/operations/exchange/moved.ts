import { graphql } from '../../generated/index.js';

/** Payments of a project, one of which is to be reversed. */
export const reversalsOf = graphql(`
  query ReversalsOf($code: String!) {
    project(code: $code) { transactions(first: 1) { nodes { id } } }
  }
`);

/** Reverses a payment. */
export const reverseTransaction = graphql(`
  mutation ReverseForMove($id: ID!) {
    reverseTransaction(id: $id, reason: "Booked twice.") { userErrors { message } }
  }
`);

/** Corrects a rate of exchange. */
export const setExchangeRates = graphql(`
  mutation RatesForMove {
    setExchangeRates(input: [{ from: "EUR", to: "USD", date: "2023-06-30", rate: "1.25", source: "Our treasury" }]) {
      userErrors { message }
    }
  }
`);
