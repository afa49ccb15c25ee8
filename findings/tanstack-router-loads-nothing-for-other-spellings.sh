#!/usr/bin/env bash
# TanStack Router, loaded on a server: an address that it would write otherwise gives no page, no error and no matches.
#
# One would guess: `await router.load()` on a memory history gives the page of an address, or that there is none, as it does for
# "/plan" and "/nothing". Seen: "/plan/" and "/pl%61n" are redirects to "/plan" in the router's eyes; without its own
# request handler nobody hears of them, `state.matches` is empty, and `renderToString` gives an empty text. Send a redirect
# wherever there are no matches: `buildLocation` has the address that it wants.
set -euo pipefail
. "$(dirname "$0")/support/folder.sh"

install @tanstack/react-router@1.170.46 react@19.3.1 react-dom@19.3.1
cat >run.js <<'EOF'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const load = async (address) => {
  const root = createRootRoute({ component: Outlet, notFoundComponent: () => 'nothing here' });
  const plan = createRoute({ getParentRoute: () => root, path: '/plan', component: () => 'the plan' });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({ routeTree: root.addChildren([plan]), history, isServer: true });
  await router.load();
  const html = renderToString(createElement(RouterProvider, { router })).replace(/<!-- -->|<!--\$-->|<!--\/\$-->/g, '');
  const wanted = router.buildLocation({ to: router.latestLocation.pathname }).publicHref;
  return { address, matches: router.state.matches.length, html, wanted };
};

const seen = [];
for (const address of ['/plan', '/nothing', '/plan/', '/pl%61n']) seen.push(await load(address));
for (const one of seen) console.log(one);

const [good, none, slash, encoded] = seen;
if (!good.html.includes('the plan') || !none.html.includes('nothing here')) throw new Error('usual addresses have changed');
for (const one of [slash, encoded])
  if (one.matches !== 0 || one.html !== '' || one.wanted !== '/plan') throw new Error(`this has changed: ${JSON.stringify(one)}`);
EOF
node run.js
