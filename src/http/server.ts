import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { now } from '../clock.js';
import type { Config } from '../config.js';
import type { Database } from '../database/Database.js';
import { RateBook } from '../database/RateBook.js';
import type { RevisionWatch } from '../database/RevisionWatch.js';
import { todayIn } from '../domain/lens.js';
import { VERSION } from '../version.js';
import { AnswerMemory } from './answerMemory.js';
import { compress } from './compress.js';
import { DocumentBook } from './DocumentBook.js';
import { dataPage } from './data/dataPage.js';
import { feedRoutes } from './data/feedRoutes.js';
import { importRoutes } from './data/importRoutes.js';
import { turnsOfPayers } from './data/turns.js';
import { handleErrors } from './errorHandler.js';
import { FastAnswers } from './fastAnswers.js';
import { createGraphQL } from './graphql.js';
import { graphqlRoute } from './graphqlRoute.js';
import { healthRoutes, type Readiness } from './health.js';
import { createIdentify } from './identity.js';
import { takeOnlyUtf8 } from './mediaTypes.js';
import { noteRoutes, refuseOtherMethods } from './methods.js';
import { createMetrics, metricsRoute } from './metrics.js';
import { createQueryPage } from './queryPage.js';
import { limitRate } from './rateLimit.js';
import { logRequests } from './requestLog.js';
import { createSchema, schemaText } from './schema.js';
import { schemaRoute } from './schemaRoute.js';
import { cutSlowBodies } from './slowBodies.js';
import { snapshotRoute } from './snapshots.js';
import { readWebBuild } from './web/webBuild.js';
import { webPages } from './web/webPages.js';

export interface ServerParts {
  config: Config;
  database: Database;
  revisions: RevisionWatch;
  readiness: Readiness;
  log: Logger;
}

/** Where what cannot be decoded leads: there is nothing, and it counts as any other address. */
const NOWHERE = '/%25';

const isDecodable = (url: string): boolean => {
  try {
    return decodeURI(url.split('?')[0] ?? '') !== '';
  } catch {
    return false;
  }
};

const createApp = (config: Config, log: Logger): FastifyInstance =>
  fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: config.TRUST_PROXY.length ? config.TRUST_PROXY : false,
    requestTimeout: config.UPLOAD_DEADLINE_MS, // of files; other bodies have less time, see slowBodies.ts
    connectionTimeout: config.REQUEST_DEADLINE_MS + 20_000, // longer than any answer takes; a client that never reads is cut
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 16_384 },
    rewriteUrl: ({ url = '/' }) => (isDecodable(url) ? url : NOWHERE),
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
  });

const DAY_LASTS_MS = 1_000;

/** Today in a time zone, looked up once in each second of the clock: it is dear to tell, and no day ends within one. */
const daysIn = (timeZone: string): (() => string) => {
  let [day, until] = ['', 0];
  return () => {
    const at = now();
    if (at.getTime() >= until)
      [day, until] = [todayIn(timeZone, at), (Math.floor(at.getTime() / DAY_LASTS_MS) + 1) * DAY_LASTS_MS];
    return day;
  };
};

/** Headers that tell browsers what they may do with answers. */
const setSecurityHeaders = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: false,
    // Words to browsers that nobody has any more: they would make each answer larger.
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
};

/** Which pages of others may ask. Their browsers' questions whether they may are answered here, and cost nothing. */
const allowOrigins = async (app: FastifyInstance, { CORS_ORIGINS }: Config): Promise<void> => {
  await app.register(cors, {
    origin: CORS_ORIGINS.includes('*') ? '*' : CORS_ORIGINS,
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: [
      'etag',
      'x-revision',
      'x-request-id',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'retry-after',
    ],
    maxAge: 600,
  });
};

/** The HTTP server with all its routes; not listening yet. */
export const createServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const { config, database, revisions, readiness, log } = parts;
  const app = createApp(config, log);
  const schema = await createSchema();
  const metrics = createMetrics(database);
  const apollo = await createGraphQL({ config, schema, revisions, metrics });
  // One half for answers by what is asked, the other for them as bytes.
  const half = Math.floor(config.ANSWER_CACHE_BYTES / 2);
  const answers = new AnswerMemory(half, revisions, metrics, `${VERSION} ${config.TIME_ZONE}`);
  const fast = new FastAnswers(half, answers, revisions, metrics, daysIn(config.TIME_ZONE));
  const identify = createIdentify(config, log);
  const page = createQueryPage();

  const methodsAt = noteRoutes(app);
  const rates = limitRate(config, new RateBook(database.url), log);
  logRequests(app, metrics);
  await setSecurityHeaders(app);
  await compress(app);
  refuseOtherMethods(app, methodsAt, rates);
  await allowOrigins(app, config);
  rates.watch(app);
  takeOnlyUtf8(app);
  const build = readWebBuild();
  const sendPage = await webPages(app, build);
  handleErrors(app, config, sendPage);
  const documents = new DocumentBook(build.documents);
  graphqlRoute(app, apollo, { config, schema, database, answers, rates, identify, documents, fast }, page);
  page.addAssets(app);
  schemaRoute(app, schemaText(schema));
  const files = { config, schema, database, rates, identify, turns: turnsOfPayers() };
  snapshotRoute(app, files);
  feedRoutes(app, files);
  await importRoutes(app, files);
  dataPage(app, database, daysIn(config.TIME_ZONE));
  healthRoutes(app, revisions, readiness);
  metricsRoute(app, metrics);
  app.addHook('onClose', () => apollo.stop());
  fast.standBefore(app.server);
  cutSlowBodies(app.server);
  return app;
};
