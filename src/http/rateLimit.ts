import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { RateBook } from '../database/RateBook.js';
import { wantsPage } from './asked.js';
import { bearerOf } from './identity.js';
import { RateCounter } from './RateCounter.js';
import { sendError } from './sendError.js';
import { sendPlainPage } from './sendPlainPage.js';

const MOST_TOKENS = 10_000;
const SHARE_MS = 1_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who pays for it; null where nobody does. */
    payer: string | null;
    /** Points that it has paid. */
    paid: number;
    /** Whether its answer costs nothing. */
    isFree: boolean;
  }
}

/** Limits what is asked for, in points, and is told of each Authorization header that opened something. */
export interface RateLimit {
  /** Takes the first point of a request. Where there is none left, it answers so, and gives false. */
  admit(request: FastifyRequest, reply: FastifyReply): boolean;
  /** Takes what a request costs beyond its first point. Where there is too little left, it answers so, and gives false. */
  charge(request: FastifyRequest, reply: FastifyReply, points: number): boolean;
  recognise(authorization: string | undefined): void;
  /** From here on each request is admitted, and each answer says what is left. */
  watch(app: FastifyInstance): void;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

/**
 * Limits the points a minute, over all instances: RateLimit headers, and 429 past the limit. Each token that has opened
 * something counts for itself, the anonymous by address; so do tokens that have opened nothing yet, or a new one made up
 * each time would never be stopped. Only hashes are held. An operation costs by what it may return, anything else one
 * point; what is answered from memory, or not modified, gets its points back. Health, metrics and the files of the pages are not counted.
 */
export const limitRate = ({ RATE_LIMIT: limit }: Config, book: RateBook, log: Logger): RateLimit => {
  const counter = new RateCounter(limit, book);
  const recognised = new LRUCache<string, true>({ max: MOST_TOKENS });
  const tokenHash = (authorization: string) => hashOf(bearerOf(authorization) ?? '');
  const payerOf = ({ url, headers: { authorization }, ip }: FastifyRequest): string | null => {
    if (/^\/(health\/(live|ready)|metrics)(\?|$)|^\/web\/assets\//.test(url)) return null;
    if (authorization === undefined) return hashOf(`address ${ip}`);
    const token = tokenHash(authorization);
    return hashOf(recognised.get(token) ? `token ${token}` : `strangers at ${ip}`);
  };
  const refuse = (request: FastifyRequest, reply: FastifyReply, payer: string, cost: string): false => {
    const { reset } = counter.balance(payer);
    reply.header('retry-after', reset);
    const message = `More than the ${limit} points a minute allowed${cost}; wait ${reset} seconds`;
    if (wantsPage(request)) {
      sendPlainPage(reply, 429, `Too much was asked. Wait ${reset} seconds, then load the page again.`);
      return false;
    }
    sendError(request, reply, { status: 429, code: 'RATE_LIMITED', message, more: { limit } });
    return false;
  };

  const admit: RateLimit['admit'] = (request, reply) => {
    const payer = payerOf(request);
    request.payer = payer;
    if (payer === null) return true;
    if (!counter.spend(payer, 1)) return refuse(request, reply, payer, '');
    request.paid = 1;
    return true;
  };

  let sharing: Promise<void> | null = null;
  const share = () => {
    sharing ??= counter
      .share()
      .catch((error: unknown) => log.debug({ err: error }, 'counts were not shared'))
      .finally(() => {
        sharing = null;
      });
  };

  return {
    admit,
    charge: (request, reply, points) => {
      const { payer, paid } = request;
      if (payer === null || points <= paid) return true;
      if (!counter.spend(payer, points - paid, paid))
        return refuse(request, reply, payer, `; this request costs ${points}`);
      request.paid = points;
      return true;
    },
    recognise: (authorization) => void (authorization !== undefined && recognised.set(tokenHash(authorization), true)),
    watch: (app) => {
      app.decorateRequest('payer', null);
      app.decorateRequest('paid', 0);
      app.decorateRequest('isFree', false);
      app.addHook('onRequest', async (request, reply) => {
        if (!admit(request, reply)) return reply;
      });
      app.addHook('onSend', async ({ payer, paid, isFree }, reply) => {
        if (payer === null) return;
        if (isFree || reply.statusCode === 304) counter.refund(payer, paid);
        const { remaining, reset } = counter.balance(payer);
        reply.headers({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': reset });
      });
      const timer = setInterval(share, SHARE_MS).unref();
      app.addHook('onClose', async () => {
        clearInterval(timer);
        await sharing;
        await book.close();
      });
    },
  };
};
