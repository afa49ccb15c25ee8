import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { RateBook } from '../database/RateBook.js';
import { bearerOf } from './identity.js';
import { type Balance, RateCounter } from './RateCounter.js';
import { sendError } from './sendError.js';

const MOST_TOKENS = 10_000;
const SHARE_MS = 1_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who pays for it; null where nobody does. */
    payer: string | null;
    /** Whether it is paid for, or costs nothing: then no more is counted. */
    isPaid: boolean;
  }
}

/** Limits what is asked for, in points, and is told of each Authorization header that opened something. */
export interface RateLimit {
  recognise(authorization: string | undefined): void;
  /** Spends the points of a request. Where there are not so many left, it answers so, and gives false. */
  spend(request: FastifyRequest, reply: FastifyReply, points: number): boolean;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

const setHeaders = (reply: FastifyReply, limit: number, { remaining, reset }: Balance): void => {
  reply.headers({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': reset });
};

/**
 * Limits the points a minute, over all instances: RateLimit headers, and 429 past the limit. Each token that has opened
 * something counts for itself, the anonymous by address; so do tokens that have opened nothing yet, or a new one made up
 * each time would never be stopped. Only hashes are held. An operation costs by what it may return, anything else one
 * point; what is answered from memory, or not modified, costs nothing. Health and metrics are not counted.
 */
export const limitRate = async (
  app: FastifyInstance,
  { RATE_LIMIT: limit }: Config,
  book: RateBook,
  log: Logger,
): Promise<RateLimit> => {
  const counter = new RateCounter(limit, book);
  const recognised = new LRUCache<string, true>({ max: MOST_TOKENS });
  const tokenHash = (authorization: string) => hashOf(bearerOf(authorization) ?? '');
  const payerOf = ({ url, headers: { authorization }, ip }: FastifyRequest): string | null => {
    if (/^\/(health|metrics)\b/.test(url)) return null;
    if (authorization === undefined) return hashOf(`address ${ip}`);
    const token = tokenHash(authorization);
    return hashOf(recognised.get(token) ? `token ${token}` : `strangers at ${ip}`);
  };
  const refuse = (request: FastifyRequest, reply: FastifyReply, { reset }: Balance, points: number): FastifyReply => {
    request.isPaid = true;
    reply.header('retry-after', reset);
    const message = `More than the ${limit} points a minute allowed; this request costs ${points}; wait ${reset} seconds`;
    return sendError(request, reply, { status: 429, code: 'RATE_LIMITED', message, more: { limit } });
  };

  app.decorateRequest('payer', null);
  app.decorateRequest('isPaid', false);
  app.addHook('onRequest', async (request, reply) => {
    request.payer = payerOf(request);
    if (request.payer === null) return;
    const balance = counter.balance(request.payer);
    if (balance.isSpent) return refuse(request, reply, balance, 1);
  });
  app.addHook('onSend', async ({ payer, isPaid }, reply) => {
    if (payer === null) return;
    if (!isPaid && reply.statusCode !== 304) counter.spend(payer, 1);
    setHeaders(reply, limit, counter.balance(payer));
  });

  let sharing: Promise<void> | null = null;
  const share = () => {
    sharing ??= counter
      .share()
      .catch((error: unknown) => log.debug({ err: error }, 'counts were not shared'))
      .finally(() => {
        sharing = null;
      });
  };
  const timer = setInterval(share, SHARE_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await sharing;
    await book.close();
  });

  return {
    recognise: (authorization) => void (authorization !== undefined && recognised.set(tokenHash(authorization), true)),
    spend: (request, reply, points) => {
      if (request.payer === null || counter.spend(request.payer, points)) {
        request.isPaid = true;
        return true;
      }
      refuse(request, reply, counter.balance(request.payer), points);
      return false;
    },
  };
};
