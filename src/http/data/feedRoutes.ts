import { PassThrough, pipeline, Readable } from 'node:stream';
import canonicalize from 'canonicalize';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { reader } from '../../database/orm.js';
import { badInput, Refusal } from '../../domain/Refusal.js';
import {
  askReport,
  checkNames,
  columnsIn,
  csvwOf,
  type Described,
  dataPackageOf,
  type FeedFormat,
  type Figure,
  FORM_NAMES,
  feedPath,
  feedWanted,
  figureCalled,
  figures,
  LENS_NAMES,
  lensIn,
  mediaTypes,
  planNamed,
  reportBook,
  type SheetKind,
  sheetKind,
  sheetKinds,
  type Table,
  tableOf,
  writeBook,
  writeFeed,
} from '../../exchange/sheets/index.js';
import { VERSION } from '../../version.js';
import { isKnown, sayCaching, tagOf } from '../caching.js';
import { askApi } from './askApi.js';
import { answerData, checkBasis, type DataParts, type DataRequest } from './dataRequest.js';

/** What a feed costs, in points: as much as a query for a thousand nodes. */
const POINTS = 10;

/** What is read ahead of a client, so that most feeds need the database no longer than it takes to read them. */
const READ_AHEAD = 4 * 2 ** 20;

/** A feed that is ready to be sent. */
interface Feed {
  described: Described;
  /** Made once it is known that the client has not got it already. */
  table(): Promise<Table>;
}

const WAY_BACK =
  'Change or add rows and take the file in as docs/sheets.md says. Grey columns are shown only. An empty cell empties what it stands for; a column that is left out says nothing.';

const feedOf = async (kind: SheetKind, asked: DataRequest, licence: string | null): Promise<Feed> => {
  const { operation, given, askedAt } = asked;
  const { plan, lens, table } = await feedWanted(reader(operation.em), kind, given, asked);
  checkBasis(lens, asked.viewer);
  const described = { ...kind, columns: table.columns, plan: plan?.code ?? null, lens, madeAt: askedAt, licence };
  return { described: { ...described, revision: null, wayBack: WAY_BACK }, table: async () => table };
};

const takenBy = ({ isOfPlan, hasMoney, filters }: Figure): string[] => [
  ...(isOfPlan ? ['plan'] : []),
  ...LENS_NAMES,
  ...(hasMoney ? ['currency'] : []),
  ...filters,
  ...FORM_NAMES,
];

const figureFeed = async (figure: Figure, asked: DataRequest, parts: DataParts, requestId: string): Promise<Feed> => {
  const { operation, viewer, given, today, askedAt } = asked;
  checkNames(given, takenBy(figure), figure.name);
  const lens = lensIn(given, asked);
  checkBasis(lens, viewer);
  if (figure.isPersonal && viewer.subject === null)
    throw new Refusal('UNAUTHENTICATED', `${figure.name} needs a token: send it as "Authorization: Bearer …"`);
  const plan = figure.isOfPlan ? await planNamed(reader(operation.em), given.plan) : null;
  const columns = columnsIn(tableOf(figure.columns(given), []).columns, given);
  return {
    described: {
      ...figure,
      columns,
      plan: plan?.code ?? null,
      lens,
      revision: null,
      madeAt: askedAt,
      licence: parts.config.DATA_LICENCE ?? null,
      wayBack: null,
    },
    table: async () => {
      const ask = askApi(operation, { schema: parts.schema, viewer, today, requestId, lens });
      const lines = await figure.lines(ask, plan ? { ...given, plan: plan.code } : given);
      return { ...tableOf(figure.columns(given), lines), columns };
    },
  };
};

const FILE = /^([A-Za-z]{1,40})\.(csv|xlsx|json)$/;
const METADATA = /^([A-Za-z]{1,40})(?:\.csv)?-metadata\.json$/;
const TEMPLATE = /^([A-Za-z]{1,40})-template\.xlsx$/;

const notThere = (file: string): never => {
  const kinds = [...sheetKinds, ...figures].map(({ name }) => name);
  throw new Refusal(
    'NOT_FOUND',
    `there is no ${file.slice(0, 80)}; there are ${kinds.join(', ')}, each as .csv, .xlsx and .json`,
  );
};

const fileSafe = (name: string) => name.replace(/[^\w.-]/g, '_');

/** The name of a file that is saved: what it is, of which plan, and of which day. */
const fileName = ({ name, plan, lens }: Described, format: string): string => {
  return `${fileSafe([plan, name, lens?.asOf].filter(Boolean).join('-'))}.${format}`;
};

