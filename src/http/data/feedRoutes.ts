import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../../domain/Refusal.js';
import { type FeedFormat, feedCalled, sheetKind } from '../../exchange/sheets/index.js';
import { answerData, type DataParts, type DataRequest } from './dataRequest.js';
import { feedOf, notThere, templateOf } from './feedAsked.js';
import { metadataOf, packageOf, sendJson } from './metadata.js';
import { PACKAGE_POINTS, sendPackage } from './packageZip.js';
import { sendFeed } from './sendFeed.js';
import { sendForm } from './sendForm.js';

/** What a feed costs, in points: as much as a query for a thousand nodes. */
const POINTS = 10;

const FILE = /^([A-Za-z]{1,40})\.(csv|xlsx|json)$/;
const METADATA = /^([A-Za-z]{1,40})(?:\.csv)?-metadata\.json$/;
const TEMPLATE = /^([A-Za-z]{1,40})-template\.xlsx$/;

/** Answers with the feed that a file is the name of. */
const answerFeed = async (request: FastifyRequest, reply: FastifyReply, asked: DataRequest, parts: DataParts) => {
  const { file } = request.params as { file: string };
  const [, name = '', format] = FILE.exec(file) ?? notThere(file);
  if (asked.given.bom !== undefined && !(format === 'csv' && asked.given.bom === '1'))
    throw badInput('bom: only bom=1, and only with CSV');
  const feed = await feedOf(feedCalled(name) ?? notThere(file), asked, parts, request.id);
  return sendFeed(request, reply, feed, { asked, format: format as FeedFormat });
};

/** `/data/…`: every kind of data as CSV, XLSX and JSON, with metadata and templates. */
export const feedRoutes = (app: FastifyInstance, parts: DataParts): void => {
  const { DATA_LICENCE: licence = null, DOWNLOAD_DEADLINE_MS: withinMs } = parts.config;
  const answer = async (request: FastifyRequest, reply: FastifyReply, asked: DataRequest): Promise<FastifyReply> => {
    const { file } = request.params as { file: string };
    if (file === 'datapackage.json') return sendJson(request, reply, asked, await packageOf(request, asked, licence));
    if (file === 'datapackage.zip') {
      const { plan, asOf = asked.today } = asked.given;
      const name = [plan, 'datapackage', asOf].filter(Boolean).join('-');
      return sendPackage(request, reply, { asked, parts }, { given: asked.given, beside: [], name });
    }
    if (file === 'report.xlsx') return sendForm(request, reply, asked, parts);
    const [, described] = METADATA.exec(file) ?? [];
    if (described !== undefined)
      return sendJson(request, reply, asked, metadataOf(described, asked, licence), 'application/csvm+json');
    const [, form] = TEMPLATE.exec(file) ?? [];
    if (form === undefined) return answerFeed(request, reply, asked, parts);
    const feed = await templateOf(sheetKind(form) ?? notThere(file), asked, licence);
    return sendFeed(request, reply, feed, { asked, format: 'xlsx' });
  };
  app.get('/data/:file', (request, reply) =>
    answerData(
      request,
      reply,
      parts,
      { points: (request.params as { file: string }).file === 'datapackage.zip' ? PACKAGE_POINTS : POINTS, withinMs },
      (asked) => answer(request, reply, asked),
    ),
  );
};
