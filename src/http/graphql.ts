import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import { now } from '../clock.js';
import type { Config } from '../config.js';
import { type Context, createContext } from '../context.js';
import type { Database } from '../database/orm.js';
import type { RevisionWatch } from '../database/revisionWatch.js';
import type { DatabaseUse } from '../database/statements.js';
import { may, type Viewer } from '../domain/access/index.js';
import { todayIn } from '../domain/lens.js';
import { Refusal } from '../domain/Refusal.js';
import { formatError, present } from './errors.js';
import { readLens } from './lens.js';
import type { Metrics } from './metrics.js';

/** What a request carries from HTTP through its operation; the context proper is added once the lens is known. */
export interface RequestState extends Partial<Context> {
  requestId: string;
  viewer: Viewer;
  log: Logger;
  use: DatabaseUse;
  /** What is found out on the way; an object of its own because Apollo copies the context. */
  outcome: { isShareable: boolean };
}

interface Parts {
  config: Config;
  schema: GraphQLSchema;
  database: Database;
  revisions: RevisionWatch;
  metrics: Metrics;
}

const currentRevision = async ({ database, revisions }: Parts): Promise<string> => {
  if (revisions.current !== null) return revisions.current;
  const [row] = await database.orm.em.fork().execute<{ number: string }[]>('select number::text from revision');
  return row?.number ?? '0';
};

const firstField = ({ selectionSet }: OperationDefinitionNode) => {
  const [first] = selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : 'fragment';
};

/**
 * Opens the operation with its lens, counts its SQL, logs its faults, and tells whether its answer may be remembered.
 */
const operationPlugin = (parts: Parts): ApolloServerPlugin<RequestState> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ contextValue, operation, request }) {
      if (!operation) return;
      const lens = asRequestError(() =>
        readLens(parts.schema, operation, request.variables ?? {}, parts.config.TIME_ZONE, now()),
      );
      if (!lens) return;
      if (lens.basis === 'LIVE' && !may(contextValue.viewer, 'readDrafts', null))
        throw requestError(
          new Refusal(
            'FORBIDDEN',
            '@lens(basis: LIVE) shows the drafts of all, and needs a role without a limit that may see them; use APPROVED or SUBMITTED',
          ),
        );
      const { requestId, viewer } = contextValue;
      const { orm } = parts.database;
      const today = todayIn(parts.config.TIME_ZONE, now());
      const sawRevision = (seen: string) => parts.revisions.saw(seen);
      Object.assign(
        contextValue,
        createContext({ orm, requestId, viewer, lens, today, sawRevision, revision: await currentRevision(parts) }),
      );
    },
    async didEncounterErrors({ contextValue, errors }) {
      for (const error of errors)
        if (present(error).isFault)
          contextValue.log.error(
            { err: (error as GraphQLError).originalError ?? error, path: error.path },
            'operation failed',
          );
    },
    async willSendResponse({ contextValue, operation, response }) {
      if (response.body.kind !== 'single') return;
      const { errors } = response.body.singleResult;
      for (const error of errors ?? [])
        Object.assign(error, { extensions: { ...error.extensions, requestId: contextValue.requestId } });
      contextValue.outcome.isShareable = !errors && operation?.operation === 'query';
      if (operation)
        parts.metrics.statements.observe({ root: firstField(operation) }, contextValue.use.statements.length);
    },
  }),
});

/** A refusal before anything runs: with the status of a request that was wrong, not of a service that failed. */
const requestError = ({ code, message }: Refusal) =>
  new GraphQLError(message, { extensions: { code, http: { status: code === 'FORBIDDEN' ? 403 : 400 } } });

const asRequestError = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? requestError(error) : error;
  }
};

/** The GraphQL server, started. */
export const createGraphQL = async (parts: Parts): Promise<ApolloServer<RequestState>> => {
  const server = new ApolloServer<RequestState>({
    schema: parts.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: parts.config.LIMIT_TOKENS },
    formatError,
    plugins: [operationPlugin(parts), ApolloServerPluginLandingPageDisabled()],
  });
  await server.start();
  return server;
};
