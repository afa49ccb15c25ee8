import type { FastifyInstance } from 'fastify';
import { ticks } from '../clock.js';
import type { Metrics } from './metrics.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** When it came in, in ticks of the clock. */
    startedAt: number;
  }
}

/** Gives each answer the id of its request, and logs and measures it. */
export const logRequests = (app: FastifyInstance, metrics: Metrics): void => {
  app.decorateRequest('startedAt', 0);
  app.addHook('onRequest', async (request, reply) => {
    request.startedAt = ticks();
    reply.header('x-request-id', request.id);
  });
  app.addHook('onSend', async (_, reply) => {
    if (reply.statusCode === 503) reply.header('retry-after', '1');
  });
  app.addHook('onResponse', async (request, { statusCode: status }) => {
    const { method, routeOptions, state } = request;
    const route = routeOptions.url ?? 'none';
    const seconds = (ticks() - request.startedAt) / 1000;
    metrics.requests.inc({ method, route, status });
    metrics.durations.observe({ route }, seconds);
    const statements = state?.database.statements.length;
    request.log.info({ method, route, status, ms: Math.round(seconds * 1000), statements }, 'answered');
  });
};
