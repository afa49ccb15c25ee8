import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { wantsPage } from './asked.js';
import type { Explorer } from './explorer.js';
import type { RequestState } from './graphql.js';
import { beginAgain, type Guard, guardOperation } from './guard.js';

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
  const answer = fastifyApolloHandler(apollo, { context: async (request) => request.state as RequestState });
  app.decorateRequest('state', null);
  app.decorateRequest('question', null);
  app.route({
    method: ['GET', 'POST'],
    exposeHeadRoute: false, // Apollo answers none
    url: '/graphql',
    preHandler: async (request, reply) => {
      if (!wantsPage(request)) return guardOperation(request, reply, guard);
      explorer.send(reply);
      return reply;
    },
    handler: async (request, reply) => {
      const first = await answer.call(app, request, reply);
      if (!request.state?.outcome.isLost) return first;
      // A read whose connection was lost is read once more, as a whole: half of it would be of another state.
      request.state = beginAgain(reply, request.state, guard);
      return answer.call(app, request, reply);
    },
    onSend: async (request, reply, payload) => {
      guard.answers.remember(request, reply, payload);
      return payload;
    },
  });
};
