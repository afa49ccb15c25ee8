import { pino } from 'pino';
import { mistypedSettings, readConfig } from '../config.js';
import { openDatabaseServer } from '../database/access.js';
import { checkSame } from '../database/checkServer.js';
import { Database } from '../database/Database.js';
import { migrate } from '../database/migrate.js';

const LONG_MS = 600_000;

/**
 * Opens the database (joining the one of a running `npm start`), brings it up to date, works, and closes what it
 * opened.
 */
export const withDatabase = async (
  work: (database: Database) => Promise<void>,
  { isMigrated = true } = {},
): Promise<void> => {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }, pino.destination(2));
  for (const problem of mistypedSettings()) process.stderr.write(`${problem}\n`);
  const server = await openDatabaseServer(config, log);
  const url = config.DATABASE_URL_DIRECT ?? server.url;
  const database = new Database({ url, poolSize: 2, queueSize: 10, deadlineMs: LONG_MS, log });
  try {
    if (url !== server.url) await checkSame(server.url, url);
    if (isMigrated) await migrate(database);
    await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
};
