import type { Readable } from 'node:stream';
import type { PoolClient, QueryResult } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ticks } from '../clock.js';
import { type Connections, cut } from './Connections.js';
import type { Deadline } from './Deadline.js';
import type { Weight } from './Places.js';

/**
 * The place and the connection of an operation: taken when it first needs them, and kept until it ends, whatever
 * transactions come in between.
 */
export class Lease {
  #leave: (() => void) | null = null;
  #client: PoolClient | null = null;
  #isOver = false;
  /** When it got its place, in ticks of the clock: what it waited before has nothing to do with the server. */
  placedAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly connections: Connections,
    private readonly weight: Weight,
    private readonly deadline: Deadline,
  ) {}

  /** Waits for the place and for a connection, if it has none. Throws OVERLOADED, or why the server cannot be reached. */
  async take(): Promise<void> {
    if (!this.#leave) {
      this.#leave = await this.connections.places.take(this.weight, this.deadline);
      this.placedAt = ticks();
    }
    if (!this.#isOver) this.#client ??= await this.connections.connect(this.deadline);
    if (!this.#isOver) return;
    this.end();
    throw new Error('the operation has ended');
  }

  /** Sends something, as the driver's own `query` does. */
  query(text: string, values?: readonly unknown[]): Promise<QueryResult> {
    if (!this.#client) return Promise.reject(new Error('the operation has no connection'));
    return this.#client.query(text, values as unknown[]);
  }

  /** Sends a COPY TO STDOUT, and gives what comes of it. */
  copyOut(text: string): Readable {
    if (!this.#client) throw new Error('the operation has no connection');
    return this.#client.query(copyTo(text));
  }

  /** Closes the connection, which may be dead or at work; the place stays. */
  drop(): void {
    if (this.#client) cut(this.#client);
    this.#client = null;
  }

  /** The connection is dead, and others may be. */
  dropAsDead(): void {
    this.connections.suspectAll();
    this.drop();
  }

  /** Gives both back. */
  end(): void {
    this.#isOver = true;
    this.#client?.release();
    this.#client = null;
    this.#leave?.();
    this.#leave = null;
  }
}
