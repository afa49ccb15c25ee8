import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { migrate } from '../database/migrate.js';
import { createOrm, type Database } from '../database/orm.js';
import { RevisionWatch } from '../database/revisionWatch.js';
import { present } from './errors.js';
import type { Readiness } from './health.js';
import { createServer } from './server.js';

/** The service, running. */
export interface Service {
  app: FastifyInstance;
  database: Database;
  /** Address that it listens on. */
  address: string;
  /** Resolves once it can answer queries; rejects if it never will. */
  prepared: Promise<void>;
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 10_000;
const PREPARE_LIMIT_MS = 3_600_000;

/**
 * Listens at once, then brings the database up to date and lets `prepare` fill it. While the database is away it
 * tries again and again, live but not ready.
 */
export const startService = async (
  config: Config,
  url: string,
  log: Logger,
  prepare: (database: Database) => Promise<void> = async () => {},
): Promise<Service> => {
  const database = createOrm({ url, poolSize: config.POOL_SIZE, deadlineMs: config.REQUEST_DEADLINE_MS, log });
  const revisions = new RevisionWatch(url, log);
  const readiness: Readiness = { isPrepared: false, isStopping: false };
  const app = await createServer({ config, database, revisions, readiness, log });
  const address = await app.listen({ host: config.HOST, port: config.PORT });

  /** Migrations and the first load may take longer than any request. */
  const prepareDatabase = async () => {
    const patient = createOrm({ url, poolSize: 2, deadlineMs: PREPARE_LIMIT_MS, log });
    try {
      const steps = await migrate(patient.orm, url);
      if (steps.length) log.info({ steps }, 'database migrated');
      await prepare(patient);
    } finally {
      await patient.orm.close(true);
    }
  };

  const bringUp = async () => {
    while (!readiness.isStopping) {
      try {
        await prepareDatabase();
        await revisions.start();
        readiness.isPrepared = true;
        return;
      } catch (error) {
        if (present(error).shown?.code !== 'UNAVAILABLE') throw error;
        log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'waiting for the database, which cannot be reached; trying again every second',
        );
        await wait(1_000);
      }
    }
  };

  const prepared = bringUp();
  const stop = async () => {
    readiness.isStopping = true;
    await prepared.catch(() => {});
    const cut = setTimeout(() => app.server.closeAllConnections(), STOP_LIMIT_MS);
    await app.close();
    clearTimeout(cut);
    await revisions.stop();
    await database.orm.close(true);
  };
  return { app, database, address, prepared, stop };
};
