import { pino } from 'pino';
import { type Config, readConfig } from './config.js';
import { openDatabaseServer } from './database/access.js';
import { seedIfEmpty } from './exchange/datasets/index.js';
import { startService } from './http/service.js';
import { run } from './run.js';

/** Runs the service until it is told to stop. */
export const serve = async (config: Config): Promise<void> => {
  const log = pino({ level: config.LOG_LEVEL });
  const server = await openDatabaseServer(config, log);
  const { SEED } = config;
  const fill = server.isEmbedded && SEED !== 'none' ? SEED : null;
  try {
    const service = await startService(config, server.url, log, async ({ orm }) => {
      const written = fill ? await seedIfEmpty(orm, fill) : 0;
      if (written) log.info({ dataset: fill, written }, 'data loaded into the empty database');
    });
    const asked = new Promise<void>((done) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
    });
    const stop = asked.then(async () => {
      log.info('stopping');
      await service.stop();
    });
    try {
      const isReady = await Promise.race([service.prepared.then(() => true), asked.then(() => false)]);
      if (isReady)
        process.stdout.write(
          `\nThe AP-IS Action Plan tracker is ready: open ${service.address}/ in a browser, or send queries to ${service.address}/graphql\n\n`,
        );
      await stop;
    } catch (error) {
      await service.stop();
      throw error;
    }
  } finally {
    await server.stop();
  }
};

if (import.meta.main) await run(() => serve(readConfig()));
