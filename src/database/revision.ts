import type { EntityManager } from '@mikro-orm/postgresql';

export const REVISION_CHANNEL = 'ap_is_tracker_revision';

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
