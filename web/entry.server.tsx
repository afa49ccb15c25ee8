import { dehydrate } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { App } from './app/App.js';
import { ApiError, createAsk, type Send } from './app/ask.js';
import { fullPaths, pagePaths } from './app/pagePaths.js';
import { createPages, createQueries, type Loaded } from './app/router.js';
import { parseSearch } from './app/search.js';
import { createWords, directionOf, languageOf, wordsOf } from './app/words.js';

export interface Rendered {
  /** What is in the body. */
  html: string;
  title: string;
  summary: string;
  /** Where the page is for good: with its plan. */
  canonical: string | null;
  language: string;
  direction: 'ltr' | 'rtl';
  /** What the site is called in that language. */
  name: string;
  status: number;
  /** The module that shows it; null for what is no page. */
  module: string | null;
  /** Answers of the API, for the script that takes the page over. */
  given: unknown;
  /** How the address is usually written, if it is written otherwise. */
  redirect: string | null;
}

/** Makes a page as a browser would, with answers of the API that are asked for by `send`. */
export const render = async (url: string, send: Send): Promise<Rendered> => {
  const queries = createQueries();
  const pages = createPages(createMemoryHistory({ initialEntries: [url] }), createAsk(send), queries);
  await pages.load();
  const language = languageOf(parseSearch(url.split('?')[1] ?? '').lang);
  const i18n = createWords(language);
  const html = renderToString(<App pages={pages} queries={queries} i18n={i18n} />);
  const match = pages.state.matches.at(-1);
  const loaded = match?.status === 'success' ? (match.loaderData as Loaded | undefined) : undefined;
  const words = wordsOf(i18n);
  const status = loaded ? 200 : statusOf(pages.state.matches);
  return {
    html,
    title: loaded?.page.title(loaded.answer.data, words) || words('title.none'),
    summary: loaded ? loaded.page.summary(loaded.answer.data, words) : '',
    canonical: loaded
      ? `/plans/${encodeURIComponent(loaded.where.plan)}${pathBelowPlan(pages.state.location.pathname, loaded)}`
      : null,
    language,
    direction: directionOf(language),
    name: words('name'),
    status,
    module: moduleOf(match?.routeId),
    given: { queries: dehydrate(queries), language, status },
    redirect: redirectOf(pages),
  };
};

/** The status of what is no page: there is none, or the API has refused, or it could not answer. */
const statusOf = (matches: readonly { status: string; error?: unknown }[]): number => {
  const failed = matches.find(({ status }) => status === 'error');
  if (!failed) return 404;
  const { error } = failed;
  if (!(error instanceof ApiError)) return 500;
  return Math.max(error.status, 400);
};

/** Where the router would rather be: what is encoded without need, it writes as it is. */
const redirectOf = (pages: ReturnType<typeof createPages>): string | null => {
  if (pages.state.matches.length) return null;
  const { publicHref } = pages.buildLocation({ to: pages.latestLocation.pathname, search: true, hash: true });
  return publicHref;
};

const moduleOf = (route: string | undefined): string | null =>
  route === undefined ? null : (pagePaths.find(({ path }) => fullPaths(path).includes(route))?.module ?? null);

/** Where the service is to serve pages: ":" begins a parameter. */
export const servedPages = pagePaths.flatMap(({ path, module }) =>
  fullPaths(path).map((full) => ({ path: full.replaceAll('$', ':'), module })),
);

/** The path of a page below that of its plan, with codes in place of numbers. */
const pathBelowPlan = (url: string, { where }: Loaded): string => {
  const path = url.split('?')[0] ?? '';
  const below = where.params.plan === undefined ? path : path.replace(/^\/plans\/[^/]+/, '');
  const { action } = where.params;
  return action === undefined ? below.replace(/\/$/, '') : `/actions/${encodeURIComponent(where.actionCode(action))}`;
};
