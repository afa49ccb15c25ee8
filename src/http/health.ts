import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/orm.js';

/** Whether the service has come up; the database is asked anew each time. */
export interface Readiness {
  isPrepared: boolean;
  isStopping: boolean;
}

const LIMIT_MS = 2_000;

const isReachable = async ({ pool }: Database): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), LIMIT_MS);
  });
  const asked = pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};

/** `/health/live`: the process runs. `/health/ready`: it can answer queries. */
export const healthRoutes = (app: FastifyInstance, database: Database, readiness: Readiness) => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const reason = readiness.isStopping
      ? 'stopping'
      : !readiness.isPrepared
        ? 'starting'
        : (await isReachable(database))
          ? null
          : 'the database cannot be reached';
    if (reason) reply.code(503);
    return reason ? { status: 'not ready', reason } : { status: 'ready' };
  });
};
