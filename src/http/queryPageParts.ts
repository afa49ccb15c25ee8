// What our own page adds to GraphiQL, as text: it runs in browsers.

/** The list of examples stands beside the editor; on narrow screens it opens above it. */
export const queryPageStyle = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: row; font-family: system-ui, sans-serif; }
.examples { flex: 0 0 auto; max-width: 17rem; height: 100%; overflow: auto; box-sizing: border-box; padding: 0.5rem 0.75rem;
  border-inline-end: 1px solid #c9ced6; background: #f6f7f9; color: #1d2733; font-size: 0.875rem; line-height: 1.35; }
.examples summary { cursor: pointer; font-weight: 600; padding: 0.25rem 0; }
.examples ol { list-style: none; margin: 0.25rem 0; padding: 0; }
.examples a { display: block; padding: 0.35rem 0.4rem; color: inherit; text-decoration: none; border-radius: 4px; }
.examples a:hover, .examples a:focus-visible { background: #e3e8ef; }
.examples a[aria-current] { background: #d7e3f4; font-weight: 600; }
#root { flex: 1 1 auto; min-width: 0; height: 100%; }
#root > *, #root .graphiql-container { width: 100%; height: 100%; }
#root .graphiql-logo { display: none; }
@media (prefers-color-scheme: dark) {
  .examples { background: #1f2530; color: #e6e9ee; border-color: #3a4352; }
  .examples a:hover, .examples a:focus-visible { background: #2c3442; }
  .examples a[aria-current] { background: #2f4261; }
}
@media (max-width: 48rem) {
  body { flex-direction: column; }
  .examples { max-width: none; height: auto; max-height: 45%; border-inline-end: 0; border-block-end: 1px solid #c9ced6; }
  #root { height: auto; min-height: 0; }
  #root .graphiql-sidebar { display: none; } /* what it opens takes more than the width of a telephone */
  #root #graphiql-session { flex-direction: column; overflow: auto; }
  #root #graphiql-session > * { flex: 1 0 20rem !important; min-width: 0 !important; }
  #root .graphiql-sessions { margin: 0; min-height: 0; }
  #root #graphiql-session > .graphiql-horizontal-drag-bar { display: none; }
}
`;

/** Opens the editor; an example that the address names gets a tab of its own beside those that are there. */
export const queryPageScript = `
(() => {
  const given = JSON.parse(document.getElementById('given').textContent);
  const wide = window.matchMedia('(min-width: 48.01rem)');
  document.getElementById('examples').open = wide.matches;
  const KEY = 'graphiql:tabState';
  const openTab = ({ name, text, variables }) => {
    let state = { tabs: [], activeTabIndex: 0 };
    try {
      const stored = JSON.parse(localStorage.getItem(KEY));
      if (stored && Array.isArray(stored.tabs)) state = stored;
    } catch {}
    const known = state.tabs.findIndex((tab) => tab && tab.id === 'example-' + name);
    const tab = { id: 'example-' + name, hash: [text, variables || '', ''].join('|'), title: name, query: text, variables, headers: null, operationName: null, response: null };
    if (known >= 0) state.tabs[known] = tab;
    else state.tabs.push(tab);
    state.activeTabIndex = known >= 0 ? known : state.tabs.length - 1;
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      localStorage.setItem('graphiql:query', text); // with its tab, which is found by what is in it
      for (const part of ['variables', 'headers']) localStorage.removeItem('graphiql:' + part);
      if (variables) localStorage.setItem('graphiql:variables', variables);
    } catch {}
  };
  if (given.example) openTab(given.example);
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    endpoint: given.endpoint,
    title: given.title,
    defaultQuery: given.example ? given.example.text : given.defaultQuery,
    shouldPersistHeaders: false,
  });
})();
`;
