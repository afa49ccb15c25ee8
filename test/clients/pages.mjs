/** All pages of a list, by asking for one after the other. */
export const pagesOf = (ask) => async (text, lens) => {
  const nodes = [];
  for (let after = null; ; ) {
    const { projects } = await ask(text, { lens, after });
    nodes.push(...projects.edges.map(({ node }) => node));
    if (!projects.pageInfo.hasNextPage) return nodes;
    after = projects.pageInfo.endCursor;
  }
};
