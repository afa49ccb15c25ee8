import { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  type RouterHistory,
} from '@tanstack/react-router';
import { ShellDocument, type ShellQuery } from '../generated/graphql.js';
import { Failed } from '../parts/Failed.js';
import { NotFound } from '../parts/NotFound.js';
import { Waiting } from '../parts/Waiting.js';
import { type Answer, ApiError, type Ask } from './ask.js';
import { type LensProblem, type LensVariables, type PageSearch, readLens } from './lens.js';
import { askOnce, FRESH_MS, type Loading } from './loading.js';
import { NO_PLAN } from './noPlan.js';
import { PageView } from './PageView.js';
import type { AnyPage, Where } from './page.js';
import { fullPaths, pagePaths } from './pagePaths.js';
import { Root } from './Root.js';
import { parseSearch, writeSearch } from './search.js';
import { whyQuery } from './why.js';

/** What a page is shown with. */
export interface Loaded {
  page: AnyPage;
  where: Where;
  answer: Answer<unknown>;
  /** The variables with which it was asked: for the query behind the page. */
  variables: Record<string, unknown>;
  plans: ShellQuery['plans'];
  lens: LensVariables;
  problems: LensProblem[];
}

type PlanInShell = ShellQuery['plans'][number];

/** The plan that runs on a day: the one that began last before it, else the first of all. */
const planOn = (plans: readonly PlanInShell[], day: string): PlanInShell | undefined =>
  plans.find(({ startDate }) => startDate <= day) ?? plans.at(-1);

const whereOf = (params: Where['params'], search: PageSearch, { plans, lens }: ShellQuery): Where | null => {
  const plan = params.plan === undefined ? planOn(plans, lens.asOf) : plans.find(({ code }) => code === params.plan);
  if (!plan) return null;
  return {
    params,
    search,
    plan: plan.code,
    planPath: params.plan === undefined ? '' : `/plans/${params.plan}`,
    actionCode: (given) => plan.actions.find(({ number }) => String(number) === given)?.code ?? given,
  };
};

/** Asks through the lens of the address. Where the API refuses a part of it, that part is left out, and said. */
const askThroughLens = async (loading: Loading, page: AnyPage, where: Where) => {
  const { lens, problems } = readLens(where.search);
  const askWith = async (given: LensVariables, found: LensProblem[]) => {
    const variables = { ...page.variables(where), ...given };
    return { answer: await askOnce(loading, page.document, variables), variables, lens: given, problems: found };
  };
  const { currency } = lens;
  if (!currency) return askWith(lens, problems);
  const withoutCurrency = () =>
    askWith({ ...lens, currency: null }, [...problems, { name: 'currency', value: currency }]);
  const refused = ['refused currency', currency];
  if (loading.queries.getQueryData(refused)) return withoutCurrency();
  try {
    return await askWith(lens, problems);
  } catch (error) {
    // In these words the API says that there is no such currency; what else is wrong stays wrong without it.
    if (!(error instanceof ApiError) || !error.message.includes(`"${currency}" is not a currency`)) throw error;
    const asked = await withoutCurrency();
    loading.queries.setQueryData(refused, true); // the script that takes the page over need not try it again
    return asked;
  }
};

const load = async (
  loading: Loading,
  loadPage: () => Promise<AnyPage>,
  params: Where['params'],
  search: PageSearch,
): Promise<Loaded> => {
  const [page, { data: shell }] = await Promise.all([loadPage(), askOnce(loading, ShellDocument, {})]);
  const where = whereOf(params, search, shell);
  if (!where) throw notFound({ data: shell.plans.length ? null : NO_PLAN });
  const { answer, ...more } = await askThroughLens(loading, page, where);
  if (page.title(answer.data, () => '') === null) throw notFound();
  if (import.meta.env.SSR && search.why)
    await loading.queries.prefetchQuery(whyQuery(loading, search.why, where, more.lens));
  return { page, where, answer, plans: shell.plans, ...more };
};

const createRoutes = () => {
  const root = createRootRouteWithContext<Loading>()({ component: Root, notFoundComponent: NotFound });
  const routes = pagePaths.flatMap(({ path, load: loadPage }) =>
    fullPaths(path).map((full) =>
      createRoute({
        getParentRoute: () => root,
        path: full,
        loaderDeps: ({ search }) => search,
        loader: ({ context, params, deps }) => load(context, loadPage, params, deps as PageSearch),
        component: PageView,
        errorComponent: Failed,
        pendingComponent: Waiting,
      }),
    ),
  );
  return root.addChildren(routes);
};

/** The pages as a router: in the service one for each request, in a browser one for the visit. */
export const createPages = (history: RouterHistory, ask: Ask, queries: QueryClient) =>
  createRouter({
    routeTree: createRoutes(),
    history,
    context: { ask, queries },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPendingMs: 400,
    defaultPendingMinMs: 0,
    scrollRestoration: !import.meta.env.SSR,
    trailingSlash: 'never',
  });

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: false, gcTime: Number.POSITIVE_INFINITY } },
  });
