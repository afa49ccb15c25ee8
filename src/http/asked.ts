import type { FastifyRequest } from 'fastify';
import type { DocumentBook } from './DocumentBook.js';

/** What a request asks, as it says it: nothing of it is checked yet. */
export interface Asked {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
  extensions?: unknown;
}

/** Why what is asked cannot be told: an answer in its place. */
export class CannotAsk extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const NAMES = ['query', 'operationName', 'variables', 'extensions'] as const;

const jsonIn = (text: string | undefined, name: string): unknown => {
  try {
    return text && JSON.parse(text);
  } catch {
    throw new CannotAsk(400, 'BAD_REQUEST', `${name} is not JSON; encode it for an address`);
  }
};

/** What an address asks: variables and extensions are JSON. */
const askedInAddress = ({ url, params }: FastifyRequest): Asked => {
  const given = new URL(url, 'http://localhost').searchParams;
  const twice = NAMES.find((name) => given.getAll(name).length > 1);
  if (twice) throw new CannotAsk(400, 'BAD_REQUEST', `The parameter ${twice} is given twice; leave one out`);
  const [query, operationName, variables, extensions] = NAMES.map((name) => given.get(name) ?? undefined);
  const { hash } = params as { hash?: string };
  const asked = {
    query,
    operationName,
    variables: jsonIn(variables, 'variables'),
    extensions: hash ? { persistedQuery: { version: 1, sha256Hash: hash } } : jsonIn(extensions, 'extensions'),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
};

const hashIn = (extensions: unknown): unknown =>
  (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;

/** A document that is named by its hash, in place of the name. Throws CannotAsk for one that is not known. */
const withDocument = (asked: Asked, book: DocumentBook): Asked => {
  const hash = hashIn(asked.extensions);
  if (hash === undefined) return asked;
  const text = typeof hash === 'string' ? book.find(hash.toLowerCase()) : null;
  if (typeof asked.query === 'string') {
    if (book.hashOf(asked.query) !== hash)
      throw new CannotAsk(400, 'BAD_REQUEST', 'The hash in extensions.persistedQuery is not the SHA-256 of the query');
    return asked;
  }
  // In these words, which clients know, they send the document next.
  if (text === null) throw new CannotAsk(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
  return { ...asked, query: text };
};

/** Whether a request only reads: by its method. */
export const isGet = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Reads what a request asks, wherever it says it. Throws CannotAsk. */
export const askedOf = (request: FastifyRequest, book: DocumentBook): Asked => {
  const asked = isGet(request) ? askedInAddress(request) : request.body;
  return asked !== null && typeof asked === 'object' && !Array.isArray(asked)
    ? withDocument(asked as Asked, book)
    : ((asked ?? {}) as Asked);
};

/** Whether a browser asks for a page, rather than a program for an answer. */
export const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && Boolean(headers.accept?.includes('text/html'));

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
export const passesCsrfGuard = (request: FastifyRequest): boolean =>
  isGet(request) || /^application\/json\b/i.test(request.headers['content-type'] ?? '');
