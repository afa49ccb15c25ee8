import type { FastifyReply, FastifyRequest } from 'fastify';
import { reader } from '../../database/orm.js';
import {
  checkNames,
  columnsIn,
  columnsOf,
  csvwOf,
  dataPackageOf,
  feedCalled,
  feedPath,
  planNamed,
  SHAPE_NAMES,
  withQuery,
} from '../../exchange/sheets/index.js';
import { VERSION } from '../../version.js';
import { isKnown, sayCaching, tagOf } from '../caching.js';
import type { DataRequest } from './dataRequest.js';
import { notThere } from './feedAsked.js';

/** What the columns of a feed hold. */
export const metadataOf = (name: string, { given }: DataRequest, licence: string | null) => {
  const described = feedCalled(name) ?? notThere(name);
  checkNames(given, ['plan', ...SHAPE_NAMES, ...described.filters], `the metadata of ${name}`);
  const { plan, ...shape } = given;
  const columns = columnsIn(columnsOf(described, given), given);
  const path = feedPath(name, 'csv', described.isOfPlan ? (plan ?? null) : null);
  const url = withQuery(path, new URLSearchParams(shape).toString());
  return csvwOf({ ...described, columns }, { url, licence });
};

/** All feeds of a plan, as a Data Package, with addresses that lead here. */
export const packageOf = async (
  { protocol, host }: FastifyRequest,
  { given, operation }: DataRequest,
  licence: string | null,
) => {
  checkNames(given, ['plan'], 'the data package');
  const db = reader(operation.em);
  const plan = await planNamed(db, given.plan);
  const base = `${protocol}://${host}`;
  return dataPackageOf(db, plan, {
    id: base + feedPath('datapackage', 'json', plan.code),
    pathOf: (name, isOfPlan) => base + feedPath(name, 'csv', isOfPlan ? plan.code : null),
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
  type = 'application/json; charset=utf-8',
): Promise<FastifyReply> => {
  const text = `${JSON.stringify(found, null, 2)}\n`;
  const revision = await operation.revision();
  void operation.end();
  const tag = tagOf(text, revision);
  sayCaching(request, reply, { revision, tag });
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply.header('content-type', type).send(text);
};
