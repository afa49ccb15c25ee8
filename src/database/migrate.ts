import { sql } from 'kysely';
import { checkServer } from './checkServer.js';
import type { Database } from './Database.js';
import { locks } from './locks.js';

/** How long a change of tables waits for what others do with them; then it is tried again as a whole. */
const LOCK_LIMIT = '20s';

/**
 * Brings the tables up to this version's form, in one transaction, and gives the names of the steps taken. Two trackers
 * that start at once wait for each other. The lock goes with the transaction, also through a pooler.
 */
export const migrate = async (database: Database, to?: string): Promise<string[]> => {
  await checkServer(database.url);
  return database.write(async (em) => {
    const transaction = await em.getKysely().startTransaction().execute();
    await sql`select pg_advisory_xact_lock(${locks.migration}::bigint)`.execute(transaction);
    await sql`select set_config('lock_timeout', ${LOCK_LIMIT}, true)`.execute(transaction);
    const { migrator } = database.orm;
    const steps =
      to === '0'
        ? await migrator.down({ to: 0, transaction })
        : await migrator.up(to ? { to, transaction } : { transaction });
    return steps.map(({ name }) => name);
  });
};
