import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

// Types without an id belong to the thing that they are of: what is asked of them is merged into it.
const merged = { keyFields: false, merge: true };

export const cache = () =>
  new InMemoryCache({
    typePolicies: {
      Query: { fields: { projects: relayStylePagination(['filter', 'orderBy', 'lens']) } },
      Funding: merged,
      MoneyTotal: merged,
      MoneyCoverage: merged,
      Progress: merged,
      Coverage: merged,
      Counts: merged,
    },
  });

export const open = async (uri, fetch) => {
  const client = new ApolloClient({ cache: cache(), link: new HttpLink({ uri, fetch }) });
  const asked = async (text, variables, fetchPolicy) =>
    (await client.query({ query: gql(text), variables, fetchPolicy })).data;
  return {
    ask: (text, variables) => asked(text, variables, 'cache-first'),
    refetch: (text, variables) => asked(text, variables, 'network-only'),
    read: async (text, variables) => client.readQuery({ query: gql(text), variables }),
    pages: async (text, lens) => {
      const watched = client.watchQuery({ query: gql(text), variables: { lens } });
      const shown = watched.subscribe(() => {}); // as a component that shows it
      let { projects } = await asked(text, { lens }, 'cache-first');
      while (projects.pageInfo.hasNextPage) {
        const { endCursor } = projects.pageInfo;
        await watched.fetchMore({ variables: { after: endCursor } });
        ({ projects } = client.readQuery({ query: gql(text), variables: { lens } }));
        if (projects.pageInfo.endCursor === endCursor) throw new Error('no next page came');
      }
      shown.unsubscribe();
      return projects.edges.map(({ node }) => node);
    },
  };
};
