import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Below this, the headers of compression cost more than it saves. */
export const LEAST_BYTES = 1_024;
const USUAL_QUALITY = 4; // much smaller than gzip, and as fast

/** What is compressed once and sent often is worth more time. */
const QUALITY_OF_KEPT = 5;

/** How a text may be compressed. */
export type Packing = 'br' | 'gzip';

/** Compresses a text that is kept. */
export const pack: Record<Packing, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY_OF_KEPT } }),
  gzip: (body) => promisify(gzip)(body),
};

/** How a client takes a text, by its Accept-Encoding; null where it is to be as it is. */
export const packingFor = (accepted: string | undefined): Packing | null => {
  const chosen = accepted && negotiate(accepted.toLowerCase(), ['br', 'gzip', 'identity']);
  return chosen === 'br' || chosen === 'gzip' ? chosen : null;
};

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
