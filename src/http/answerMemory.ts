import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A whole answer as it was sent. */
export interface Answer {
  body: string;
  contentType: string;
}

/** Remembers whole public answers by what was asked and the revision of the data; a write makes all older ones unreachable. */
export class AnswerCache {
  readonly #answers: LRUCache<string, Answer> | null;

  constructor(bytes: number) {
    this.#answers =
      bytes > 0
        ? new LRUCache({
            maxSize: bytes,
            maxEntrySize: Math.ceil(bytes / 8),
            sizeCalculation: ({ body }) => Buffer.byteLength(body) + 200,
          })
        : null;
  }

  /** Key of a request: everything that its answer depends on. */
  static keyOf(parts: {
    query: string;
    variables: unknown;
    operationName: unknown;
    revision: string;
    today: string;
    accept: string;
  }): string {
    return createHash('sha256')
      .update(JSON.stringify(Object.values(parts)))
      .digest('base64');
  }

  get(key: string): Answer | undefined {
    return this.#answers?.get(key);
  }

  clear(): void {
    this.#answers?.clear();
  }

  set(key: string, answer: Answer): void {
    this.#answers?.set(key, answer);
  }
}
