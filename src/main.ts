import { type Logger, pino } from 'pino';
import { type Config, mistypedSettings, readConfig } from './config.js';
import { openDatabaseServer } from './database/access.js';
import { seedIfEmpty } from './exchange/datasets/index.js';
import { startService } from './http/service.js';
import { run } from './run.js';

/** How long stopping may take; requests have ten seconds of it. */
const STOP_LIMIT_MS = 30_000;

/**
 * Resolves when the service is told to stop; rejects with what nobody has handled, so that it stops in order. Each such
 * fault is logged, also while it stops.
 */
const untilStopped = (log: Logger) =>
  new Promise<void>((done, fail) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
    for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
      process.on(fault, (error: unknown) => {
        log.fatal({ err: error }, 'something was not handled; stopping');
        fail(error);
      });
  });

/** Ends the process where stopping in order does not. */
const stopInTime = (log: Logger) => {
  setTimeout(() => {
    log.fatal('stopping took too long');
    process.exit(1);
  }, STOP_LIMIT_MS).unref();
};

/** Runs the service until it is told to stop. */
export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.LOG_LEVEL });
  for (const problem of mistypedSettings()) process.stderr.write(`${problem}\n`); // whatever LOG_LEVEL is
  const asked = untilStopped(log);
  asked.catch(() => {}).finally(() => stopInTime(log));
  const server = await openDatabaseServer(config, log);
  const { SEED } = config;
  const fill = server.isEmbedded && SEED !== 'none' ? SEED : null;
  try {
    const service = await startService(config, server.url, log, {
      isServerKept: server.isEmbedded,
      prepare: async (database) => {
        const written = fill ? await seedIfEmpty(database, fill) : 0;
        if (written) log.info({ dataset: fill, written }, 'data loaded into the empty database');
      },
    });
    try {
      const isReady = await Promise.race([service.prepared.then(() => true), asked.then(() => false)]);
      if (isReady)
        process.stdout.write(
          `\nThe AP-IS Action Plan tracker is ready: open ${service.address}/ in a browser, or send queries to ${service.address}/graphql\n\n`,
        );
      await asked;
      log.info('stopping');
    } finally {
      await service.stop();
    }
  } finally {
    await server.stop();
  }
};

if (import.meta.main) await run(() => serve(readConfig()));
