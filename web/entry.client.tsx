import './look/look.css';
import { type DehydratedState, hydrate } from '@tanstack/react-query';
import { createBrowserHistory } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { createAsk } from './app/ask.js';
import { createPages, createQueries } from './app/router.js';
import { createWords } from './app/words.js';

/** What the service answered while it made the page. */
const given = JSON.parse(document.getElementById('given')?.textContent ?? '{}') as {
  queries?: DehydratedState;
  language?: string;
  status?: number;
};

/** A moment of HTTP; empty where a proxy has left it out. */
const momentOf = (text: string | null): string => {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString();
};

const ask = createAsk(async (address, text) => {
  const response = await fetch(address, {
    method: text === null ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...(text === null ? {} : { 'content-type': 'application/json' }) },
    body: text,
  });
  return { status: response.status, at: momentOf(response.headers.get('date')), body: await response.json() };
});

const queries = createQueries();
// What the service asked is as old as this page, whatever the clocks of the two say.
for (const query of given.queries?.queries ?? [])
  query.state.dataUpdatedAt = Math.round(performance.timeOrigin + performance.now());
if (given.queries) hydrate(queries, given.queries);
const pages = createPages(createBrowserHistory(), ask, queries);
// The service has made this page: it is taken over as it is.
pages.ssr = { manifest: undefined };

await pages.load();
const root = document.getElementById('root');
const app = (
  <StrictMode>
    <App pages={pages} queries={queries} i18n={createWords(given.language ?? 'en')} />
  </StrictMode>
);
// What was no page may be one by now: it is made from the start.
if (root && given.status === 200) hydrateRoot(root, app);
else if (root) createRoot(root).render(app);
