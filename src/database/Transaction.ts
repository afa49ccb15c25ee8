import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Kysely, QueryResult } from 'kysely';
import type { QueryResult as DriverResult } from 'pg';
import { ticks } from '../clock.js';
import { Refusal } from '../domain/Refusal.js';
import type { Deadline } from './Deadline.js';
import { faultOf } from './faults.js';
import { kyselyOver } from './kyselyOver.js';
import type { Lease } from './Lease.js';
import { overloaded } from './Places.js';
import type { Purpose } from './purposes.js';
import { REVISION_COLUMNS, type Revision } from './revision.js';
import { silent, unlessSilent } from './unlessSilent.js';

/** The share of the time left that the database gets: it cancels a statement just before we drop the connection. */
const SHARE_OF_DATABASE = 0.95;
/** Less time than this says nothing about a server. */
const ANSWER_MS = 750;
/** How long a transaction may be open while nothing is sent: a client that vanished holds nothing for longer. */
const MOST_IDLE_MS = 300_000;

/**
 * The first words of a transaction, in one round trip; the limits come before the first look at a table, which may be
 * locked. Its limits are its own, since a pooler gives the next
 * transaction another connection: compiling our short statements takes longer than running them; sums fit into this
 * much memory; and a statement whose client is gone ends (which a server on Windows cannot tell).
 */
const openingOf = ({ isolation, hasRevision, lockMs = Number.POSITIVE_INFINITY }: Purpose, left: number): string => {
  const limit = Math.max(1, Math.floor(left * SHARE_OF_DATABASE));
  return `begin ${isolation};
    select
      set_config('statement_timeout', '${limit}', true),
      set_config('lock_timeout', '${Math.min(limit, lockMs)}', true),
      set_config('idle_in_transaction_session_timeout', '${Math.min(limit, MOST_IDLE_MS)}', true),
      set_config('jit', 'off', true),
      set_config('work_mem', '32MB', true),
      case when version() !~* 'mingw|msvc|visual|windows'
        then set_config('client_connection_check_interval', '1s', true) end
    ${hasRevision ? `; select ${REVISION_COLUMNS} from revision` : ''}`;
};

/** The commit was sent, and the connection broke before its answer: nobody knows whether the write is done. */
class UnknownOutcome extends Refusal {
  constructor() {
    super(
      'UNAVAILABLE',
      'The database was lost as the write ended: it may be done or not. Send it again with the same idempotencyKey, or read before you send it again',
    );
  }
}

/** Goes on after an error within a transaction; anything else does not. */
const undoesPart = (text: string) => text.startsWith('rollback to savepoint');

/**
 * One transaction of one operation: opened when something is first sent, within the time of the operation. A connection
 * that does not answer in time is closed.
 */
export class Transaction {
  /** What it has sent, but for its beginning and end. */
  readonly statements: string[] = [];
  readonly db: Kysely<unknown> = kyselyOver((text, values) => this.send(text, values));
  #opened: Promise<Revision> | null = null;
  /** The statement that was sent last; Kysely sends one after the other. */
  #sending: Promise<unknown> = Promise.resolve();
  /** The error after which the database takes nothing more: others are told of it, not of what follows from it. */
  #failure: unknown = null;
  #isOver = false;

  constructor(
    private readonly lease: Lease,
    private readonly deadline: Deadline,
    private readonly purpose: Purpose,
  ) {}

  /** The state of the data that it sees, if its purpose has one. */
  revision(): Promise<Revision> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Sends one statement, after those that were sent before. */
  async send(text: string, values: readonly unknown[]): Promise<QueryResult<unknown>> {
    await this.revision();
    if (this.#isOver) throw new Error('the transaction has ended');
    if (this.#failure && !undoesPart(text)) throw this.#failure;
    this.statements.push(text);
    const sending = this.#answer(text, values);
    this.#sending = sending;
    try {
      const { command, rowCount, rows } = await sending;
      if (undoesPart(text)) this.#failure = null;
      const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
      return { rows, ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    } catch (error) {
      this.#failure ??= error;
      throw error;
    }
  }

  /**
   * What a COPY TO STDOUT gives, as bytes, as fast as they are read. It ends with its operation: the connection of one that
   * is not read to its end is closed.
   */
  async copyOut(text: string): Promise<Readable> {
    await this.revision();
    this.statements.push(text);
    const bytes = this.lease.copyOut(text);
    const sending = this.deadline.race(finished(bytes)).catch((error: unknown) => {
      this.#failure ??= error;
      this.lease.drop();
      bytes.destroy(error as Error);
    });
    this.#sending = sending;
    return bytes;
  }

  /** Makes what was written last. Throws UNAVAILABLE where nobody can know whether it does. */
  async commit(): Promise<void> {
    if (!this.#opened) return;
    await this.#opened;
    this.#isOver = true;
    try {
      const { command } = await this.#answer('commit');
      if (command !== 'COMMIT') throw new Error(`the transaction ended in ${command}`);
    } catch (error) {
      this.lease.drop();
      throw faultOf(error) === 'LOST' || error === this.deadline.reason ? new UnknownOutcome() : error;
    }
  }

  /**
   * Ends it, if it has not ended; what was written is undone. What is being sent is waited for, and nothing is sent
   * after it: the connection is soon another's. Never fails.
   */
  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    if (!this.#opened) return;
    try {
      await this.#opened;
      await this.#sending.catch(() => {});
      await this.#answer('rollback');
    } catch {
      this.lease.drop();
    }
  }

  /** What the database answers. A connection that broke, or is still at work at the deadline, is closed. */
  async #answer(text: string, values?: readonly unknown[]): Promise<DriverResult> {
    try {
      return await this.deadline.race(this.lease.query(text, values));
    } catch (error) {
      if (error === this.deadline.reason || faultOf(error) === 'LOST') this.lease.drop();
      throw error;
    }
  }

  /** Opens it, on a second connection where the first turns out to be dead. */
  async #open(): Promise<Revision> {
    try {
      return await this.#begin(0.5).catch((error: unknown) => {
        if (this.deadline.reason || faultOf(error) !== 'LOST') throw error;
        return this.#begin(SHARE_OF_DATABASE);
      });
    } catch (error) {
      if (error !== this.deadline.reason || !this.deadline.isPast) throw error;
      // Nothing was asked yet that could have taken long: the server is silent, or the time went in waiting for a place.
      throw ticks() - this.lease.placedAt > ANSWER_MS ? silent(error) : overloaded();
    }
  }

  /** Opens it on the next connection, which has a share of the time left to answer. */
  async #begin(share: number): Promise<Revision> {
    const { lease, deadline, purpose } = this;
    await lease.take();
    try {
      const opening = lease.query(openingOf(purpose, deadline.left)) as unknown as Promise<DriverResult[]>;
      const answers = await deadline.race(unlessSilent(opening, Math.max(ANSWER_MS, deadline.left * share)));
      const row = answers.at(-1)?.rows[0];
      if (!row) throw new Error('the revision row is missing');
      return { number: row.number, history: row.history };
    } catch (error) {
      if (faultOf(error) === 'LOST') lease.dropAsDead();
      else lease.drop();
      throw error;
    }
  }
}
