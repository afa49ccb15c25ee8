import { Client, cacheExchange, fetchExchange } from '@urql/core';
import { pagesOf } from './pages.mjs';

export const clientOf = (client) => {
  const asked = (requestPolicy) => async (text, variables) => {
    const { data, error } = await client.query(text, variables, { requestPolicy }).toPromise();
    if (error) throw error;
    return data;
  };
  return {
    ask: asked('cache-first'),
    refetch: asked('network-only'),
    read: asked('cache-only'),
    pages: pagesOf(asked('cache-first')),
  };
};

// As it comes: queries are sent by GET.
export const open = async (url, fetch) =>
  clientOf(new Client({ url, fetch, exchanges: [cacheExchange, fetchExchange] }));
