import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { RevisionWatch } from '../database/RevisionWatch.js';
import type { Revision } from '../database/revision.js';
import { type Asked, isGet } from './asked.js';
import { isKnown, revisionSeen, sayCaching, tagOf } from './caching.js';
import type { Metrics } from './metrics.js';
import { acceptedType } from './sendError.js';

/** A public question, as it was asked. */
interface Question {
  /** Everything that its answer depends on but the state of the data. */
  hash: string;
  /** The connection by which the state of the data was known. */
  epoch: number;
  /** Whether others wait for the same answer: it is computed even if its first asker has left. */
  isAwaited: boolean;
  /** Gives those who asked the same meanwhile the answer; null where it is not for them. */
  resolve(answer: Answer | null): void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for a question whose answer is for one alone. */
    question: Question | null;
    /** The day and the state of the data that an answer from memory is of; null where it comes from elsewhere. */
    knownAs: string | null;
  }
}

/** A whole answer as it was sent. */
interface Answer {
  body: string;
  contentType: string;
  status: number;
  /** The state of the data that it shows; null where it shows none. */
  revision: Revision | null;
}

/** A question that is being answered. */
interface Open {
  answer: Promise<Answer | null>;
  question: Question;
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

/** What is answered from memory costs nothing. */
const send = (
  reply: FastifyReply,
  { body, contentType, status }: Answer,
  said: { revision: Revision | null; tag: string | null },
): FastifyReply => {
  reply.request.isFree = true;
  sayCaching(reply.request, reply, said);
  return reply.code(status).header('content-type', contentType).send(body);
};

/**
 * Remembers whole public answers by what was asked and the state of the data that they were read from: a write, another
 * database, or a moment in which the database was not heard, makes all older ones unreachable. The same question asked
 * by many at once is computed once.
 */
export class AnswerMemory {
  readonly #answers: LRUCache<string, Answer> | null;
  /** Questions that are being answered, by their key. */
  readonly #open = new Map<string, Open>();

  constructor(
    bytes: number,
    private readonly revisions: RevisionWatch,
    private readonly metrics: Metrics,
    /** What else answers depend on: the version of the service and its settings. */
    private readonly setting: string,
  ) {
    this.#answers = memoryOf(bytes);
  }

  /**
   * Answers a public question without asking the database, if it can be: with the answer in memory, or by saying that the
   * one that the client has is still the same. A client that has seen a later state than this instance is asked for.
   */
  answer(request: FastifyRequest, reply: FastifyReply, asked: Asked, today: string): boolean {
    const { current, epoch } = this.revisions;
    if (!current || request.headers.authorization !== undefined) return false;
    const hash = this.#hashOf(request, asked, today);
    request.question = { hash, epoch, isAwaited: false, resolve: () => {} };
    if ((revisionSeen(request) ?? 0n) > BigInt(current.number)) return false;
    const tag = tagOf(hash, current);
    const known = request.headers['if-none-match'];
    if (isGet(request) && isKnown(known, tag)) {
      request.isFree = true;
      sayCaching(request, reply, { revision: current, tag });
      void reply.code(304).send();
      return true;
    }
    if (!this.#answers) return false;
    const answer = this.#answers.get(this.#keyOf(request.question, current));
    this.metrics.answers.inc({ result: answer ? 'hit' : 'miss' });
    if (answer) {
      request.knownAs = this.stateOf(current, epoch, today);
      send(reply, answer, { revision: current, tag });
    }
    return answer !== undefined;
  }

  /**
   * Waits for the answer of somebody who asked the same a moment ago, and sends it; whether it did. The first to ask
   * computes it.
   */
  async answerWithOthers({ question }: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { current } = this.revisions;
    if (!this.#answers || !question || !current || reply.raw.destroyed) return false;
    if ((revisionSeen(reply.request) ?? 0n) > BigInt(current.number)) return false;
    const key = this.#keyOf(question, current);
    const open = this.#open.get(key);
    if (open) {
      open.question.isAwaited = true;
      const answer = await open.answer; // within its deadline, which is before ours
      if (answer) {
        const isGood = answer.status === 200 && answer.revision;
        send(reply, answer, { revision: answer.revision, tag: isGood ? tagOf(question.hash, isGood) : null });
      }
      return answer !== null;
    }
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    question.resolve = (answer) => {
      if (this.#open.get(key)?.question === question) this.#open.delete(key);
      resolve(answer);
    };
    this.#open.set(key, { answer: promise, question });
    reply.raw.once('close', () => {
      if (!question.isAwaited || reply.raw.writableFinished) question.resolve(null);
    });
    return false;
  }

  /**
   * Remembers an answer that everybody would get, for the next who asks the same. That the database is away, or takes too
   * long, is the answer for all who have asked the same meanwhile, too.
   */
  remember({ question, state }: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    if (!question) return;
    const { isShareable = false, isOfTheMoment = false, revision = null } = state?.outcome ?? {};
    const { statusCode: status } = reply;
    const isForAll = (isShareable && status === 200) || isOfTheMoment;
    if (!isForAll || typeof payload !== 'string') {
      question.resolve(null);
      return;
    }
    const answer = { body: payload, contentType: String(reply.getHeader('content-type')), status, revision };
    if (isShareable && revision && question.epoch === this.revisions.epoch)
      this.#answers?.set(this.#keyOf(question, revision), answer);
    question.resolve(answer);
  }

  /** A state of the data on a day, as one text. */
  stateOf({ number, history }: Revision, epoch: number, today: string): string {
    return `${number} ${history} ${epoch} ${today}`;
  }

  #keyOf({ hash, epoch }: Question, { number, history }: Revision): string {
    return `${hash} ${number} ${history} ${epoch}`;
  }

  #hashOf(request: FastifyRequest, { query, variables, operationName }: Asked, today: string): string {
    return createHash('sha256')
      .update(JSON.stringify([query, variables, operationName, today, acceptedType(request), this.setting]))
      .digest('base64');
  }
}
