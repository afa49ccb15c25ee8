import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { readConfig } from '../config.js';
import { openDatabaseServer } from '../database/access.js';
import { migrate } from '../database/migrate.js';
import { createOrm } from '../database/orm.js';

const LONG_MS = 600_000;

/**
 * Opens the database (joining the one of a running `npm start`), brings it up to date, works, and closes what it
 * opened.
 */
export const withDatabase = async (
  work: (orm: MikroORM, url: string) => Promise<void>,
  { isMigrated = true } = {},
): Promise<void> => {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }, pino.destination(2));
  const server = await openDatabaseServer(config, log);
  const { orm } = createOrm({ url: server.url, poolSize: 2, deadlineMs: LONG_MS, log });
  try {
    if (isMigrated) await migrate(orm, server.url);
    await work(orm, server.url);
  } finally {
    await orm.close(true);
    await server.stop();
  }
};
