import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { locks } from './locks.js';

/**
 * Brings the tables up to this version's form and gives the names of the steps taken.
 * Two trackers that start at once wait for each other on an advisory lock.
 */
export const migrate = async (orm: MikroORM, url: string, to?: string): Promise<string[]> => {
  const guard = new Client({ connectionString: url });
  guard.on('error', () => {}); // the query that it breaks says so
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [locks.migration]);
    const steps = to === '0' ? await orm.migrator.down({ to: 0 }) : await orm.migrator.up(to ? { to } : {});
    return steps.map(({ name }) => name);
  } finally {
    await guard.end();
  }
};
