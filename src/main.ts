import { pino } from 'pino';
import { shiftClock } from './clock.js';
import { type Config, clockShift, readConfig } from './config.js';
import { openDatabaseServer } from './database/access.js';
import { seedIfEmpty } from './exchange/datasets/index.js';
import { startService } from './http/service.js';

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

/** Runs a program and turns what stops it into a message and an exit code: 2 for what the user can mend, 1 for faults. */
export const run = async (program: () => Promise<void>): Promise<void> => {
  shiftClock(clockShift());
  try {
    await program();
    process.exitCode = 0;
  } catch (error) {
    const { isMendable, message } = explain(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = isMendable ? 2 : 1;
  }
};

const explain = (error: unknown): { isMendable: boolean; message: string } => {
  if (!(error instanceof Error)) return { isMendable: false, message: String(error) };
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return {
      isMendable: true,
      message: `Port ${port} is in use: stop what runs there, or set PORT to another (PORT=0 takes a free one)`,
    };
  if (['ConfigError', 'InvalidInput', 'UsageError'].includes(error.constructor.name))
    return { isMendable: true, message: error.message };
  if (error.constructor.name === 'BrokenAudit') return { isMendable: false, message: error.message };
  if (code === 'ENOENT') return { isMendable: true, message: `There is no file ${(error as { path?: string }).path}` };
  if (/^(28|3D)/.test(code ?? '') || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code ?? '')) {
    return { isMendable: true, message: `DATABASE_URL does not open a database: ${error.message}` };
  }
  return { isMendable: false, message: error.stack ?? error.message };
};

if (import.meta.main) await run(() => serve(readConfig()));
