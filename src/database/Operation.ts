import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Connections } from './Connections.js';
import { Deadline } from './Deadline.js';
import { kyselyOver } from './kyselyOver.js';
import type { Weight } from './Places.js';
import type { Revision } from './revision.js';
import { type Purpose, Transaction, WRITE } from './Transaction.js';
import type { Writer } from './Writer.js';

interface OperationOptions {
  orm: MikroORM;
  connections: Connections;
  deadlineMs: number;
  weight: Weight;
  /** What the operation says when its time is over. */
  tooLate: () => Error;
  /** How it reads. */
  reading: Purpose;
}

/**
 * What one operation has of the database: everything that it reads is one state of the data, and everything that it
 * does ends with its deadline. A write ends the reading before it; what is read after it sees what was written.
 */
export class Operation implements Writer {
  /** Reads entities, in the same transaction as `db`. */
  readonly em: EntityManager;
  readonly deadline: Deadline;
  /** Whether a write was done, whatever comes after it. */
  hasWritten = false;
  #isWriting = false;
  #reading: Transaction | null = null;
  #past: readonly string[] = [];

  constructor(private readonly options: OperationOptions) {
    this.deadline = new Deadline(options.deadlineMs, options.tooLate);
    this.em = options.orm.em.fork();
    const db = kyselyOver((text, values) => this.#read().send(text, values));
    this.em.setTransactionContext(db);
  }

  /** What it has sent to the database. */
  get statements(): readonly string[] {
    return [...this.#past, ...(this.#reading?.statements ?? [])];
  }

  /** Which state of the data it reads. */
  revision(): Promise<Revision> {
    return this.#read().revision();
  }

  /** Which state of the data it has read; null where it has read nothing. */
  async seen(): Promise<Revision | null> {
    return this.#reading ? this.#reading.revision() : null;
  }

  async write<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.#transact(work);
    this.hasWritten = true;
    return result;
  }

  /** Writes something beside the point of the operation, which goes on where it cannot be written. */
  async note(work: (em: EntityManager) => Promise<void>): Promise<void> {
    await this.#transact(work).catch(() => {});
  }

  async #transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    await this.#endReading();
    const writing = new Transaction({ ...this.#parts(), purpose: WRITE });
    this.#isWriting = true;
    try {
      const em = this.options.orm.em.fork({ freshEventManager: true });
      em.setTransactionContext(writing.db);
      const result = await work(em);
      await em.flush();
      await writing.commit();
      return result;
    } finally {
      this.#isWriting = false;
      this.#past = [...this.#past, ...writing.statements];
      await writing.close();
    }
  }

  /** Nobody waits for the answer any more: what it reads ends. A write goes on. */
  abandon(reason: Error): void {
    if (!this.#isWriting && !this.hasWritten) this.deadline.end(reason);
  }

  /** The answer is there: gives everything back. Never fails. */
  async end(): Promise<void> {
    await this.#endReading();
    this.deadline.stop();
  }

  #read(): Transaction {
    this.#reading ??= new Transaction({ ...this.#parts(), purpose: this.options.reading });
    return this.#reading;
  }

  #parts() {
    const { connections, weight } = this.options;
    return { connections, weight, deadline: this.deadline };
  }

  async #endReading(): Promise<void> {
    const reading = this.#reading;
    if (!reading) return;
    this.#reading = null;
    this.#past = [...this.#past, ...reading.statements];
    this.em.clear();
    await reading.close();
  }
}
