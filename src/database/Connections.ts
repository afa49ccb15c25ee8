import type { Pool, PoolClient } from 'pg';
import { cutOff } from './cutOff.js';
import type { Deadline } from './Deadline.js';
import { faultOf } from './faults.js';
import { Places, type Weight } from './Places.js';

/** A connection that an operation has for itself. */
export interface Held {
  client: PoolClient;
  /** Gives it back; one that may be dead or at work is closed. */
  release(isUsable: boolean): void;
}

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
const cut = (client: PoolClient): void => {
  cutOff(client);
  client.release(true);
};

/** The pool, shared out: an operation waits for a place, then has a connection until it gives it back. */
export class Connections {
  readonly pool: Pool;
  readonly places: Places;
  readonly #isServerKept: boolean;
  /** Connections made before the network was last seen to swallow what is sent. */
  #suspects = new WeakSet<PoolClient>();
  readonly #all = new Set<PoolClient>();

  constructor({ pool, size, queueSize, isServerKept }: ConnectionOptions) {
    this.pool = pool;
    this.places = new Places(size, queueSize);
    this.#isServerKept = isServerKept;
    pool.on('connect', (client) => {
      this.#all.add(client);
      client.once('end', () => this.#all.delete(client));
      client.on('error', () => {}); // the statement that it breaks says so
    });
  }

  /** Waits for a place and a connection. Throws OVERLOADED, or why the server cannot be reached. */
  async take(weight: Weight, deadline: Deadline): Promise<Held> {
    const leave = await this.places.take(weight, deadline);
    try {
      const client = await this.#connect(deadline);
      let isHeld = true;
      const release = (isUsable: boolean) => {
        if (!isHeld) return;
        isHeld = false;
        if (isUsable) client.release();
        else cut(client);
        leave();
      };
      return { client, release };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** One connection does not answer: those that were made before now may be dead as well, and are not used again. */
  suspectAll(): void {
    for (const client of this.#all) this.#suspects.add(client);
  }

  /** Closes every connection, whatever it does. */
  cutAll(): void {
    for (const client of this.#all) cutOff(client);
  }

  async #connect(deadline: Deadline): Promise<PoolClient> {
    for (;;) {
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

  /** The next connection of the pool. One that comes too late goes back. */
  async #next(deadline: Deadline): Promise<PoolClient> {
    const coming = this.pool.connect();
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
