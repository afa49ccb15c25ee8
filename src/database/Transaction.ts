import type { Kysely, QueryResult } from 'kysely';
import type { QueryResult as DriverResult } from 'pg';
import { Refusal } from '../domain/Refusal.js';
import type { Connections, Held } from './Connections.js';
import type { Deadline } from './Deadline.js';
import { faultOf } from './faults.js';
import { kyselyOver } from './kyselyOver.js';
import type { Weight } from './Places.js';
import { REVISION_COLUMNS, type Revision } from './revision.js';
import { Silence, silent } from './Silence.js';

/** What a transaction is for. */
export interface Purpose {
  /** How it sees the data. */
  isolation: string;
  /** Whether it says which state of the data it sees. */
  hasRevision: boolean;
}

/** A query sees one state of the data. */
export const READ: Purpose = { isolation: 'isolation level repeatable read read only', hasRevision: true };
/** Somebody looks at a database that may not have our tables. */
export const INSPECT: Purpose = { ...READ, hasRevision: false };
/** A write sees what is committed as it goes on. */
export const WRITE: Purpose = { isolation: 'isolation level read committed read write', hasRevision: false };

export interface TransactionOptions {
  connections: Connections;
  deadline: Deadline;
  weight: Weight;
  purpose: Purpose;
}

/** The share of the time left that the database gets: it cancels a statement just before we drop the connection. */
const SHARE_OF_DATABASE = 0.95;

/**
 * The first words of a transaction, in one round trip. Its limits are its own, since a pooler gives the next
 * transaction another connection: compiling our short statements takes longer than running them; sums fit into this
 * much memory; and a statement whose client is gone ends (which a server on Windows cannot tell).
 */
const openingOf = ({ isolation, hasRevision }: Purpose, milliseconds: number): string => {
  const limit = Math.max(1, Math.floor(milliseconds * SHARE_OF_DATABASE));
  return `begin ${isolation};
    select ${hasRevision ? `${REVISION_COLUMNS},` : ''}
      set_config('statement_timeout', '${limit}', true),
      set_config('lock_timeout', '${limit}', true),
      set_config('idle_in_transaction_session_timeout', '${limit}', true),
      set_config('jit', 'off', true),
      set_config('work_mem', '32MB', true),
      case when version() !~ 'mingw|Visual' then set_config('client_connection_check_interval', '1s', true) end
    ${hasRevision ? 'from revision' : ''}`;
};

interface Opened {
  held: Held;
  revision: Revision;
}

/** The commit was sent, and the connection broke before its answer: nobody knows whether the write is done. */
class UnknownOutcome extends Refusal {
  constructor() {
    super(
      'UNAVAILABLE',
      'The database was lost as the write ended: it may be done or not. Send it again with the same idempotencyKey, or read before you send it again',
    );
  }
}

/**
 * One transaction of one operation, on a connection of its own: opened when something is first sent, within the time of
 * the operation. A connection that does not answer in time is closed.
 */
export class Transaction {
  /** What it has sent, but for its beginning and end. */
  readonly statements: string[] = [];
  readonly db: Kysely<unknown> = kyselyOver((text, values) => this.send(text, values));
  #opened: Promise<Opened> | null = null;

  constructor(private readonly options: TransactionOptions) {}

  /** The state of the data that it sees, if its purpose has one. */
  async revision(): Promise<Revision> {
    this.#opened ??= this.#open();
    return (await this.#opened).revision;
  }

  /** Makes what was written last. Throws UNAVAILABLE where nobody can know whether it does. */
  async commit(): Promise<void> {
    if (!this.#opened) return;
    const { held } = await this.#opened;
    try {
      const { command } = await this.#answer(held, 'commit');
      if (command !== 'COMMIT') throw new Error(`the transaction ended in ${command}`);
      held.release(true);
    } catch (error) {
      held.release(false);
      throw faultOf(error) === 'LOST' || error === this.options.deadline.reason ? new UnknownOutcome() : error;
    }
  }

  /** Gives the connection back, whatever state it is in; what was written is undone. Never fails. */
  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => null);
    if (!opened) return;
    try {
      await this.#answer(opened.held, 'rollback');
      opened.held.release(true);
    } catch {
      opened.held.release(false);
    }
  }

  /** Sends one statement, after those that were sent before. */
  async send(text: string, values: readonly unknown[]): Promise<QueryResult<unknown>> {
    this.#opened ??= this.#open();
    const { held } = await this.#opened;
    this.statements.push(text);
    const { command, rowCount, rows } = await this.#answer(held, text, values);
    const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
    return { rows, ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  /** What the database answers. One whose connection broke, or that is still at work at the deadline, is closed. */
  async #answer(held: Held, text: string, values?: readonly unknown[]): Promise<DriverResult> {
    const { deadline } = this.options;
    try {
      return await deadline.race(held.client.query(text, values as unknown[]));
    } catch (error) {
      if (error === deadline.reason || faultOf(error) === 'LOST') held.release(false);
      throw error;
    }
  }

  /** Opens it, on a second connection where the first turns out to be dead. */
  async #open(): Promise<Opened> {
    const { deadline } = this.options;
    try {
      return await this.#begin(0.5).catch((error: unknown) => {
        if (deadline.reason || faultOf(error) !== 'LOST') throw error;
        return this.#begin(SHARE_OF_DATABASE);
      });
    } catch (error) {
      // Nothing was asked yet that could have taken long.
      throw error === deadline.reason && deadline.isPast ? silent(error) : error;
    }
  }

  /** Opens it on the next connection, which has a share of the time left to answer. */
  async #begin(share: number): Promise<Opened> {
    const { connections, deadline, weight, purpose } = this.options;
    const held = await connections.take(weight, deadline);
    const silence = new Silence(deadline.left * share);
    try {
      const opening = held.client.query(openingOf(purpose, deadline.left)) as unknown as Promise<DriverResult[]>;
      const answers = await deadline.race(silence.race(opening));
      const row = answers.at(-1)?.rows[0];
      if (!row) throw new Error('the revision row is missing');
      return { held, revision: { number: row.number, history: row.history } };
    } catch (error) {
      if (silence.isOver) connections.suspectAll();
      held.release(false);
      throw error;
    } finally {
      silence.stop();
    }
  }
}
