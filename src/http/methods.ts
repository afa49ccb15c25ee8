import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimit } from './rateLimit.js';
import { sendError } from './sendError.js';

/** Which methods there are at an address; none where there is nothing. */
export type MethodsAt = (address: string) => string[];

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replace(/\*$/, '[^]*')}$`);

/** Takes note of every route that is added from here on. */
export const noteRoutes = (app: FastifyInstance): MethodsAt => {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // What answers the questions of other origins is everywhere, and says of no address that there is something.
    if (url !== '*') routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (address) => {
    const path = decodeURI(address.split('?')[0] ?? ''); // the server lets no other address in
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort();
  };
};

/** Says which methods there are instead. */
const sendNotAllowed = (request: FastifyRequest, reply: FastifyReply, allowed: string[]): FastifyReply => {
  const { method, url } = request;
  const message = `${method} is not possible at ${url.split('?')[0]}; use ${allowed.join(' or ')}`;
  reply.header('allow', allowed.join(', '));
  return sendError(request, reply, { status: 405, code: 'BAD_REQUEST', message });
};

/** Whether a browser asks whether a page of another origin may send something: that is answered for every address. */
const isQuestionOfOrigin = ({ method, headers }: FastifyRequest) =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** Answers 405 to methods that an address has not, before anything of the body is read. It counts as any request does. */
export const refuseOtherMethods = (app: FastifyInstance, methodsAt: MethodsAt, rates: RateLimit): void => {
  app.addHook('onRequest', async (request, reply) => {
    const allowed = methodsAt(request.url);
    if (
      isQuestionOfOrigin(request) ||
      (allowed.length ? allowed.includes(request.method) : request.method !== 'OPTIONS')
    )
      return;
    if (!rates.admit(request, reply)) return reply;
    return allowed.length ? sendNotAllowed(request, reply, allowed) : reply.callNotFound();
  });
};
