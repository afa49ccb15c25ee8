import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { checkSame } from '../database/checkServer.js';
import { Database, type DatabaseOptions } from '../database/Database.js';
import { needsSetting } from '../database/faults.js';
import { migrate } from '../database/migrate.js';
import { RevisionWatch } from '../database/RevisionWatch.js';
import { checkTables } from '../database/tables/index.js';
import { TrackerError } from '../domain/errors.js';
import { watchSockets } from './draining.js';
import { isPassing, present } from './errors.js';
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

/** What a service does beside what its settings say. */
export interface ServiceOptions extends Pick<DatabaseOptions, 'isServerKept' | 'reading'> {
  /** Fills the database, once its tables are there. */
  prepare?(database: Database): Promise<void>;
}

/** Says that HOST is no address of this machine, where that is what went wrong. */
const unlessAddressIsWrong = (error: unknown, host: string): unknown =>
  ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN'].includes((error as { code?: string }).code ?? '')
    ? new TrackerError('SETTINGS', `HOST=${host} is no address of this machine; take 127.0.0.1, 0.0.0.0 or ::`)
    : error;

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
  { prepare, ...options }: ServiceOptions = {},
): Promise<Service> => {
  const { POOL_SIZE: poolSize, QUEUE_SIZE: queueSize, REQUEST_DEADLINE_MS: deadlineMs } = config;
  const direct = config.DATABASE_URL_DIRECT ?? url;
  const database = new Database({ url, poolSize, queueSize, deadlineMs, log, ...options });
  const revisions = new RevisionWatch(direct, log);
  const readiness: Readiness = { isPrepared: false, isStopping: false };
  const app = await createServer({ config, database, revisions, readiness, log });
  const draining = watchSockets(app.server);
  const address = await app.listen({ host: config.HOST, port: config.PORT }).catch((error: unknown) => {
    throw unlessAddressIsWrong(error, config.HOST);
  });

  /** Migrations and the first load may take longer than any request. */
  let preparing: Database | null = null;
  const prepareDatabase = async () => {
    const patient = new Database({ url: direct, poolSize: 2, queueSize: 2, deadlineMs: PREPARE_LIMIT_MS, log });
    preparing = patient;
    try {
      if (url !== direct) await checkSame(url, direct);
      const steps = await migrate(patient);
      if (steps.length) log.info({ steps }, 'database migrated');
      for (const warning of await checkTables(patient)) log.warn(warning);
      await prepare?.(patient);
    } finally {
      await patient.close();
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
        if (readiness.isStopping) return;
        if (needsSetting(error) || !isPassing(present(error).shown?.code)) throw error;
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
    preparing?.cut(); // it begins again with the next start
    await prepared.catch(() => {});
    const late = setTimeout(draining.cut, STOP_LIMIT_MS);
    draining.begin();
    await app.close();
    clearTimeout(late);
    await revisions.stop();
    await database.close();
  };
  return { app, database, address, prepared, stop };
};
