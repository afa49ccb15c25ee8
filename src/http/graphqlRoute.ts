import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { wantsPage } from './asked.js';
import type { Explorer } from './explorer.js';
import type { RequestState } from './graphql.js';
import { type Guard, guardOperation } from './guard.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What it carries through its operation; null until it is admitted. */
    state: RequestState | null;
  }
}

/** `/graphql`: the API, and for a browser the page to try it. */
export const graphqlRoute = (
  app: FastifyInstance,
  apollo: ApolloServer<RequestState>,
  guard: Guard,
  explorer: Explorer,
): void => {
  app.decorateRequest('state', null);
  app.decorateRequest('answerKey', null);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    preHandler: (request, reply, next) => {
      if (wantsPage(request)) explorer.send(reply);
      else guardOperation(request, reply, guard, next);
    },
    handler: fastifyApolloHandler(apollo, { context: async (request) => request.state as RequestState }),
    onSend: async (request, reply, payload) => {
      guard.answers.remember(request, reply, payload);
      return payload;
    },
  });
};
