import type { FastifyRequest } from 'fastify';
import type { DocumentBook } from './DocumentBook.js';

/** What a request asks, as it says it: nothing of it is checked yet but its shape. */
export interface Asked {
  query: string;
  variables?: object | null;
  operationName?: string;
  extensions?: { persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null;
}

type Said = Partial<Record<keyof Asked, unknown>>;

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

const isUtf8 = (url: string): boolean => {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
};

/** What an address asks: variables and extensions are JSON. */
const askedInAddress = ({ url, params }: FastifyRequest): Said => {
  if (!isUtf8(url)) throw new CannotAsk(400, 'BAD_REQUEST', 'The address is not UTF-8, each byte as % and two digits');
  const given = new URL(url, 'http://localhost').searchParams;
  const twice = NAMES.find((name) => given.getAll(name).length > 1);
  if (twice) throw new CannotAsk(400, 'BAD_REQUEST', `The parameter ${twice} is given twice; leave one out`);
  // What is left blank is not said.
  const [query, operationName, variables, extensions] = NAMES.map((name) => given.get(name) || undefined);
  const { hash } = params as { hash?: string };
  const asked = {
    query,
    operationName,
    variables: jsonIn(variables, 'variables'),
    extensions: hash ? { persistedQuery: { version: 1, sha256Hash: hash } } : jsonIn(extensions, 'extensions'),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
};

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Throws CannotAsk for what does not have the shape of a request of GraphQL, wherever it was asked. */
const checkShape = (asked: unknown): Partial<Asked> => {
  if (!isObject(asked))
    throw new CannotAsk(400, 'BAD_REQUEST', 'The body is to be one JSON object: {"query": …, "variables": …}');
  const { query, variables, operationName, extensions } = asked as Said;
  for (const [name, text] of Object.entries({ query, operationName }))
    if (text != null && typeof text !== 'string') throw new CannotAsk(400, 'BAD_REQUEST', `${name} is to be a text`);
  for (const [name, value] of Object.entries({ variables, extensions }))
    if (value != null && !isObject(value)) throw new CannotAsk(400, 'BAD_REQUEST', `${name} is to be a JSON object`);
  if (!query && hashIn(extensions as Asked['extensions']) === undefined)
    throw new CannotAsk(400, 'BAD_REQUEST', 'There is no query: send {"query": "…"} by POST, or ?query=… by GET');
  const { operationName: named, ...rest } = asked as Partial<Asked>;
  return named ? { ...rest, operationName: named } : rest;
};

const hashIn = (extensions: Asked['extensions']): unknown => extensions?.persistedQuery?.sha256Hash;

/** A document that is named by its hash, in place of the name. Throws CannotAsk for one that is not known. */
const withDocument = ({ query = '', ...asked }: Partial<Asked>, book: DocumentBook): Asked => {
  const hash = hashIn(asked.extensions);
  if (hash === undefined) return { ...asked, query };
  const wanted = typeof hash === 'string' ? hash.toLowerCase() : '';
  const text = book.find(wanted);
  if (query) {
    if (book.hashOf(query) !== wanted)
      throw new CannotAsk(400, 'BAD_REQUEST', 'The hash in extensions.persistedQuery is not the SHA-256 of the query');
    return { ...asked, query };
  }
  // In these words, which clients know, they send the document next.
  if (text === null) throw new CannotAsk(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
  return { ...asked, query: text };
};

/** Whether a request only reads: by its method. */
export const isGet = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Reads what a request asks, wherever it says it. Throws CannotAsk. */
export const askedOf = (request: FastifyRequest, book: DocumentBook): Asked => {
  const asked = checkShape(isGet(request) ? askedInAddress(request) : request.body);
  return withDocument(asked, book);
};

/** Whether a browser asks for a page, rather than a program for an answer. */
export const wantsPage = (request: FastifyRequest): boolean => {
  if (!isGet(request)) return false;
  const ranges = (request.headers.accept ?? '').split(',').map((one) =>
    one
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  const weightOf = (...types: string[]) =>
    Math.max(
      0,
      ...ranges
        .filter(([type = '']) => types.includes(type))
        .map(([, ...more]) => Number(more.find((one) => one.startsWith('q='))?.slice(2) ?? 1)),
    );
  return weightOf('text/html') > weightOf('application/json', 'application/graphql-response+json');
};

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
