import type { FastifyInstance } from 'fastify';
import type { RevisionWatch } from '../database/RevisionWatch.js';
import { tooOld } from '../database/tables/index.js';
import { isAtLeast, VERSION } from '../version.js';

/** Whether the service has come up; the database is asked each time. */
export interface Readiness {
  isPrepared: boolean;
  isStopping: boolean;
}

/** Why the service cannot answer queries; null if it can. */
const whyNotReady = async (revisions: RevisionWatch, { isPrepared, isStopping }: Readiness): Promise<string | null> => {
  if (isStopping) return 'stopping';
  if (!isPrepared) return 'starting';
  if (!(await revisions.isHeard())) return 'the database cannot be reached';
  const { neededVersion } = revisions;
  return neededVersion === null || isAtLeast(VERSION, neededVersion) ? null : tooOld(neededVersion);
};

/**
 * `/health/live`: the process runs. `/health/ready`: it can answer queries; asked on a connection of its own, so that a
 * full pool is no reason to say no.
 */
export const healthRoutes = (app: FastifyInstance, revisions: RevisionWatch, readiness: Readiness): void => {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const reason = await whyNotReady(revisions, readiness);
    if (reason === null) return { status: 'ready' };
    reply.code(503);
    return { status: 'not ready', reason };
  });
};
