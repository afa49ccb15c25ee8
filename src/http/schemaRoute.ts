import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isKnown } from './caching.js';

/** `/schema.graphql`: the schema as text, for tools and compilers. */
export const schemaRoute = (app: FastifyInstance, text: string): void => {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
  app.get('/schema.graphql', (request, reply) => {
    void reply.header('etag', tag).header('cache-control', 'public, max-age=300');
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.header('content-type', 'text/plain; charset=utf-8').send(text);
  });
};
