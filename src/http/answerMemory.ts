import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { now } from '../clock.js';
import type { Config } from '../config.js';
import type { RevisionWatch } from '../database/revisionWatch.js';
import { todayIn } from '../domain/lens.js';
import type { Asked } from './asked.js';
import type { Metrics } from './metrics.js';
import { acceptedType } from './sendError.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Key under which its answer may be remembered; null for one that may not. */
    answerKey: string | null;
  }
}

/** A whole answer as it was sent. */
interface Answer {
  body: string;
  contentType: string;
}

/** What an entry costs beside its body. */
const OVERHEAD_BYTES = 200;

const memoryOf = (bytes: number): LRUCache<string, Answer> | null =>
  bytes > 0
    ? new LRUCache({
        maxSize: bytes,
        maxEntrySize: Math.ceil(bytes / 8),
        sizeCalculation: ({ body }) => Buffer.byteLength(body) + OVERHEAD_BYTES,
      })
    : null;

/**
 * Remembers whole public answers by what was asked and the revision of the data: a write makes all older ones
 * unreachable.
 */
export class AnswerMemory {
  readonly #answers: LRUCache<string, Answer> | null;

  constructor(
    private readonly config: Config,
    private readonly revisions: RevisionWatch,
    private readonly metrics: Metrics,
  ) {
    this.#answers = memoryOf(config.ANSWER_CACHE_BYTES);
  }

  /**
   * Answers a public request from memory; whether it did. Otherwise notes under which key its answer may be remembered.
   */
  answer(request: FastifyRequest, reply: FastifyReply, asked: Asked): boolean {
    const { current: revision } = this.revisions;
    if (revision === null) this.#answers?.clear(); // the database may come back as another
    if (revision === null || request.headers.authorization !== undefined) return false;
    request.answerKey = this.#keyOf(request, asked, revision);
    const answer = this.#answers?.get(request.answerKey);
    this.metrics.answers.inc({ result: answer ? 'hit' : 'miss' });
    if (answer)
      void reply.header('content-type', answer.contentType).header('cache-control', 'no-store').send(answer.body);
    return answer !== undefined;
  }

  /** Remembers an answer that everybody would get, for the next who asks the same. */
  remember({ answerKey, state }: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    const isShareable = state?.outcome.isShareable && reply.statusCode === 200;
    if (!isShareable || answerKey === null || typeof payload !== 'string') return;
    this.#answers?.set(answerKey, { body: payload, contentType: String(reply.getHeader('content-type')) });
  }

  /** Everything that an answer depends on. */
  #keyOf(request: FastifyRequest, { query, variables, operationName }: Asked, revision: string): string {
    const today = todayIn(this.config.TIME_ZONE, now());
    return createHash('sha256')
      .update(JSON.stringify([query, variables, operationName, revision, today, acceptedType(request)]))
      .digest('base64');
  }
}
