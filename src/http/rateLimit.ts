import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** Who a request counts for: its token, else its address. Only a hash of a token is held. */
const counted = ({ headers, ip }: FastifyRequest) =>
  headers.authorization === undefined ? `address ${ip}` : `token ${createHash('sha256').update(headers.authorization).digest('base64')}`;

/** Limits requests a minute for each token and each address: RateLimit headers, and 429 past the limit. Health and metrics are not counted. */
export const limitRate = async (app: FastifyInstance, { RATE_LIMIT }: Config, typeOf: (request: FastifyRequest) => string): Promise<void> => {
  await app.register(rateLimit, {
    max: RATE_LIMIT,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: counted,
    allowList: ({ url }) => url.startsWith('/health') || url.startsWith('/metrics'),
    errorResponseBuilder: (request, { max, ttl }) => ({
      statusCode: 429,
      type: typeOf(request),
      errors: [
        {
          message: `more than the ${max} requests a minute allowed; wait ${Math.ceil(ttl / 1000)} seconds`,
          extensions: { code: 'RATE_LIMITED', limit: max, requestId: request.id },
        },
      ],
    }),
  });
};
