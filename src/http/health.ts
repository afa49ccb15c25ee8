import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/orm.js';

/** Whether the service has come up; the database is asked each time. */
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

/** Why the service cannot answer queries; null if it can. */
const whyNotReady = async (database: Database, { isPrepared, isStopping }: Readiness): Promise<string | null> => {
  if (isStopping) return 'stopping';
  if (!isPrepared) return 'starting';
  return (await isReachable(database)) ? null : 'the database cannot be reached';
};

/** `/health/live`: the process runs. `/health/ready`: it can answer queries. */
export const healthRoutes = (app: FastifyInstance, database: Database, readiness: Readiness): void => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const reason = await whyNotReady(database, readiness);
    if (reason === null) return { status: 'ready' };
    reply.code(503);
    return { status: 'not ready', reason };
  });
};
