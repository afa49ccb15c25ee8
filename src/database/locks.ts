/**
 * The advisory locks of PostgreSQL that all trackers on a database share. The numbers mean nothing; they differ from
 * each other, and from 7_261_205, by which the audit keeps its entries in order (a trigger, in the migration of
 * reporting).
 */
export const locks = {
  /** One tracker at a time changes tables. */
  migration: 7_261_202,
  /** One load at a time writes a bundle. */
  load: 7_261_203,
  /** Two clients that send the same exchange rate leave one row. */
  rates: 7_261_204,
  /** One process at a time makes the account of the embedded server. */
  embeddedRole: 7_261_206,
} as const;
