import { randomUUID } from 'node:crypto';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import { now, ticks } from '../clock.js';
import type { Config } from '../config.js';
import type { Database } from '../database/orm.js';
import type { RevisionWatch } from '../database/revisionWatch.js';
import { type DatabaseUse, recordUse } from '../database/statements.js';
import type { Viewer } from '../domain/access/index.js';
import { todayIn } from '../domain/lens.js';
import { AnswerCache } from './answerMemory.js';
import { checkDocument, checkVariables, type LimitProblem } from './documentLimits.js';
import { present } from './errors.js';
import { createExplorer } from './explorer.js';
import { createGraphQL, type RequestState } from './graphql.js';
import { healthRoutes, type Readiness } from './health.js';
import { createIdentify, opensNothing } from './identity.js';
import { createMetrics } from './metrics.js';
import { limitRate } from './rateLimit.js';
import { createSchema } from './schema.js';
import { snapshotRoute } from './snapshots.js';

export interface ServerParts {
  config: Config;
  database: Database;
  revisions: RevisionWatch;
  readiness: Readiness;
  log: Logger;
}

declare module 'fastify' {
  interface FastifyRequest {
    operation: RequestState | null;
    answerKey: string | null;
    startedAt: number;
  }
}

interface Asked {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

const acceptedType = ({ headers }: FastifyRequest) =>
  headers.accept?.includes('application/graphql-response+json') ? GRAPHQL_TYPE : JSON_TYPE;

/** What a request asks, wherever it says it, read as Apollo reads it; variables of a GET are JSON. */
const askedOf = (request: FastifyRequest): Asked => {
  if (request.method !== 'GET') return (request.body ?? {}) as Asked;
  const given = new URL(request.url, 'http://localhost').searchParams;
  const [query, operationName, variables] = ['query', 'operationName', 'variables'].map(
    (name) => given.get(name) ?? undefined,
  );
  try {
    return { query, operationName, variables: variables && JSON.parse(variables) };
  } catch {
    return { query, operationName }; // Apollo says what is wrong with the variables
  }
};

const asRecord = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  message: string,
  more: object = {},
) =>
  reply
    .code(status)
    .header('content-type', acceptedType(request))
    .send(JSON.stringify({ errors: [{ message, extensions: { code, ...more, requestId: request.id } }] }));

const wantsPage = ({ method, headers }: FastifyRequest) =>
  method === 'GET' && Boolean(headers.accept?.includes('text/html'));

