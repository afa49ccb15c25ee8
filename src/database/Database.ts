import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { Connections } from './Connections.js';
import { Operation } from './Operation.js';
import { createOrm } from './orm.js';
import type { Weight } from './Places.js';
import { type Purpose, READ } from './purposes.js';
import type { Writer } from './Writer.js';

export interface DatabaseOptions {
  url: string;
  poolSize: number;
  queueSize: number;
  deadlineMs: number;
  log: Logger;
  /** Whether a server that is away will be back at the same address in a moment, as the embedded one is. */
  isServerKept?: boolean;
  /** How operations read; a test takes another way to show what ours is for. */
  reading?: Purpose;
}

/** How an operation is begun. */
interface Begun {
  weight?: Weight;
  reading?: Purpose;
  /** Milliseconds, where they are not those of every operation: what is left of one that begins again. */
  withinMs?: number;
}

/** A new connection has a third of the time of an operation: one second at least, ten at most. */
const connectMsOf = (deadlineMs: number) => Math.min(10_000, Math.max(1_000, Math.ceil(deadlineMs / 3)));

const CLOSE_MS = 2_000;

/** A database, as operations use it: each has a connection and a deadline of its own. */
export class Database implements Writer {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly url: string;
  readonly #connections: Connections;

  constructor(private readonly options: DatabaseOptions) {
    const { url, poolSize, queueSize, deadlineMs, log, isServerKept = false } = options;
    const { orm, pool } = createOrm({ url, poolSize, connectMs: connectMsOf(deadlineMs), log });
    this.url = url;
    this.orm = orm;
    this.pool = pool;
    this.#connections = new Connections({ pool, size: poolSize, queueSize, isServerKept });
  }

  /** Operations that wait for a place. */
  get waiting(): number {
    return this.#connections.places.waiting;
  }

  /** Begins an operation: whoever begins it ends it. */
  begin({ weight = 'LIGHT', reading = this.options.reading ?? READ, withinMs }: Begun = {}): Operation {
    const deadlineMs = withinMs ?? this.options.deadlineMs;
    return new Operation({ orm: this.orm, connections: this.#connections, deadlineMs, weight, reading });
  }

  /** Does some work that reads, in an operation of its own; once more where its connection was lost. */
  async read<T>(work: (em: EntityManager) => Promise<T>, reading?: Purpose): Promise<T> {
    const begun: Begun = reading ? { reading } : {};
    const operation = this.begin(begun);
    return this.#readIn(operation, work).catch((error: unknown) => {
      if (!operation.mayBeginAgain(error)) throw error;
      return this.#readIn(this.begin({ ...begun, withinMs: operation.deadline.left }), work);
    });
  }

  async #readIn<T>(operation: Operation, work: (em: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(operation.em);
    } finally {
      await operation.end();
    }
  }

  async write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const operation = this.begin();
    try {
      return await operation.write(work);
    } finally {
      await operation.end();
    }
  }

  /** Ends whatever is being done, at once. */
  cut(): void {
    this.#connections.cutAll();
  }

  /** Closes every connection, in a moment at most: a server that is silent is not waited for. */
  async close(): Promise<void> {
    const late = setTimeout(() => this.#connections.cutAll(), CLOSE_MS);
    await this.orm.close(true);
    if (!this.pool.ending) await this.pool.end(); // the ORM ends only a pool that it has used itself
    clearTimeout(late);
  }
}
