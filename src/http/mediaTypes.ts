import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendError } from './sendError.js';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/gi;
/** US-ASCII is a part of UTF-8. */
const READ = ['utf-8', 'utf8', 'us-ascii'];

/** The body of a request that was read before it was routed, to be read again. */
const readBefore = ({ raw: { readBody } }: FastifyRequest) =>
  readBody && Object.assign(Readable.from([readBody]), { receivedEncodedLength: readBody.length });

/** Why the body of a request cannot be read as it says it is written; null if it can. */
const unreadable = ({ headers }: FastifyRequest): string | null => {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding && encoding !== 'identity')
    return `Content-Encoding: ${encoding.slice(0, 40)} is not taken; send the body as it is`;
  const charsets = [...(headers['content-type'] ?? '').matchAll(CHARSET)].map(([, name = '']) => name);
  const charset = charsets.find((name) => !READ.includes(name.toLowerCase()));
  if (charset) return `charset=${charset.slice(0, 40)} is not taken; send the body in UTF-8`;
  return null;
};

/**
 * Refuses bodies that are compressed or in another charset, and those that are not the UTF-8 that they are to be: read
 * as UTF-8 they would say something else.
 */
export const takeOnlyUtf8 = (app: FastifyInstance): void => {
  app.addHook('preParsing', async (request, reply, payload) => {
    const message = unreadable(request);
    if (message === null) return readBefore(request) ?? payload;
    sendError(request, reply, { status: 415, code: 'BAD_REQUEST', message });
    return payload;
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
      void parseJson(request, text, done);
    } catch {
      done(Object.assign(new Error('The body is not UTF-8'), { statusCode: 400 }));
    }
  });
};
