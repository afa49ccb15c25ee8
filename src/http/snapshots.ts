import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/Database.js';
import { Snapshot } from '../entities/reporting/index.js';
import { meantBy } from '../services/write/index.js';
import { isKnown } from './caching.js';

/** The code in the last part of an address, as it is or encoded: it may hold slashes. */
const codeIn = (path: string): string | null => /^([A-Za-z0-9][\w.:/-]{0,200})\.json$/.exec(path)?.[1] ?? null;

/** Serves snapshots as they were frozen, byte for byte, with their hash as ETag. */
export const snapshotRoute = (app: FastifyInstance, database: Database): void => {
  app.get<{ Params: { '*': string } }>('/snapshots/*', async (request, reply) => {
    const code = codeIn(request.params['*']);
    const snapshot = code === null ? null : await database.read((em) => meantBy(em, Snapshot, code));
    if (!snapshot) return reply.callNotFound();
    const tag = `"${snapshot.sha256}"`;
    reply.header('etag', tag).header('cache-control', 'public, max-age=31536000, immutable');
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.header('content-type', 'application/json; charset=utf-8').send(snapshot.payload);
  });
};
