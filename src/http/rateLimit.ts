import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import { bearerOf } from './identity.js';

const MOST_TOKENS = 10_000;

/** Limits requests, and is told of each Authorization header that opened something. */
export interface RateLimit {
  recognise(authorization: string | undefined): void;
}

/**
 * Limits requests a minute: RateLimit headers, and 429 past the limit. Each token that has opened something counts for
 * itself, the anonymous by address; so do tokens that have opened nothing yet, or a new one made up each time would
 * never be stopped. Only hashes of tokens are held. Health and metrics are not counted.
 */
export const limitRate = async (app: FastifyInstance, { RATE_LIMIT }: Config): Promise<RateLimit> => {
  const recognised = new LRUCache<string, true>({ max: MOST_TOKENS });
  const hashOf = (authorization: string) =>
    createHash('sha256')
      .update(bearerOf(authorization) ?? '')
      .digest('base64');
  const counted = ({ headers: { authorization }, ip }: FastifyRequest) => {
    if (authorization === undefined) return `address ${ip}`;
    const token = hashOf(authorization);
    return recognised.get(token) ? `token ${token}` : `strangers at ${ip}`;
  };
  await app.register(rateLimit, {
    max: RATE_LIMIT,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: counted,
    allowList: ({ url }) => url.startsWith('/health') || url.startsWith('/metrics'),
    errorResponseBuilder: (_, { max, ttl }) =>
      Object.assign(
        new Error(`More than the ${max} requests a minute allowed; wait ${Math.ceil(ttl / 1000)} seconds`),
        { statusCode: 429, limit: max },
      ),
  });
  return {
    recognise: (authorization) => void (authorization !== undefined && recognised.set(hashOf(authorization), true)),
  };
};
