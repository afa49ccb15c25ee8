import type { Readable } from 'node:stream';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Refusal } from '../domain/Refusal.js';
import type { Connections } from './Connections.js';
import { Deadline } from './Deadline.js';
import { faultOf } from './faults.js';
import { kyselyOver } from './kyselyOver.js';
import { Lease } from './Lease.js';
import type { Weight } from './Places.js';
import { NOTE, type Purpose, WRITE } from './purposes.js';
import type { Revision } from './revision.js';
import { Transaction } from './Transaction.js';
import type { Writer } from './Writer.js';

interface OperationOptions {
  orm: MikroORM;
  connections: Connections;
  deadlineMs: number;
  weight: Weight;
  /** How it reads. */
  reading: Purpose;
}

const tooLate = () => new Refusal('DEADLINE_EXCEEDED', 'The request took too long; ask for less');

type Work<T> = (em: EntityManager) => Promise<T>;

/**
 * What one operation has of the database: everything that it reads is one state of the data, and everything that it
 * does ends with its deadline. A write ends the reading before it; what is read after it sees what was written.
 */
export class Operation implements Writer {
  /** Reads entities, in the same transaction as what is read by SQL. */
  readonly em: EntityManager;
  readonly deadline: Deadline;
  /** Whether a write was done, whatever comes after it. */
  hasWritten = false;
  readonly #lease: Lease;
  #reading: Transaction | null = null;
  #past: readonly string[] = [];
  /** Writes that have begun and not ended: they go on when nobody waits for the answer. */
  #writes = 0;
  /** Transactions of writes and notes that have not ended: the connection is theirs. */
  #transacting = 0;
  #hasEnded = false;
  #ending: Promise<void> | null = null;

  constructor(private readonly options: OperationOptions) {
    const { orm, connections, deadlineMs, weight } = options;
    this.deadline = new Deadline(deadlineMs, tooLate);
    this.#lease = new Lease(connections, weight, this.deadline);
    this.em = orm.em.fork();
    this.em.setTransactionContext(kyselyOver((text, values) => this.#read().send(text, values)));
  }

  /** What it has sent to the database. */
  get statements(): readonly string[] {
    return [...this.#past, ...(this.#reading?.statements ?? [])];
  }

  /** Which state of the data it reads. */
  async revision(): Promise<Revision> {
    return this.#read().revision();
  }

  /** Which state of the data it has read; null where it has read nothing. */
  async seen(): Promise<Revision | null> {
    return this.#reading ? this.#reading.revision() : null;
  }

  /** What a COPY TO STDOUT gives, of the same state of the data, as fast as it is read. */
  async copyOut(text: string): Promise<Readable> {
    return this.#read().copyOut(text);
  }

  async write<T>(work: Work<T>): Promise<T> {
    this.#writes += 1;
    try {
      const result = await this.#transact(work, WRITE);
      this.hasWritten = true;
      return result;
    } finally {
      this.#writes -= 1;
    }
  }

  /** Writes something beside the point of the operation, which goes on where it cannot be written. */
  async note(work: Work<void>): Promise<void> {
    await this.#transact(work, NOTE).catch(() => {});
  }

  /**
   * Whether what failed with this error may succeed when it is begun again, as a whole: a connection was lost, there is
   * time left, and it was open (its opening has had a second try).
   */
  mayBeginAgain(error: unknown): boolean {
    return faultOf(error) === 'LOST' && this.deadline.left > 0 && this.statements.length > 0;
  }

  /** Nobody waits for the answer any more: what it reads ends. A write goes on. */
  abandon(reason: Error): void {
    if (!this.#writes && !this.hasWritten) this.deadline.end(reason);
  }

  /**
   * The answer is there: gives everything back, as soon as a write that goes on has ended. Never fails. Resolvers that an
   * error has made needless may still run; what they ask for is refused.
   */
  end(): Promise<void> {
    this.#hasEnded = true;
    // Whoever says so first: the answer, or the socket that closes after it. The other must not give back what is still
    // being read.
    this.#ending ??= this.#endReading().then(() => this.#giveBack());
    return this.#ending;
  }

  async #transact<T>(work: Work<T>, purpose: Purpose): Promise<T> {
    this.#refuseAfterEnd();
    this.#transacting += 1;
    await this.#endReading();
    const writing = new Transaction(this.#lease, this.deadline, purpose);
    try {
      const em = this.options.orm.em.fork({ freshEventManager: true });
      em.setTransactionContext(writing.db);
      const result = await work(em);
      await em.flush();
      await writing.commit();
      return result;
    } finally {
      await writing.close();
      this.#past = [...this.#past, ...writing.statements];
      this.#transacting -= 1;
      if (this.#hasEnded) this.#giveBack();
    }
  }

  #read(): Transaction {
    this.#refuseAfterEnd();
    this.#reading ??= new Transaction(this.#lease, this.deadline, this.options.reading);
    return this.#reading;
  }

  async #endReading(): Promise<void> {
    const reading = this.#reading;
    if (!reading) return;
    this.#reading = null;
    this.#past = [...this.#past, ...reading.statements];
    this.em.clear();
    await reading.close();
  }

  #giveBack(): void {
    if (this.#transacting) return;
    this.#lease.end();
    this.deadline.stop();
  }

  #refuseAfterEnd(): void {
    if (this.#hasEnded) throw this.deadline.reason ?? new Error('the operation has ended');
  }
}
