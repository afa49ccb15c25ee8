import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/Refusal.js';
import { fileNameOf } from '../../services/access/index.js';

/** A file as it came. */
export interface SentFile {
  name: string;
  bytes: Buffer;
}

/** Larger than what is taken in. */
export class TooLarge extends Error {
  readonly code = 'LIMIT_EXCEEDED';
  constructor(limit: number) {
    super(`The file is larger than the ${limit} bytes allowed; split it, or leave out what does not change`);
  }
}

const boundary = /^multipart\/form-data\b/i;

/** The bytes of a stream, as long as they are not too many. */
const bytesOf = async (stream: Readable, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Throws where a request says itself that it carries too much: before any of it is read. */
export const checkLength = ({ headers }: FastifyRequest, limit: number): void => {
  const OVERHEAD = 4_096; // what surrounds a file in a form
  if (Number(headers['content-length'] ?? 0) > limit + OVERHEAD) throw new TooLarge(limit);
};

/** The file in a request: the only one of a form, or the body itself. */
export const fileIn = async (request: FastifyRequest, limit: number): Promise<SentFile> => {
  if (!boundary.test(request.headers['content-type'] ?? '')) {
    const name = (request.query as { name?: unknown }).name;
    const bytes = request.body ? await bytesOf(request.body as Readable, limit) : Buffer.alloc(0);
    return { name: fileNameOf(typeof name === 'string' ? name : undefined), bytes };
  }
  const part = await request.file().catch((error: Error) => {
    throw new Refusal('BAD_USER_INPUT', `The form cannot be read: ${error.message}; send the file as a part of it`);
  });
  if (!part)
    throw new Refusal('BAD_USER_INPUT', 'There is no file in the form; send it as a part of multipart/form-data');
  return { name: fileNameOf(part.filename), bytes: await bytesOf(part.file, limit) };
};
