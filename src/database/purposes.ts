/** What a transaction is for. */
export interface Purpose {
  /** How it sees the data. */
  isolation: string;
  /** Whether it says which state of the data it sees. */
  hasRevision: boolean;
  /** Milliseconds that it waits for what others hold; without, as long as it has. */
  lockMs?: number;
}

/** A query sees one state of the data. */
export const READ: Purpose = { isolation: 'isolation level repeatable read read only', hasRevision: true };

/** Somebody looks at a database that may not have our tables. */
export const INSPECT: Purpose = { ...READ, hasRevision: false };

/** A write sees what is committed as it goes on. */
export const WRITE: Purpose = { isolation: 'isolation level read committed read write', hasRevision: false };

/** A write beside the point of an operation, for which it does not wait. */
export const NOTE: Purpose = { ...WRITE, lockMs: 200 };
