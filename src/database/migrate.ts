import { type QueryExecutorProvider, sql } from 'kysely';
import { oldestVersions } from '../migrations/oldestVersions.js';
import { checkServer } from './checkServer.js';
import type { Database } from './Database.js';
import { locks } from './locks.js';

/** How long it waits for another tracker that changes tables, and then for what others do with them. */
const TURN_LIMIT = '5min';
const LOCK_LIMIT = '20s';

const limitLocks = (limit: string) => sql`select set_config('lock_timeout', ${limit}, true)`;

/** Keeps which version each migration needs, for instances that do not know it. */
const recordVersions = (transaction: QueryExecutorProvider): Promise<unknown> => {
  const versions = Object.entries(oldestVersions);
  const [names, oldest] = [versions.map(([name]) => name), versions.map(([, version]) => version)];
  return sql`
    insert into compatibility (migration, oldest_version)
    select known.* from unnest(${names}::text[], ${oldest}::text[]) as known (migration, oldest_version)
    on conflict (migration) do nothing`.execute(transaction);
};

/**
 * Brings the tables up to this version's form, in one transaction, and gives the names of the steps taken. Two trackers
 * that start at once wait for each other. The lock goes with the transaction, also through a pooler.
 * Needs a second connection, on which the migrator looks for the database.
 */
export const migrate = async (database: Database, to?: string): Promise<string[]> => {
  await checkServer(database.url);
  return database.write(async (em) => {
    const transaction = await em.getKysely().startTransaction().execute();
    await limitLocks(TURN_LIMIT).execute(transaction);
    await sql`select pg_advisory_xact_lock(${locks.migration}::bigint)`.execute(transaction);
    await limitLocks(LOCK_LIMIT).execute(transaction);
    const { migrator } = database.orm;
    if (to === '0') return (await migrator.down({ to: 0, transaction })).map(({ name }) => name);
    const steps = await migrator.up(to ? { to, transaction } : { transaction });
    if (!to) await recordVersions(transaction);
    return steps.map(({ name }) => name);
  });
};
