import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/Refusal.js';
import { ReportingPeriod, Snapshot } from '../entities/reporting/index.js';
import { meantBy } from '../services/write/index.js';
import { isKnown } from './caching.js';
import { answerData, type DataParts } from './data/dataRequest.js';
import { PACKAGE_POINTS, sendPackage } from './data/packageZip.js';

/** The code in the last part of an address, as it is or encoded, and the format: the code may hold slashes. */
const named = (path: string): { code: string; format: string } | null => {
  const [, code, format] = /^([A-Za-z0-9][\w.:/-]{0,200})\.(json|zip)$/.exec(path) ?? [];
  return code === undefined || format === undefined ? null : { code, format };
};

/** The lens of a snapshot, as the parameters of feeds: what was known when it was made. */
const lensOf = ({ payload, createdAt }: Snapshot): Record<string, string> => {
  const { lens } = JSON.parse(payload) as { lens: { asOf: string; basis: string; currency: string } };
  return { asOf: lens.asOf, knownAt: createdAt.toISOString(), basis: lens.basis, currency: lens.currency };
};

/**
 * Serves snapshots as they were frozen, byte for byte, with their hash as ETag; and as a ZIP with the feeds of the plan
 * through the lens of the snapshot.
 */
export const snapshotRoute = (app: FastifyInstance, parts: DataParts): void => {
  const { database, config } = parts;
  const sendZip = (request: FastifyRequest, reply: FastifyReply, code: string): Promise<FastifyReply> =>
    answerData(
      request,
      reply,
      parts,
      { points: PACKAGE_POINTS, withinMs: config.DOWNLOAD_DEADLINE_MS },
      async (asked) => {
        const snapshot = await meantBy(asked.operation.em, Snapshot, code);
        if (!snapshot) throw new Refusal('NOT_FOUND', `there is no snapshot ${code.slice(0, 80)}`);
        const { plan } = await asked.operation.em.findOneOrFail(ReportingPeriod, snapshot.period.id, {
          populate: ['plan'],
        });
        return sendPackage(
          request,
          reply,
          { asked, parts },
          {
            given: { plan: plan.unwrap().code, ...lensOf(snapshot) },
            beside: [{ name: `${snapshot.code}.json`, text: snapshot.payload }],
            name: snapshot.code,
          },
        );
      },
    );
  app.get<{ Params: { '*': string } }>('/snapshots/*', async (request, reply) => {
    const asked = named(request.params['*']);
    if (asked?.format === 'zip') return sendZip(request, reply, asked.code);
    const snapshot = asked === null ? null : await database.read((em) => meantBy(em, Snapshot, asked.code));
    if (!snapshot) return reply.callNotFound();
    const tag = `"${snapshot.sha256}"`;
    reply.header('etag', tag).header('cache-control', 'public, max-age=31536000, immutable');
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return reply.header('content-type', 'application/json; charset=utf-8').send(snapshot.payload);
  });
};
