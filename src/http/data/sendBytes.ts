import { PassThrough, pipeline, Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Revision } from '../../database/revision.js';
import { VERSION } from '../../version.js';
import { isKnown, sayCaching, tagOf } from '../caching.js';
import type { DataRequest } from './dataRequest.js';
import { fileSafe } from './fileSafe.js';

/** What is read ahead of a client, so that most files need the database no longer than it takes to read them. */
const READ_AHEAD = 4 * 2 ** 20;

/** The same bytes, read ahead of the client. */
const ahead = (bytes: Readable): Readable => pipeline(bytes, new PassThrough({ highWaterMark: READ_AHEAD }), () => {});

/** A file that is to be sent. */
interface FileMade {
  /** All that decides what is in it, beside the version of the service and the state of the data. */
  means: unknown;
  type: string;
  /** Under which it is saved, with its ending. */
  name: string;
  /** Its bytes, as they are read; asked for only if they are sent. */
  open(revision: Revision): Promise<Readable>;
}

/** Sends a file as it is read; 304 where the client has it already, and nothing of it where only the head is asked for. */
export const sendBytes = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { operation }: DataRequest,
  { means, type, name, open }: FileMade,
): Promise<FastifyReply> => {
  const revision = await operation.revision();
  const tag = tagOf(canonicalize([VERSION, means]) ?? '', revision);
  sayCaching(request, reply, { revision, tag });
  if (request.headers.authorization === undefined && isKnown(request.headers['if-none-match'], tag)) {
    void operation.end();
    return reply.code(304).send();
  }
  void reply.header('content-type', type).header('content-disposition', `attachment; filename="${fileSafe(name)}"`);
  if (request.method === 'HEAD') {
    void operation.end();
    return reply.send(Readable.from([])); // how long it is, is not known
  }
  const bytes = await open(revision);
  bytes.once('end', () => void operation.end());
  return reply.send(ahead(bytes));
};
