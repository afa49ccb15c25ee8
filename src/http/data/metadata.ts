import type { FastifyReply, FastifyRequest } from 'fastify';
import { reader } from '../../database/orm.js';
import {
  checkNames,
  csvwOf,
  dataPackageOf,
  feedPath,
  figureCalled,
  planNamed,
  sheetKind,
} from '../../exchange/sheets/index.js';
import { VERSION } from '../../version.js';
import { isKnown, sayCaching, tagOf } from '../caching.js';
import type { DataRequest } from './dataRequest.js';
import { notThere } from './feedAsked.js';

/** What the columns of a feed hold. */
export const metadataOf = (name: string, { given }: DataRequest, licence: string | null) => {
  const kind = sheetKind(name);
  const figure = figureCalled(name);
  const described = kind ?? (figure ? { ...figure, columns: figure.columns(given) } : notThere(name));
  return csvwOf(described, { url: feedPath(name, 'csv', given.plan ?? null), licence });
};

/** All feeds of a plan, as a Data Package, with addresses that lead here. */
export const packageOf = async (
  { protocol, host }: FastifyRequest,
  { given, operation }: DataRequest,
  licence: string | null,
) => {
  checkNames(given, ['plan'], 'the data package');
  const db = reader(operation.em);
  return dataPackageOf(db, await planNamed(db, given.plan), {
    base: `${protocol}://${host}`,
    licence,
    version: VERSION,
  });
};

/** Sends something as JSON. */
export const sendJson = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { operation }: DataRequest,
  found: object,
): Promise<FastifyReply> => {
  const text = `${JSON.stringify(found, null, 2)}\n`;
  const revision = await operation.revision();
  void operation.end();
  const tag = tagOf(text, revision);
  sayCaching(request, reply, { revision, tag });
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.header('content-type', 'application/json; charset=utf-8').send(text);
};
