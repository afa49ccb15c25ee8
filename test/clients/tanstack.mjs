import { InfiniteQueryObserver, QueryClient } from '@tanstack/query-core';

// It keeps whole answers under keys: document and variables, the lens among them, are the key.
export const open = async (url, fetch) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const send = async (query, variables) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  };
  const ask = (text, variables) =>
    client.fetchQuery({ queryKey: [text, variables], queryFn: () => send(text, variables) });
  return {
    ask,
    read: async (text, variables) => client.getQueryData([text, variables]),
    refetch: async (text, variables) => {
      await client.invalidateQueries({ queryKey: [text, variables] });
      return ask(text, variables);
    },
    pages: async (text, lens) => {
      const observer = new InfiniteQueryObserver(client, {
        queryKey: ['pages', text, lens],
        queryFn: ({ pageParam }) => send(text, { lens, after: pageParam }),
        initialPageParam: null,
        getNextPageParam: ({ projects }) => (projects.pageInfo.hasNextPage ? projects.pageInfo.endCursor : undefined),
      });
      let result = await observer.refetch();
      while (result.hasNextPage) result = await observer.fetchNextPage();
      return result.data.pages.flatMap(({ projects }) => projects.edges.map(({ node }) => node));
    },
  };
};
