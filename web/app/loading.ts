import type { QueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql.js';
import { type Answer, type Ask, hashOf } from './ask.js';

/** What every loader has at hand. */
export interface Loading {
  ask: Ask;
  queries: QueryClient;
}

/** How long an answer is shown again without being asked again. */
export const FRESH_MS = 60_000;

/** Asks once for each document with its variables; what is fresh is not asked again. */
export const askOnce = async <R, V extends object>(
  { ask, queries }: Loading,
  document: TypedDocumentString<R, V>,
  variables: V,
): Promise<Answer<R>> =>
  queries.fetchQuery({
    queryKey: [hashOf(document), variables],
    queryFn: () => ask(document, variables),
    staleTime: FRESH_MS,
  });
