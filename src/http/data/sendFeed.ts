import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type FeedFormat,
  feedPath,
  mediaTypes,
  type Parameters,
  SHAPE_NAMES,
  withQuery,
  writeFeed,
} from '../../exchange/sheets/index.js';
import type { DataRequest } from './dataRequest.js';
import type { Feed } from './feedAsked.js';
import { sendBytes } from './sendBytes.js';

/** An address with the parameters that say which columns there are. */
const withShape = (path: string, given: Parameters): string => {
  const shape = SHAPE_NAMES.filter((name) => given[name] !== undefined).map((name) => [name, given[name] ?? '']);
  return withQuery(path, new URLSearchParams(shape).toString());
};

/** Sends a feed, with the way to its metadata. It is saved under what it is, of which plan, and of which day. */
export const sendFeed = (
  request: FastifyRequest,
  reply: FastifyReply,
  { described, table }: Feed,
  { asked, format }: { asked: DataRequest; format: FeedFormat },
): Promise<FastifyReply> => {
  const { operation, given } = asked;
  const { lens, name, plan, licence } = described;
  const { askedAt: _, ...seen } = lens ?? { askedAt: null };
  const metadata = withShape(feedPath(`${name}-metadata`, 'json', plan), given);
  void reply.header('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
  return sendBytes(request, reply, asked, {
    means: [name, format, licence, given, seen],
    type: mediaTypes[format],
    name: `${[plan, name, lens?.asOf].filter(Boolean).join('-')}.${format}`,
    open: async ({ number }) =>
      writeFeed(operation, await table(), {
        format,
        hasMark: given.bom === '1',
        described: { ...described, revision: number },
      }),
  });
};
