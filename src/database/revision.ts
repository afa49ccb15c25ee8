import type { EntityManager } from '@mikro-orm/postgresql';

export const REVISION_CHANNEL = 'ap_is_tracker_revision';

/** Which state of which data somebody has read. */
export interface Revision {
  /** How many writes the data had seen. */
  number: string;
  /**
   * Which database it is: the identifier of its cluster, its timeline and its oid. A restored or promoted database may
   * have the same number and other data.
   */
  history: string;
}

/** Columns of a Revision, from the table `revision`. */
export const REVISION_COLUMNS = `
  number::text as number,
  (select system_identifier from pg_control_system())
    || '/' || case when pg_is_in_recovery() then 'standby' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
    || '/' || (select oid from pg_database where datname = current_database()) as history`;

/**
 * Counts one more write and tells every tracker on this database once it commits. Call it inside the write's
 * transaction.
 */
export const bumpRevision = async (em: EntityManager): Promise<string> => {
  const [row] = await em.execute<{ number: string }[]>(
    'with bumped as (update revision set number = number + 1 returning number) select number::text, pg_notify(?, number::text) from bumped',
    [REVISION_CHANNEL],
  );
  if (!row) throw new Error('the revision row is missing');
  return row.number;
};
