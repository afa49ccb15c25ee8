import { PassThrough, pipeline, Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Described,
  type FeedFormat,
  feedPath,
  mediaTypes,
  type Parameters,
  SHAPE_NAMES,
  withQuery,
  writeFeed,
} from '../../exchange/sheets/index.js';
import { VERSION } from '../../version.js';
import { isKnown, sayCaching, tagOf } from '../caching.js';
import type { DataRequest } from './dataRequest.js';
import type { Feed } from './feedAsked.js';
import { fileSafe } from './fileSafe.js';

/** What is read ahead of a client, so that most feeds need the database no longer than it takes to read them. */
const READ_AHEAD = 4 * 2 ** 20;

/** The name of a file that is saved: what it is, of which plan, and of which day. */
const fileName = ({ name, plan, lens }: Described, format: string): string => {
  return `${fileSafe([plan, name, lens?.asOf].filter(Boolean).join('-'))}.${format}`;
};

/** An address with the parameters that say which columns there are. */
const withShape = (path: string, given: Parameters): string => {
  const shape = SHAPE_NAMES.filter((name) => given[name] !== undefined).map((name) => [name, given[name] ?? '']);
  return withQuery(path, new URLSearchParams(shape).toString());
};

/** The same bytes, read ahead of the client. */
const ahead = (bytes: Readable): Readable => pipeline(bytes, new PassThrough({ highWaterMark: READ_AHEAD }), () => {});

/** Sends a feed as it is read; 304 where the client has it already. */
export const sendFeed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  feed: Feed,
  { asked, format }: { asked: DataRequest; format: FeedFormat },
): Promise<FastifyReply> => {
  const { operation, given } = asked;
  const revision = await operation.revision();
  const { lens, name, plan, licence } = feed.described;
  const { askedAt: _, ...seen } = lens ?? { askedAt: null };
  const tag = tagOf(canonicalize([VERSION, name, format, licence, given, seen]) ?? '', revision);
  sayCaching(request, reply, { revision, tag });
  const metadata = withShape(feedPath(`${name}-metadata`, 'json', plan), given);
  void reply.header('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
  if (request.headers.authorization === undefined && isKnown(request.headers['if-none-match'], tag)) {
    void operation.end();
    return reply.code(304).send();
  }
  void reply
    .header('content-type', mediaTypes[format])
    .header('content-disposition', `attachment; filename="${fileName(feed.described, format)}"`);
  if (request.method === 'HEAD') {
    void operation.end();
    return reply.send(Readable.from([])); // how long it is, is not known
  }
  const described = { ...feed.described, revision: revision.number };
  const bytes = await writeFeed(operation, await feed.table(), { format, hasMark: given.bom === '1', described });
  bytes.once('end', () => void operation.end());
  return reply.send(ahead(bytes));
};
