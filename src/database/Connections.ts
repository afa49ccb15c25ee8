import type { Pool, PoolClient } from 'pg';
import { cutOff } from './cutOff.js';
import type { Deadline } from './Deadline.js';
import { faultOf } from './faults.js';
import { Places } from './Places.js';

export interface ConnectionOptions {
  pool: Pool;
  size: number;
  /** How many operations may wait for a place. */
  queueSize: number;
  /** Whether a server that is away will be back at the same address in a moment, as the embedded one is. */
  isServerKept: boolean;
}

/** Between two tries to reach a server that will be back. */
const PAUSE_MS = 100;

/** Closes a connection of the pool at once. */
export const cut = (client: PoolClient): void => {
  cutOff(client);
  client.release(true);
};

/** The connections of the pool, and the places of operations that use them. */
export class Connections {
  readonly places: Places;
  readonly #pool: Pool;
  readonly #isServerKept: boolean;
  /** Connections made before one was last found dead. */
  readonly #suspects = new WeakSet<PoolClient>();
  readonly #all = new Set<PoolClient>();
  #isClosed = false;

  constructor({ pool, size, queueSize, isServerKept }: ConnectionOptions) {
    this.places = new Places(size, queueSize);
    this.#pool = pool;
    this.#isServerKept = isServerKept;
    pool.on('connect', (client) => {
      this.#all.add(client);
      client.once('end', () => this.#all.delete(client));
      client.on('error', () => {}); // the statement that it breaks says so
    });
  }

  /** A connection that is not known to be dead. Throws why the server cannot be reached. */
  async connect(deadline: Deadline): Promise<PoolClient> {
    for (;;) {
      if (this.#isClosed) throw new Error('the database was closed');
      try {
        const client = await this.#next(deadline);
        if (!this.#suspects.has(client)) return client;
        cut(client);
      } catch (error) {
        if (!this.#isServerKept || deadline.reason || faultOf(error) === null) throw error;
        await deadline.pause(PAUSE_MS);
      }
    }
  }

  /** One connection is dead: those that were made before now may be dead as well, and are not used again. */
  suspectAll(): void {
    for (const client of this.#all) this.#suspects.add(client);
  }

  /** Closes every connection, whatever it does, and makes no other. */
  cutAll(): void {
    this.#isClosed = true;
    for (const client of this.#all) cutOff(client);
  }

  /** The next connection of the pool. One that comes too late goes back. */
  async #next(deadline: Deadline): Promise<PoolClient> {
    const coming = this.#pool.connect();
    try {
      return await deadline.race(coming);
    } catch (error) {
      coming.then(
        (client) => client.release(),
        () => {},
      );
      throw error;
    }
  }
}
