import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import type { Logger } from 'pino';
import { now, ticks } from '../clock.js';
import type { Config } from '../config.js';
import type { Database } from '../database/Database.js';
import type { Operation } from '../database/Operation.js';
import type { Weight } from '../database/Places.js';
import { todayIn } from '../domain/lens.js';
import { Refusal } from '../domain/Refusal.js';
import type { AnswerMemory } from './answerMemory.js';
import { type Asked, askedOf, CannotAsk, carriesTokenInUrl, isGet, passesCsrfGuard } from './asked.js';
import type { DocumentBook } from './DocumentBook.js';
import { checkDocument, documentOf, runPart } from './documentLimits.js';
import { present, statusOf, unknownFault } from './errors.js';
import type { FastAnswers } from './fastAnswers.js';
import type { RequestState } from './graphql.js';
import { type Identify, invalidToken } from './identity.js';
import type { RateLimit } from './rateLimit.js';
import { sendError } from './sendError.js';
import { checkVariables, type LimitProblem } from './valueLimits.js';
import { weightOf } from './weight.js';

export interface Guard {
  config: Config;
  schema: GraphQLSchema;
  database: Database;
  answers: AnswerMemory;
  rates: RateLimit;
  identify: Identify;
  documents: DocumentBook;
  fast: FastAnswers;
}

const sendLimit = (
  request: FastifyRequest,
  reply: FastifyReply,
  { code, message, ...more }: LimitProblem,
): FastifyReply => sendError(request, reply, { status: 400, code, message, more });

/** Refuses what a page of others could make a browser send. */
const sendUnsafe = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendError(request, reply, {
    status: 415,
    code: 'BAD_REQUEST',
    message: 'A POST needs the header Content-Type: application/json, which no form of another page sends',
  });

/** Reads what a request asks; null where that cannot be told, which it answers. */
const readAsked = (request: FastifyRequest, reply: FastifyReply, documents: DocumentBook): Asked | null => {
  try {
    return askedOf(request, documents);
  } catch (error) {
    if (!(error instanceof CannotAsk)) throw error;
    sendError(request, reply, error);
    return null;
  }
};

/** Whether a document writes: which a GET must not. */
const writes = (document: DocumentNode | null): boolean =>
  document?.definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation !== 'query') ?? false;

const sendNotByGet = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  void reply.header('allow', 'POST');
  return sendError(request, reply, {
    status: 405,
    code: 'BAD_REQUEST',
    message: 'A GET only reads; send mutations by POST',
  });
};

/** Says why nobody could be recognised by a token. */
const sendUnknown = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const { shown, isFault } = present(error);
  if (isFault) request.log.error({ err: error }, 'nobody was recognised');
  const { code, message } = shown ?? unknownFault;
  return sendError(request, reply, { status: statusOf(code), code, message });
};

/**
 * Begins an operation that ends with its answer, or when nobody waits for it any more. One whose answer others wait for
 * goes on until it has it.
 */
const beginFor = (reply: FastifyReply, database: Database, weight: Weight, withinMs: number): Operation => {
  const operation = database.begin({ weight, withinMs });
  const end = () => {
    const isAnswered = reply.raw.writableFinished;
    if (!isAnswered && reply.request.question?.isAwaited) return;
    if (!isAnswered) operation.abandon(new Refusal('DEADLINE_EXCEEDED', 'Nobody waits for the answer any more'));
    void operation.end();
  };
  if (reply.raw.destroyed) end();
  else reply.raw.once('close', end);
  return operation;
};

/** Begins a request's operation again, with a fresh connection, for the same viewer. */
export const beginAgain = (reply: FastifyReply, state: RequestState, { database }: Guard): RequestState => {
  const operation = beginFor(reply, database, state.weight, state.database.deadline.left);
  const { requestId, viewer, log, weight, today, askedAt } = state;
  return { requestId, viewer, log, weight, today, askedAt, database: operation, outcome: noOutcome() };
};

const noOutcome = (): RequestState['outcome'] => ({
  isShareable: false,
  isOfTheMoment: false,
  isLost: false,
  revision: null,
});

/** What is known of a request that may go on, and how long it may take from here on. */
interface Admission extends Pick<RequestState, 'weight' | 'today' | 'askedAt'> {
  withinMs: number;
}

/** Lets a request on as whoever it is: what it does from here on is counted, and ends at its deadline. */
const admit = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { database, identify, rates }: Guard,
  { weight, today, askedAt, withinMs }: Admission,
): Promise<void> => {
  const { authorization } = request.headers;
  let operation = beginFor(reply, database, weight, withinMs);
  const viewer = await identify(authorization, today, operation).catch((error: unknown) => {
    if (!operation.mayBeginAgain(error)) throw error;
    void operation.end();
    operation = beginFor(reply, database, weight, operation.deadline.left);
    return identify(authorization, today, operation);
  });
  rates.recognise(authorization);
  const log = request.log as Logger;
  const requestId = request.id;
  request.state = { requestId, viewer, log, weight, today, askedAt, database: operation, outcome: noOutcome() };
};

/**
 * What comes before an operation runs: limits on its variables, an answer from memory if there is one, limits on its
 * document, the answer of others who ask the same, and who is asking. It answers itself, or lets the request on.
 */
export const guardOperation = async (request: FastifyRequest, reply: FastifyReply, guard: Guard): Promise<unknown> => {
  const { config, schema, answers, rates, documents } = guard;
  if (carriesTokenInUrl(request)) return sendUnknown(request, reply, invalidToken());
  if (!passesCsrfGuard(request)) return sendUnsafe(request, reply);
  const until = ticks() + config.REQUEST_DEADLINE_MS;
  const askedAt = now();
  const today = todayIn(config.TIME_ZONE, askedAt);
  const asked = readAsked(request, reply, documents);
  if (!asked) return reply;
  request.asked = asked;
  const variables = { ...asked.variables };
  const problem = checkVariables(variables);
  if (problem) return sendLimit(request, reply, problem);
  let weight: Weight = 'LIGHT';
  let points = 1;
  if (answers.answer(request, reply, asked, today)) return reply;
  const document = documentOf(asked.query, config);
  if (document) {
    documents.note(asked.query);
    const part = runPart(document, asked.operationName);
    if (isGet(request) && writes(part ?? document)) return sendNotByGet(request, reply);
    const checked = checkDocument(schema, config, document, { variables, operationName: asked.operationName });
    if (typeof checked !== 'number') return sendLimit(request, reply, checked);
    points = checked;
    weight = weightOf(schema, part ?? document);
  }
  if (await answers.answerWithOthers(request, reply)) return reply;
  if (!rates.charge(request, reply, points)) return reply;
  try {
    return await admit(request, reply, guard, { weight, today, askedAt, withinMs: Math.max(1, until - ticks()) });
  } catch (error) {
    return sendUnknown(request, reply, error);
  }
};