/** The HTTP server with all its routes; not listening yet. */
export const createServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const { config, database, revisions, log } = parts;
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    trustProxy: config.TRUST_PROXY.length ? config.TRUST_PROXY : false,
    requestTimeout: 15_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 100 },
    genReqId: ({ headers: { 'x-request-id': given } }) =>
      typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
  });
  const schema = await createSchema();
  const metrics = createMetrics(database.pool);
  const apollo = await createGraphQL({ config, schema, database, revisions, metrics });
  const answers = new AnswerCache(config.ANSWER_CACHE_BYTES);
  const explorer = createExplorer();
  const identify = createIdentify(config, database.orm, log);

  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: false,
  });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.includes('*') ? '*' : config.CORS_ORIGINS,
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
    maxAge: 600,
  });

  const rates = await limitRate(app, config);

  app.decorateRequest('operation', null);
  app.decorateRequest('answerKey', null);
  app.decorateRequest('startedAt', 0);
  app.addHook('onRequest', async (request, reply) => {
    request.startedAt = ticks();
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = (ticks() - request.startedAt) / 1000;
    metrics.requests.inc({ method: request.method, route, status: reply.statusCode });
    metrics.durations.observe({ route }, seconds);
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(seconds * 1000),
        statements: request.operation?.use.statements.length,
      },
      'answered',
    );
  });

  app.setErrorHandler((error: Error & { statusCode?: number; limit?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ err: error }, 'request failed');
      return refuse(request, reply, status, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side');
    }
    if (status === 429) return refuse(request, reply, status, 'RATE_LIMITED', error.message, { limit: error.limit });
    const tooLarge =
      status === 413
        ? `The body is larger than the ${config.BODY_LIMIT_BYTES} bytes allowed; send it in parts`
        : error.message;
    return refuse(request, reply, status, status === 413 ? 'LIMIT_EXCEEDED' : 'BAD_REQUEST', tooLarge);
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(
      request,
      reply,
      404,
      'NOT_FOUND',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}; the API is at /graphql`,
    ),
  );

  const answerFromMemory = (
    request: FastifyRequest,
    reply: FastifyReply,
    query: string,
    { variables, operationName }: Asked,
  ): boolean => {
    if (revisions.current === null) answers.clear(); // the database may come back as another
    if (revisions.current === null || request.headers.authorization !== undefined) return false;
    request.answerKey = AnswerCache.keyOf({
      query,
      variables,
      operationName,
      revision: revisions.current,
      today: todayIn(config.TIME_ZONE, now()),
      accept: acceptedType(request),
    });
    const answer = answers.get(request.answerKey);
    metrics.answers.inc({ result: answer ? 'hit' : 'miss' });
    if (answer)
      void reply.header('content-type', answer.contentType).header('cache-control', 'no-store').send(answer.body);
    return answer !== undefined;
  };

  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    preHandler: (request, reply, next) => {
      if (wantsPage(request)) return sendPage(request, reply);
      const refuseCaller = (error: unknown) => {
        const { shown } = present(error);
        void refuse(
          request,
          reply,
          shown?.code === 'UNAUTHENTICATED' ? 401 : 503,
          shown?.code ?? 'UNAVAILABLE',
          shown?.message ?? 'The database cannot be reached at the moment; try again shortly',
        );
      };
      if (carriesTokenInUrl(request)) return refuseCaller(opensNothing());
      const asked = askedOf(request);
      const variables = asRecord(asked.variables);
      const refuseFor = ({ code, message, ...more }: LimitProblem) =>
        void refuse(request, reply, 400, code, message, more);
      const inVariables = checkVariables(variables);
      if (inVariables) return refuseFor(inVariables);
      if (typeof asked.query === 'string') {
        if (passesCsrfGuard(request) && answerFromMemory(request, reply, asked.query, asked)) return;
        const problem = checkDocument(schema, config, asked.query, variables);
        if (problem) return refuseFor(problem);
      }
      const use: DatabaseUse = { statements: [], until: ticks() + config.REQUEST_DEADLINE_MS };
      const proceed = (viewer: Viewer) => {
        rates.recognise(request.headers.authorization);
        request.operation = {
          requestId: request.id,
          viewer,
          log: request.log as Logger,
          use,
          outcome: { isShareable: false },
        };
        recordUse(use, next);
      };
      identify(request.headers.authorization, todayIn(config.TIME_ZONE, now())).then(proceed, refuseCaller);
    },
    handler: fastifyApolloHandler(apollo, { context: async (request) => request.operation as RequestState }),
    onSend: async (request, reply, payload) => {
      if (
        request.operation?.outcome.isShareable &&
        request.answerKey &&
        reply.statusCode === 200 &&
        typeof payload === 'string'
      ) {
        answers.set(request.answerKey, { body: payload, contentType: String(reply.getHeader('content-type')) });
      }
      return payload;
    },
  });

  const sendPage = (_request: FastifyRequest, reply: FastifyReply) =>
    void reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', explorer.policy)
      .header('cache-control', 'no-cache')
      .send(explorer.html);
  app.get('/', sendPage);
  snapshotRoute(app, database);
  healthRoutes(app, database, parts.readiness);
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', metrics.register.contentType).send(await metrics.register.metrics()),
  );
  app.addHook('onClose', () => apollo.stop());
  return app;
};

/** A request that a browser could be tricked into sending is Apollo's to refuse, not ours to answer from memory. */
const passesCsrfGuard = ({ headers }: FastifyRequest) =>
  /^application\/json\b/i.test(headers['content-type'] ?? '') ||
  headers['x-apollo-operation-name'] !== undefined ||
  headers['apollo-require-preflight'] !== undefined;

/** A token in an address stands in logs and histories: it opens nothing, wherever it is from. */
const carriesTokenInUrl = ({ url }: FastifyRequest) => {
  const given = new URL(url, 'http://localhost').searchParams;
  return ['access_token', 'token', 'authorization'].some((name) => given.has(name));
};
