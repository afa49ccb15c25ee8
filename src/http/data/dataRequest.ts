import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { now } from '../../clock.js';
import type { Config } from '../../config.js';
import type { Database } from '../../database/Database.js';
import type { Operation } from '../../database/Operation.js';
import { may, type Viewer } from '../../domain/access/index.js';
import { type Lens, todayIn } from '../../domain/lens.js';
import { badInput, Refusal } from '../../domain/Refusal.js';
import type { Asking, Parameters } from '../../exchange/sheets/index.js';
import { carriesTokenInUrl } from '../asked.js';
import { present, statusOf, unknownFault } from '../errors.js';
import { type Identify, invalidToken } from '../identity.js';
import type { RateLimit } from '../rateLimit.js';
import { sendError } from '../sendError.js';
import type { Turns } from './turns.js';

/** What the routes of files share. */
export interface DataParts {
  config: Config;
  schema: GraphQLSchema;
  database: Database;
  rates: RateLimit;
  identify: Identify;
  turns: Turns;
}

/** A request for a file, or with one: who asks for what, and when. */
export interface DataRequest extends Asking {
  operation: Operation;
  viewer: Viewer;
  given: Parameters;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The parameters of an address, each given once. Throws BAD_USER_INPUT. */
const parametersIn = ({ url }: FastifyRequest): Parameters => {
  const all = new URL(url, 'http://localhost').searchParams;
  const twice = [...all.keys()].find((name) => all.getAll(name).length > 1);
  if (twice !== undefined) throw badInput(`${twice.slice(0, 40)}: is given twice; for a list put commas between`);
  const odd = [...all].find(([name, value]) => CONTROL.test(name + value));
  if (odd) throw badInput(`${JSON.stringify(odd[0].slice(0, 40))}: holds a control character; leave it out`);
  return Object.fromEntries([...all].filter(([, value]) => value !== ''));
};

const STATUSES: Record<string, number> = { NOT_FOUND: 404, FORBIDDEN: 403, BAD_USER_INPUT: 400, TOO_LARGE: 413 };

/** Answers with what went wrong, in words that say how to put it right. */
const sendRefusal = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  const { shown, isFault } = present(error);
  if (request.raw.destroyed && !request.raw.complete) request.log.info({ err: error }, 'a client went away');
  else if (isFault) request.log.error({ err: error }, 'a file could not be given or taken');
  const { code, message } = shown ?? unknownFault;
  return sendError(request, reply, { status: STATUSES[code] ?? statusOf(code), code, message });
};

/** Refuses a lens that shows drafts to who may not see those of all. */
export const checkBasis = ({ basis }: Lens, viewer: Viewer): void => {
  if (basis === 'LIVE' && !may(viewer, 'readDrafts', null))
    throw new Refusal(
      viewer.subject === null ? 'UNAUTHENTICATED' : 'FORBIDDEN',
      'basis=LIVE shows the drafts of all, and needs a role without a limit that may see them; use APPROVED or SUBMITTED',
    );
};

/** How much longer than the work a socket may be silent: the work ends first, and says why. */
const SILENCE_MS = 20_000;

/**
 * Does what a request asks as whoever it is, within a deadline. What the work sends goes on after it; the operation ends
 * with the answer. Errors are answered.
 */
export const answerData = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { config, database, rates, identify, turns }: DataParts,
  { points, withinMs }: { points: number; withinMs: number },
  work: (asked: DataRequest) => Promise<FastifyReply>,
): Promise<FastifyReply> => {
  if (!rates.charge(request, reply, points)) return reply;
  // A large file may take longer than any other request; node takes the usual limit again for the next one.
  request.raw.socket?.setTimeout(withinMs + SILENCE_MS);
  const operation = database.begin({ weight: 'HEAVY', withinMs });
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished)
      operation.abandon(new Refusal('DEADLINE_EXCEEDED', 'Nobody waits for the answer any more'));
    void operation.end();
  });
  try {
    if (carriesTokenInUrl(request)) throw invalidToken();
    const leave = await turns(request.payer, operation.deadline);
    if (reply.raw.closed) leave();
    else reply.raw.once('close', leave);
    const given = parametersIn(request);
    const askedAt = now();
    const today = todayIn(config.TIME_ZONE, askedAt);
    const { authorization } = request.headers;
    const viewer = await identify(authorization, today, operation);
    rates.recognise(authorization);
    return await work({ operation, viewer, given, askedAt, today });
  } catch (error) {
    void operation.end();
    return sendRefusal(request, reply, error);
  }
};
