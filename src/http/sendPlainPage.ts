import type { FastifyReply } from 'fastify';
import { escaped } from './escaped.js';

/** Says something to a person where there is no page to say it on. */
export const sendPlainPage = (reply: FastifyReply, status: number, words: string): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${status}</title><h1>${escaped(words)}</h1></html>\n`,
    );
