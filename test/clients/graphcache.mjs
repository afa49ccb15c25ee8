import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { clientOf } from './urql.mjs';

// Types without an id are no entities: they are kept in the thing that they are of.
const inTheirOwner = () => null;

export const open = async (url, fetch) => {
  const store = cacheExchange({
    keys: {
      Funding: inTheirOwner,
      Money: inTheirOwner,
      MoneyCoverage: inTheirOwner,
      MoneyTotal: inTheirOwner,
      Progress: inTheirOwner,
    },
  });
  return clientOf(new Client({ url, fetch, exchanges: [store, fetchExchange] }));
};
