import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { type Context, openContext } from '../context.js';
import type { Operation } from '../database/Operation.js';
import type { Weight } from '../database/Places.js';
import type { RevisionWatch } from '../database/RevisionWatch.js';
import type { Revision } from '../database/revision.js';
import { may, type Viewer } from '../domain/access/index.js';
import { isCodeOfTheMoment, Refusal, WRITTEN_NOT_READ } from '../domain/Refusal.js';
import { causeOf, formatError, isPassing, present } from './errors.js';
import { readLenses } from './lens.js';
import type { Metrics } from './metrics.js';
import { fragmentsOf } from './selections.js';

/** What a request carries from HTTP through its operation; the context proper is added once the lens is known. */
export interface RequestState extends Partial<Context> {
  requestId: string;
  viewer: Viewer;
  log: Logger;
  weight: Weight;
  askedAt: Date;
  today: string;
  database: Operation;
  /** What is found out on the way; an object of its own because Apollo copies the context. */
  outcome: {
    isShareable: boolean;
    /** Whether it tells of trouble that all who ask the same at this moment would have. */
    isOfTheMoment: boolean;
    /** Whether a query lost its connection: it may be read again. */
    isLost: boolean;
    /** The state of the data that the answer shows; null where it shows none. */
    revision: Revision | null;
  };
}

interface Parts {
  config: Config;
  schema: GraphQLSchema;
  revisions: RevisionWatch;
  metrics: Metrics;
}

const firstField = ({ selectionSet }: OperationDefinitionNode) => {
  const [first] = selectionSet.selections;
  return first?.kind === Kind.FIELD ? first.name.value : 'fragment';
};

/**
 * Opens the operation with its lens, counts its SQL, logs its faults, and tells whether its answer may be remembered.
 */
const operationPlugin = (parts: Parts): ApolloServerPlugin<RequestState> => ({
  requestDidStart: async () => ({
    async didResolveOperation({ contextValue, document, operation, request }) {
      if (!operation) return;
      const { requestId, viewer, today, askedAt, database } = contextValue;
      const { schema } = parts;
      const fragments = fragmentsOf(document);
      const variables = request.variables ?? {};
      const lenses = asRequestError(() => readLenses({ schema, operation, fragments, variables, today, askedAt }));
      if (!lenses) return;
      const all = [lenses.own, ...lenses.byRoot.values()];
      if (all.some(({ lens }) => lens.basis === 'LIVE') && !may(viewer, 'readDrafts', null))
        throw requestError(
          new Refusal(
            'FORBIDDEN',
            'a lens with basis LIVE shows the drafts of all, and needs a role without a limit that may see them; use APPROVED or SUBMITTED',
          ),
        );
      const sawRevision = (seen: string) => parts.revisions.saw(seen);
      const given = { requestId, viewer, today, sawRevision, database };
      openContext(contextValue, given, lenses);
    },
    async didEncounterErrors({ contextValue: { log, database, outcome }, operation, errors }) {
      outcome.isLost =
        operation?.operation === 'query' && errors.some((error) => database.mayBeginAgain(causeOf(error)));
      for (const error of errors)
        if (present(error).isFault) log.error({ err: causeOf(error), path: error.path }, 'operation failed');
    },
    async willSendResponse({ contextValue, operation, response }) {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      const { database, outcome, requestId } = contextValue;
      for (const error of singleResult.errors ?? [])
        Object.assign(error, { extensions: { ...error.extensions, requestId } });
      if (singleResult.errors?.some(({ extensions }) => isPassing(extensions?.code))) {
        response.http.status = 503;
        if (singleResult.data) singleResult.data = null;
      }
      if (database.hasWritten) sayWhatIsWritten(singleResult.errors ?? []);
      leaveOut(singleResult);
      const seen = singleResult.errors ? null : await database.seen();
      if (seen) parts.revisions.saw(seen.number, seen.history); // an answer from memory is never older than this one
      outcome.isOfTheMoment =
        singleResult.errors?.some(({ extensions }) => isCodeOfTheMoment(extensions?.code)) ?? false;
      outcome.isShareable = !singleResult.errors && operation?.operation === 'query';
      outcome.revision = seen ?? (singleResult.errors ? null : parts.revisions.current);
      void database.end();
      if (operation) parts.metrics.statements.observe({ root: firstField(operation) }, database.statements.length);
    },
  }),
});

/**
 * An error below a mutation comes after its write. Without this, somebody told to try again would write a second time.
 */
const sayWhatIsWritten = (errors: readonly GraphQLFormattedError[]): void => {
  for (const error of errors)
    if ((error.path?.length ?? 0) > 1 && isCodeOfTheMoment(error.extensions?.code))
      Object.assign(error, { message: WRITTEN_NOT_READ });
};

/** Errors of an answer, at most: whoever gets more than this reads none. */
const MOST_ERRORS = 10;

/** Leaves out errors beyond the limit, and says how many. */
const leaveOut = (result: FormattedExecutionResult<Record<string, unknown>, Record<string, unknown>>): void => {
  const left = (result.errors?.length ?? 0) - MOST_ERRORS;
  if (left <= 0) return;
  Object.assign(result, {
    errors: result.errors?.slice(0, MOST_ERRORS),
    extensions: { ...result.extensions, errorsLeftOut: left },
  });
};

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
    csrfPrevention: false, // what may be forged is refused before it comes here
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    validationOptions: { maxErrors: MOST_ERRORS - 1 }, // the last one says that there are more
    parseOptions: { maxTokens: parts.config.LIMIT_TOKENS },
    formatError,
    plugins: [operationPlugin(parts), ApolloServerPluginLandingPageDisabled()],
  });
  await server.start();
  return server;
};
