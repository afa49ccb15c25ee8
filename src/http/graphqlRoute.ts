import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Asked, wantsPage } from './asked.js';
import { sayCaching, tagOf } from './caching.js';
import type { DocumentBook } from './DocumentBook.js';
import type { RequestState } from './graphql.js';
import { beginAgain, type Guard, guardOperation } from './guard.js';
import type { Linked, QueryPage } from './queryPage.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What it carries through its operation; null until it is admitted. */
    state: RequestState | null;
    /** What it asks, once that is known. */
    asked: Asked | null;
  }
}

/** What is asked, without what named the document, which is in it by now. */
const withoutHash = (asked: Asked | null): unknown => {
  const { extensions, ...rest } = asked ?? {};
  const { persistedQuery: _, ...more } = extensions ?? {};
  return Object.keys(more).length ? { ...rest, extensions: more } : rest;
};

/** Runs what a request asks, wherever it asks it: a GET is by now known to read only. */
const run = (apollo: ApolloServer<RequestState>, { headers, asked, state }: FastifyRequest) => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  map.set('content-type', 'application/json');
  return apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: map, body: withoutHash(asked), search: '' },
    context: async () => state as RequestState,
  });
};

const send = (reply: FastifyReply, { status, headers, body }: Awaited<ReturnType<typeof run>>): FastifyReply => {
  void reply.code(status ?? 200);
  for (const [name, value] of headers)
    if (!/^(content-length|cache-control)$/.test(name)) void reply.header(name, value);
  return reply.send(body.kind === 'complete' ? body.string : '');
};

/** The document that an address names, for a person who opens it. */
const documentIn = ({ query, params }: FastifyRequest, documents: DocumentBook): Linked | null => {
  const { query: given, variables } = query as { query?: unknown; variables?: unknown };
  const { hash } = params as { hash?: string };
  const text = hash === undefined ? given : documents.find(hash.toLowerCase());
  if (typeof text !== 'string') return null;
  return { name: 'link', text, variables: typeof variables === 'string' ? variables : null };
};

/** `/graphql`: the API, and for a browser the page to try it; `/graphql/<hash>` asks a document by its hash. */
export const graphqlRoute = (
  app: FastifyInstance,
  apollo: ApolloServer<RequestState>,
  guard: Guard,
  page: QueryPage,
): void => {
  app.decorateRequest('state', null);
  app.decorateRequest('question', null);
  app.decorateRequest('knownAs', null);
  app.decorateRequest('asked', null);
  const route = {
    exposeHeadRoute: false,
    preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
      if (!wantsPage(request)) return guardOperation(request, reply, guard);
      page.send(request, reply, documentIn(request, guard.documents));
      return reply;
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const first = await run(apollo, request);
      if (!request.state?.outcome.isLost) return send(reply, first);
      // A read whose connection was lost is read once more, as a whole: half of it would be of another state.
      request.state = beginAgain(reply, request.state, guard);
      return send(reply, await run(apollo, request));
    },
    onSend: async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
      guard.answers.remember(request, reply, payload);
      const { state, question } = request;
      if (!state) {
        if (request.knownAs !== null && typeof payload === 'string') guard.fast.keep(request, reply, payload);
        return payload;
      }
      const { isShareable, revision } = state.outcome;
      const isGood = isShareable && question && revision && reply.statusCode === 200;
      sayCaching(request, reply, { revision, tag: isGood ? tagOf(question.hash, revision) : null });
      return payload;
    },
  };
  app.route({ ...route, method: ['GET', 'HEAD', 'POST'], url: '/graphql' });
  app.route({ ...route, method: ['GET', 'HEAD'], url: '/graphql/:hash' });
};
