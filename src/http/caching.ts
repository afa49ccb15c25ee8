import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Revision } from '../database/revision.js';
import { isGet } from './asked.js';

/** What answers depend on beside their address: a shared cache keeps one for each. */
const VARY = ['Accept', 'Accept-Encoding', 'Authorization', 'X-Revision'];

/** The tag of an answer: equal for the same question and state of the data, on every instance. Compression does not change it. */
export const tagOf = (hash: string, { number, history }: Revision): string =>
  `W/"${createHash('sha256').update(`${hash} ${number} ${history}`).digest('base64url')}"`;

/** Whether an If-None-Match header names this tag. That there is anything at all (*) is not known before it is asked. */
export const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim())
    .some((one) => one.replace(/^W\//, '') === tag.replace(/^W\//, ''));

/** The revision that a client says it has seen; null where it says none. */
export const revisionSeen = ({ headers }: FastifyRequest): bigint | null => {
  const given = headers['x-revision'];
  return typeof given === 'string' && /^\d{1,18}$/.test(given) ? BigInt(given) : null;
};

/** Says that an answer depends on more headers than it says yet. */
const varyBy = (reply: FastifyReply, names: readonly string[]): void => {
  const said = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const known = new Set(said.map((one) => one.toLowerCase()));
  void reply.header('vary', [...said, ...names.filter((name) => !known.has(name.toLowerCase()))].join(', '));
};

/**
 * Says how long an answer of the API may be kept. What everybody gets by GET may be kept for a second by shared caches,
 * which is as long as word of a write may take, and for a minute where the service fails; its tag says whether it is still
 * the same. Anything else is kept by nobody.
 */
export const sayCaching = (
  request: FastifyRequest,
  reply: FastifyReply,
  { revision, tag }: { revision: Revision | null; tag: string | null },
): void => {
  if (revision) void reply.header('x-revision', revision.number);
  varyBy(reply, VARY);
  if (!isGet(request)) {
    void reply.header('cache-control', 'no-store');
    return;
  }
  if (request.headers.authorization !== undefined || !tag) {
    void reply.header('cache-control', 'private, no-store');
    return;
  }
  void reply.header('etag', tag).header('cache-control', 'public, s-maxage=1, stale-if-error=60');
};
