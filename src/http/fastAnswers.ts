import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { RevisionWatch } from '../database/RevisionWatch.js';
import type { AnswerMemory } from './answerMemory.js';
import { LEAST_BYTES, type Packing, pack, packingFor } from './compress.js';
import type { Metrics } from './metrics.js';

declare module 'node:http' {
  interface IncomingMessage {
    /** The whole body, where it was read before the request was routed. */
    readBody?: Buffer;
    /** The request as bytes, where its answer may be kept. */
    asBytes?: string;
  }
}

type Encoding = Packing | 'identity';

/** An answer as it goes over the wire: every byte of it is made once. */
interface Ready {
  /** The state of the data, and the day, that it is of. */
  state: string;
  tag: string | null;
  /** Names and values of headers, in turns; and those of an answer that says that nothing has changed. */
  headers: string[];
  unchanged: string[];
  /** Bytes, each a character: such a text goes out together with the headers, in one piece. */
  bodies: Partial<Record<Encoding, string>>;
}

/** Longer requests are read where all others are. */
const MOST_BODY = 32_768;
const OVERHEAD_BYTES = 600;

/** Headers that are of one request, or that each way of sending sets itself. */
const OF_ONE =
  /^(x-request-id|ratelimit-.*|date|connection|keep-alive|content-length|content-encoding|transfer-encoding)$/;

/** Whether a request can have an answer from here: anybody's, asked in the usual way. */
const isUsual = ({ method, url = '', headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'POST') &&
  (url.startsWith('/graphql?') || url.startsWith('/graphql/') || url === '/graphql') &&
  headers.authorization === undefined &&
  headers.origin === undefined &&
  headers['x-request-id'] === undefined &&
  headers['x-revision'] === undefined &&
  !headers.accept?.includes('text/html') &&
  (method === 'GET' || isPlainJson(headers));

const isPlainJson = (headers: IncomingMessage['headers']): boolean => {
  const length = Number(headers['content-length']);
  return (
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    headers.expect === undefined &&
    length > 0 &&
    length <= MOST_BODY
  );
};

/**
 * Gives answers from memory before a request is routed, read or counted: the same bytes ask for the same answer, as long
 * as the day and the state of the data are the same. What is not here goes on as it came, and may be kept then.
 */
export class FastAnswers {
  readonly #ready: LRUCache<string, Ready> | null;
  readonly #encodings = new LRUCache<string, Encoding>({ max: 200 });

  readonly #counters = new Map<string, { inc(): void }>();
  readonly #hits: { inc(): void };

  constructor(
    bytes: number,
    private readonly answers: AnswerMemory,
    private readonly revisions: RevisionWatch,
    private readonly metrics: Metrics,
    /** Today in the time zone of the service. */
    private readonly today: () => string,
  ) {
    this.#hits = metrics.answers.labels({ result: 'hit' });
    this.#ready =
      bytes > 0
        ? new LRUCache({
            maxSize: bytes,
            maxEntrySize: Math.ceil(bytes / 8),
            sizeCalculation: ({ bodies }, key) =>
              Object.values(bodies).reduce((sum, body) => sum + body.length, key.length + OVERHEAD_BYTES),
          })
        : null;
  }

  /** Goes in front of a server: what it cannot answer goes on to the listeners that are there. */
  standBefore(server: Server): void {
    if (!this.#ready) return;
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const goOn = (request: IncomingMessage, response: ServerResponse) => {
      for (const listener of listeners) listener.call(server, request as never, response as never);
    };
    server.on('request', (request, response) => {
      if (!isUsual(request)) return goOn(request, response);
      if (request.method === 'GET') {
        request.asBytes = `${request.headers.accept ?? ''} ${request.url}`;
        return this.#answer(request, response) || goOn(request, response);
      }
      return this.#readBody(request, () => this.#answer(request, response) || goOn(request, response));
    });
  }

  /** Keeps an answer that everybody would get who sends these bytes. */
  keep(request: FastifyRequest, reply: FastifyReply, body: string): void {
    const { asBytes: key } = request.raw;
    const { knownAs: state } = request;
    if (!this.#ready || key === undefined || state === null) return;
    const tag = String(reply.getHeader('etag') ?? '') || null;
    const said = Object.entries(reply.getHeaders()).filter(
      ([name, value]) => value !== undefined && !OF_ONE.test(name),
    );
    const headers = said.flatMap(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
    const unchanged = said.flatMap(([name, value]) =>
      name === 'content-type' ? [] : [name, [value ?? ''].flat().join(', ')],
    );
    const bytes = Buffer.from(body);
    const ready: Ready = { state, tag, headers, unchanged, bodies: { identity: bytes.toString('latin1') } };
    this.#ready.set(key, ready);
    if (bytes.length < LEAST_BYTES) return;
    for (const encoding of ['br', 'gzip'] as const)
      void pack[encoding](bytes).then((packed) => {
        ready.bodies[encoding] = packed.toString('latin1');
        if (this.#ready?.peek(key) === ready) this.#ready.set(key, ready); // it is larger now
      });
  }

  /** Reads a small body whole; one that is cut off has nobody to answer. */
  #readBody(request: IncomingMessage, then: () => void): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.once('end', () => {
      const [first] = chunks;
      request.readBody = chunks.length === 1 && first ? first : Buffer.concat(chunks);
      request.asBytes = `${request.headers.accept ?? ''} ${request.url} ${request.readBody.toString('latin1')}`;
      then();
    });
  }

  /** The state of the data and the day, as one text; null while it is not known. */
  #state(): string | null {
    const { current, epoch } = this.revisions;
    return current && this.answers.stateOf(current, epoch, this.today());
  }

  #answer(request: IncomingMessage, response: ServerResponse): boolean {
    const ready = this.#ready?.get(request.asBytes ?? '');
    if (!ready || ready.state !== this.#state()) return false;
    const { method, headers } = request;
    const known = method === 'GET' ? headers['if-none-match'] : undefined;
    if (known !== undefined && known !== ready.tag) return false; // a list of tags is read where all is
    this.#hits.inc();
    if (known !== undefined) {
      this.#send(response, 304, ready, null, 'identity');
      return true;
    }
    const encoding = this.#encodingOf(headers['accept-encoding']);
    const body = ready.bodies[encoding];
    this.#send(response, 200, ready, body ?? ready.bodies.identity ?? null, body ? encoding : 'identity');
    return true;
  }

  #send(response: ServerResponse, status: number, ready: Ready, body: string | null, encoding: Encoding): void {
    const headers = [...(status === 200 ? ready.headers : ready.unchanged), 'x-request-id', randomUUID()];
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    if (body) headers.push('content-length', String(body.length));
    response.writeHead(status, headers);
    response.end(body ?? '', 'latin1');
    this.#counterOf(response.req.method ?? '', status).inc();
  }

  /** The counter of answers of a kind: found once, as it takes longer than the answer. */
  #counterOf(method: string, status: number) {
    const key = `${method} ${status}`;
    const counter = this.#counters.get(key) ?? this.metrics.requests.labels({ method, route: '/graphql', status });
    this.#counters.set(key, counter);
    return counter;
  }

  #encodingOf(accepted: string | undefined): Encoding {
    if (!accepted) return 'identity';
    const known = this.#encodings.get(accepted);
    if (known) return known;
    const chosen = packingFor(accepted) ?? 'identity';
    this.#encodings.set(accepted, chosen);
    return chosen;
  }
}
