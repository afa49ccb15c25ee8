import { Pool } from 'pg';

/** How long it may wait for the database, and the database for it: a new count begins each second. */
const ANSWER_MS = 2_000;
const LIMIT = `set local statement_timeout = '1500ms'`;

/** Rows of earlier minutes say nothing any more. */
const FORGET = 'delete from rate_use where minute < $1';

/** Keys in one order, so that two instances never wait for each other. */
const ADD = `
  insert into rate_use as known (key, minute, points)
  select added.key, $1, added.points
  from unnest($2::text[], $3::int[]) as added (key, points)
  order by added.key
  on conflict (key, minute) do update set points = known.points + excluded.points
  returning key, points`;

/** Those who have spent much: the others are heard of when they come. */
const SPENDERS = 'select key, points from rate_use where minute = $1 and points >= $2';

/**
 * What all instances on a database have counted in a minute, by key. A connection of its own, for as long as there is
 * something to count: requests that fill the pool are the ones to be counted.
 */
export class RateBook {
  readonly #pool: Pool;
  #forgotten = 0;

  constructor(connectionString: string) {
    this.#pool = new Pool({
      connectionString,
      max: 1,
      application_name: 'ap-is-tracker rates',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      idleTimeoutMillis: 10_000,
      allowExitOnIdle: true,
    });
    this.#pool.on('error', () => {}); // the next count finds it out
    this.#pool.on('connect', (client) => {
      client.on('error', () => {}); // between two statements nobody else hears it; the next one says so
    });
  }

  /** Adds points of a minute, a number that grows by one each minute. Gives what all have counted of the same keys. */
  async add(minute: number, points: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const client = await this.#pool.connect();
    try {
      await client.query(`begin; ${LIMIT}`); // what takes longer is undone, and counted the next time
      const added = await client.query<{ key: string; points: number }>(ADD, [
        minute,
        [...points.keys()],
        [...points.values()],
      ]);
      if (this.#forgotten !== minute) await client.query(FORGET, [minute - 1]);
      await client.query('commit');
      this.#forgotten = minute;
      client.release();
      return new Map(added.rows.map(({ key, points }) => [key, points]));
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Whoever has spent so many points in a minute, or more, on whichever instance. */
  async spenders(minute: number, points: number): Promise<Map<string, number>> {
    const { rows } = await this.#pool.query<{ key: string; points: number }>(SPENDERS, [minute, points]);
    return new Map(rows.map(({ key, points }) => [key, points]));
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
