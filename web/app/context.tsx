import { getRouteApi, Link, rootRouteId, useLocation } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext } from 'react';
import type { HeadFragment } from '../generated/graphql.js';
import { lensOf, type PageSearch } from './lens.js';
import type { Loaded } from './router.js';

export const rootApi = getRouteApi(rootRouteId);

const LoadedContext = createContext<Loaded | null>(null);

export const LoadedProvider = LoadedContext.Provider;

/** What the page is shown with; only below a page. */
export const useLoaded = (): Loaded => {
  const loaded = useContext(LoadedContext);
  if (!loaded) throw new Error('useLoaded is for what is below a page');
  return loaded;
};

/** The plan of the page, as every page asks for it. */
export const usePlan = (): HeadFragment => (useLoaded().answer.data as { plan: HeadFragment }).plan;

/** The path before that of a page, which keeps the plan. */
export const usePlanPath = (): string => {
  const { pathname } = useLocation();
  return /^\/plans\/[^/]+/.exec(pathname)?.[0] ?? '';
};

/** A link to an address that is not below the plan. */
export const Away = ({ href, children }: { href: string; children?: ReactNode }) => <a href={href}>{children}</a>;

interface ToProps {
  /** The path of a page below its plan, e.g. "/actions/A07". */
  to: string;
  /** The code of another plan; that of the page if left out. */
  plan?: string;
  /** What else the address says, beside the lens, which goes along. */
  search?: PageSearch;
  children?: ReactNode;
  isCurrent?: boolean;
}

/** A link to a page of the same plan, or of another, through the same lens. */
export const To = ({ to, plan, search, children, isCurrent }: ToProps) => {
  const ownPath = usePlanPath();
  const planPath = plan === undefined ? ownPath : `/plans/${encodeURIComponent(plan)}`;
  const own = useLocation({ select: (location) => location.search as PageSearch });
  return (
    <Link
      dir="auto" // titles keep their own direction
      to={`${planPath}${to === '/' && planPath ? '' : to}`}
      search={{ ...lensOf(own), ...search }}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      {children}
    </Link>
  );
};

/** A link to the page that is shown, with some parts of its address changed. */
export const Here = ({ change, className, children, hash, toTop = false }: HereProps) => {
  const { pathname, search } = useLocation();
  return (
    <Link
      dir="auto"
      to={pathname}
      search={{ ...(search as PageSearch), ...change }}
      resetScroll={toTop}
      hashScrollIntoView={false}
      {...(hash ? { hash } : {})}
      {...(className ? { className } : {})}
      preload={false}
      activeOptions={{ exact: true, includeSearch: true }}
    >
      {children}
    </Link>
  );
};

interface HereProps {
  change: PageSearch;
  /** Whether the reader goes on at the top. */
  toTop?: boolean;
  className?: string;
  children?: ReactNode;
  hash?: string;
}