const sendFeed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  feed: Feed,
  { asked, format }: { asked: DataRequest; format: FeedFormat },
): Promise<FastifyReply> => {
  const { operation, given } = asked;
  const revision = await operation.revision();
  const { lens, name, plan } = feed.described;
  const { askedAt: _, ...seen } = lens ?? { askedAt: null };
  const tag = tagOf(canonicalize([VERSION, name, format, given, seen]) ?? '', revision);
  sayCaching(request, reply, { revision, tag });
  const metadata = feedPath(`${name}-metadata`, 'json', plan);
  void reply.header('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
  if (request.headers.authorization === undefined && isKnown(request.headers['if-none-match'], tag)) {
    void operation.end();
    return reply.code(304).send();
  }
  void reply
    .header('content-type', mediaTypes[format])
    .header('content-disposition', `attachment; filename="${fileName(feed.described, format)}"`);
  if (request.method === 'HEAD') {
    void operation.end();
    return reply.send(Readable.from([])); // how long it is, is not known
  }
  const described = { ...feed.described, revision: revision.number };
  const bytes = await writeFeed(operation, await feed.table(), { format, hasMark: given.bom === '1', described });
  bytes.once('end', () => void operation.end());
  return reply.send(ahead(bytes));
};

/** The same bytes, read ahead of the client. */
const ahead = (bytes: Readable): Readable => pipeline(bytes, new PassThrough({ highWaterMark: READ_AHEAD }), () => {});

const metadataOf = (name: string, { given }: DataRequest, licence: string | null) => {
  const kind = sheetKind(name);
  const figure = figureCalled(name);
  const described = kind ?? (figure ? { ...figure, columns: figure.columns(given) } : notThere(name));
  return csvwOf(described, { url: feedPath(name, 'csv', given.plan ?? null), licence });
};

const templateOf = async (name: string, asked: DataRequest, licence: string | null): Promise<Feed> => {
  const kind = sheetKind(name) ?? notThere(name);
  const feed = await feedOf(kind, asked, licence);
  const table = await feed.table();
  return { ...feed, table: async () => ({ ...table, rows: sql`${table.rows} limit 0` }) };
};

/** The form of a report, with what whoever asks may see of it. */
const sendForm = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, viewer, given, today, askedAt }: DataRequest,
  { schema }: DataParts,
): Promise<FastifyReply> => {
  checkNames(given, ['plan', 'period', 'action', 'project'], 'the form of a report');
  const { period, action, project } = given;
  if (period === undefined) throw badInput('period: say for which reporting period, by its code');
  if ((action === undefined) === (project === undefined))
    throw badInput('action, project: say which action or which project the report is on');
  const plan = await planNamed(reader(operation.em), given.plan);
  const lens = lensIn({}, { today, askedAt });
  const ask = askApi(operation, { schema, viewer, today, requestId: request.id, lens });
  const subject = action === undefined ? { project: project ?? '' } : { action };
  const report = await askReport(ask, { plan: plan.code, period, ...subject });
  void operation.end();
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-type', mediaTypes.xlsx)
    .header('content-disposition', `attachment; filename="report-${fileSafe(`${report.subject.code}-${period}`)}.xlsx"`)
    .send(await writeBook(reportBook(report, plan.code, askedAt)));
};

/** `/data/…`: every kind of data as CSV, XLSX and JSON, with metadata and templates. */
export const feedRoutes = (app: FastifyInstance, parts: DataParts): void => {
  const { config } = parts;
  const licence = config.DATA_LICENCE ?? null;
  const limits = { points: POINTS, withinMs: config.DOWNLOAD_DEADLINE_MS };
  const answer = async (request: FastifyRequest, reply: FastifyReply, asked: DataRequest): Promise<FastifyReply> => {
    const { file } = request.params as { file: string };
    if (file === 'datapackage.json') {
      checkNames(asked.given, ['plan'], 'the data package');
      const db = reader(asked.operation.em);
      const base = `${request.protocol}://${request.host}`;
      const found = await dataPackageOf(db, await planNamed(db, asked.given.plan), { base, licence, version: VERSION });
      return sendJson(request, reply, asked, found);
    }
    const [, described] = METADATA.exec(file) ?? [];
    if (described !== undefined) return sendJson(request, reply, asked, metadataOf(described, asked, licence));
    const [, form] = TEMPLATE.exec(file) ?? [];
    if (form !== undefined)
      return sendFeed(request, reply, await templateOf(form, asked, licence), { asked, format: 'xlsx' });
    if (file === 'report.xlsx') return sendForm(request, reply, asked, parts);
    const [, name = '', format] = FILE.exec(file) ?? notThere(file);
    if (asked.given.bom !== undefined && !(format === 'csv' && asked.given.bom === '1'))
      throw badInput('bom: only bom=1, and only with CSV');
    const kind = sheetKind(name);
    const figure = figureCalled(name) ?? (kind ? null : notThere(file));
    const feed = kind
      ? await feedOf(kind, asked, licence)
      : await figureFeed(figure as Figure, asked, parts, request.id);
    return sendFeed(request, reply, feed, { asked, format: format as FeedFormat });
  };
  app.get('/data/:file', (request, reply) =>
    answerData(request, reply, parts, limits, (asked) => answer(request, reply, asked)),
  );
};

const sendJson = async (
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
