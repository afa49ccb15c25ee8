import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below this, the headers of compression cost more than it saves. */
const LEAST_BYTES = 1_024;
const USUAL_QUALITY = 4; // much smaller than gzip, and as fast

/** Compresses every text that is large enough, as the client accepts it. */
export const compress = async (app: FastifyInstance): Promise<void> => {
  await app.register(fastifyCompress, {
    encodings: ['br', 'gzip'],
    threshold: LEAST_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: USUAL_QUALITY } },
    zlibOptions: { level: 6 },
    globalDecompression: false, // bodies that come compressed are refused
  });
};
