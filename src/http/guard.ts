import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { now, ticks } from '../clock.js';
import type { Config } from '../config.js';
import { type DatabaseUse, recordUse } from '../database/statements.js';
import type { Viewer } from '../domain/access/index.js';
import { todayIn } from '../domain/lens.js';
import type { AnswerMemory } from './answerMemory.js';
import { askedOf, carriesTokenInUrl, passesCsrfGuard } from './asked.js';
import { checkDocument, checkVariables, type LimitProblem } from './documentLimits.js';
import { present } from './errors.js';
import { type Identify, invalidToken } from './identity.js';
import type { RateLimit } from './rateLimit.js';
import { sendError } from './sendError.js';

export interface Guard {
  config: Config;
  schema: GraphQLSchema;
  answers: AnswerMemory;
  rates: RateLimit;
  identify: Identify;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const sendLimit = (
  request: FastifyRequest,
  reply: FastifyReply,
  { code, message, ...more }: LimitProblem,
): FastifyReply => sendError(request, reply, { status: 400, code, message, more });

/** Says why nobody could be recognised by a token. */
const sendUnknown = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const { code, message } = present(error).shown ?? {
    code: 'UNAVAILABLE',
    message: 'The database cannot be reached at the moment; try again shortly',
  };
  return sendError(request, reply, { status: code === 'UNAUTHENTICATED' ? 401 : 503, code, message });
};

/** Lets a request on as somebody: what it does from here on is counted, and ends at its deadline. */
const admit = (request: FastifyRequest, viewer: Viewer, { config, rates }: Guard, next: () => void): void => {
  rates.recognise(request.headers.authorization);
  const use: DatabaseUse = { statements: [], until: ticks() + config.REQUEST_DEADLINE_MS };
  const log = request.log as Logger;
  request.state = { requestId: request.id, viewer, log, use, outcome: { isShareable: false } };
  recordUse(use, next);
};

/**
 * What comes before an operation runs: limits on its variables, an answer from memory if there is one, limits on its
 * document, and who is asking. It either answers itself or calls `next`.
 */
export const guardOperation = (
  request: FastifyRequest,
  reply: FastifyReply,
  guard: Guard,
  next: () => void,
): FastifyReply | undefined => {
  const { config, schema, answers, identify } = guard;
  if (carriesTokenInUrl(request)) return sendUnknown(request, reply, invalidToken());
  const asked = askedOf(request);
  const variables = asRecord(asked.variables);
  const problem = checkVariables(variables);
  if (problem) return sendLimit(request, reply, problem);
  if (typeof asked.query === 'string') {
    if (passesCsrfGuard(request) && answers.answer(request, reply, asked)) return reply;
    const tooMuch = checkDocument(schema, config, asked.query, variables);
    if (tooMuch) return sendLimit(request, reply, tooMuch);
  }
  identify(request.headers.authorization, todayIn(config.TIME_ZONE, now())).then(
    (viewer) => admit(request, viewer, guard, next),
    (error: unknown) => sendUnknown(request, reply, error),
  );
  return undefined;
};
