import type { FastifyRequest } from 'fastify';

/** What a request asks, as it says it: nothing of it is checked yet. */
export interface Asked {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
  /** Whether it is said in a way that cannot be read, or twice: Apollo says what is wrong with it. */
  isUnreadable?: true;
}

/** Reads what a request asks, wherever it says it, as Apollo reads it; variables of a GET are JSON. */
export const askedOf = (request: FastifyRequest): Asked => {
  if (request.method !== 'GET') return (request.body ?? {}) as Asked;
  const given = new URL(request.url, 'http://localhost').searchParams;
  const [query, operationName, variables] = ['query', 'operationName', 'variables'].map(
    (name) => given.get(name) ?? undefined,
  );
  if (['query', 'operationName', 'variables'].some((name) => given.getAll(name).length > 1))
    return { query, operationName, isUnreadable: true };
  try {
    return { query, operationName, variables: variables && JSON.parse(variables) };
  } catch {
    return { query, operationName, isUnreadable: true };
  }
};

/** Whether a browser asks for a page, rather than a program for an answer. */
export const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && Boolean(headers.accept?.includes('text/html'));

/**
 * Whether the address carries a token, which logs and histories would keep: such a token is refused.
 */
export const carriesTokenInUrl = ({ url }: FastifyRequest): boolean => {
  const given = new URL(url, 'http://localhost').searchParams;
  return ['access_token', 'token', 'authorization'].some((name) => given.has(name));
};

/**
 * Whether no page of others can make a browser send this request unasked, or it may: a GET only reads, and nothing that a
 * browser adds of its own, such as a cookie, says who asks.
 */
export const passesCsrfGuard = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' ||
  /^application\/json\b/i.test(headers['content-type'] ?? '') ||
  headers['x-apollo-operation-name'] !== undefined ||
  headers['apollo-require-preflight'] !== undefined;
