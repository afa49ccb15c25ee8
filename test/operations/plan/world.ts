import { graphql } from '../../generated/index.js';

/** Countries by where they lie. */
export const countriesOfWorld = graphql(`
  query CountriesOfWorld {
    members: countries { code membership }
    all: countries(filter: { everywhere: true }) { code }
    eastAfrica: countries(filter: { everywhere: true, region: "014" }) { code }
    africa: countries(filter: { everywhere: true, region: "002" }) { code }
    kenya: country(code: "KEN") { name m49 membership region { code name parent { name parent { name parent { name } } } } }
  }
`);

/** Money of a plan by region. */
export const moneyByRegion = graphql(`
  query MoneyByRegion($plan: String!) {
    metrics(plan: $plan, measures: [COMMITTED], groupBy: [REGION]) {
      rows { keys { code label } values { money { converted { amount } } } }
    }
    organisation(code: "BMZ") { country { name region { name } } }
  }
`);
