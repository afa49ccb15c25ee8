import type { EntityManager } from '@mikro-orm/postgresql';

/** Who can write: an operation within its deadline, or the database for work that may take long. */
export interface Writer {
  /**
   * Does some work in one transaction of its own: what it changes on entities is written, and all of it is committed, or
   * nothing. Throws UNAVAILABLE where the commit got no answer.
   */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
}
