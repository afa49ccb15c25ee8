import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { type DatabaseServer, openEmbeddedServer } from './embedded/server.js';

/** The server that the settings name, or else the embedded one of DATA_DIR: joined if it runs, started if not. */
export const openDatabaseServer = async (
  { DATABASE_URL, DATA_DIR }: Config,
  log: Logger,
): Promise<DatabaseServer & { isEmbedded: boolean }> =>
  DATABASE_URL
    ? { url: DATABASE_URL, adminUrl: DATABASE_URL, isEmbedded: false, stop: async () => {} }
    : { ...(await openEmbeddedServer(DATA_DIR, log)), isEmbedded: true };
