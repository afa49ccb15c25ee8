import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** Who a request counts for: its token, else its address. Only a hash of a token is held. */
const counted = ({ headers, ip }: FastifyRequest) =>
  headers.authorization === undefined ? `address ${ip}` : `token ${createHash('sha256').update(headers.authorization).digest('base64')}`;

/** Limits requests a minute for each token and each address: RateLimit headers, and 429 past the limit. Health and metrics are not counted. */
export const limitRate = async (app: FastifyInstance, { RATE_LIMIT }: Config): Promise<void> => {
  await app.register(rateLimit, {
    max: RATE_LIMIT,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: counted,
    allowList: ({ url }) => url.startsWith('/health') || url.startsWith('/metrics'),
    errorResponseBuilder: (_, { max, ttl }) =>
      Object.assign(new Error(`More than the ${max} requests a minute allowed; wait ${Math.ceil(ttl / 1000)} seconds`), { statusCode: 429, limit: max }),
  });
};
