import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimit } from './rateLimit.js';
import { sendError } from './sendError.js';

/** Which methods there are at an address; none where there is nothing. */
export type MethodsAt = (address: string) => string[];

/** Takes note of every route that is added from here on. */
export const noteRoutes = (app: FastifyInstance): MethodsAt => {
  const routes: { url: string; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => void routes.push({ url, methods: [method].flat() }));
  return (address) => {
    const path = address.split('?')[0] ?? '';
    const isHere = (url: string) => (url.endsWith('/*') ? path.startsWith(url.slice(0, -1)) : path === url);
    return [...new Set(routes.filter(({ url }) => isHere(url)).flatMap(({ methods }) => methods))].sort();
  };
};

/** Says which methods there are instead. */
export const sendNotAllowed = (request: FastifyRequest, reply: FastifyReply, allowed: string[]): FastifyReply => {
  const { method, url } = request;
  const message = `${method} is not possible at ${url.split('?')[0]}; use ${allowed.join(' or ')}`;
  reply.header('allow', allowed.join(', '));
  return sendError(request, reply, { status: 405, code: 'BAD_REQUEST', message });
};

/**
 * Answers 405 to an OPTIONS that is no browser's question of CORS, wherever there is something: before that question is
 * answered, whatever is asked. It counts as any other request does.
 */
export const refuseBareOptions = (app: FastifyInstance, methodsAt: MethodsAt, rates: RateLimit): void => {
  app.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    if (method !== 'OPTIONS' || (headers.origin && headers['access-control-request-method'])) return;
    if (!rates.admit(request, reply)) return reply;
    const allowed = methodsAt(url);
    if (allowed.length) return sendNotAllowed(request, reply, allowed);
    return reply.callNotFound();
  });
};
