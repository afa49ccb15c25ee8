import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidInput } from '../../domain/problems.js';
import { badInput } from '../../domain/Refusal.js';
import { UserErrors } from '../../domain/userErrors.js';
import { checkNames, flagIn, importFile } from '../../exchange/sheets/index.js';
import { allowUploads, keepUpload } from '../../services/access/index.js';
import { ClosedRows } from '../../vocabulary/index.js';
import { sendError } from '../sendError.js';
import { answerData, type DataParts, type DataRequest } from './dataRequest.js';
import { checkLength, fileIn, TooLarge } from './readBody.js';
import { turnsOfEach } from './turns.js';

/** What taking in a file costs, in points. */
const POINTS = 20;
/** Files that are in memory at the same time, at most: of all people, and of one, who keeps nobody else waiting. */
const MOST_AT_ONCE = 12;
const MOST_OF_ONE = 2;

/** Does some work with a file in memory, if there is room for one more, and one more of this person: nobody waits. */
const roomForFiles = () => {
  const ofOne = turnsOfEach(MOST_OF_ONE, 0);
  const ofAll = turnsOfEach(MOST_AT_ONCE, 0);
  return async <T>({ viewer, operation: { deadline } }: DataRequest, work: () => Promise<T>): Promise<T> => {
    const leaveOwn = await ofOne(viewer.subject ?? '', deadline);
    try {
      const leave = await ofAll('', deadline);
      return await work().finally(leave);
    } finally {
      leaveOwn();
    }
  };
};

const sendMistakes = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
  if (error instanceof TooLarge)
    return sendError(request, reply.header('connection', 'close'), {
      status: 413,
      code: error.code,
      message: error.message,
    });
  if (error instanceof InvalidInput)
    return sendError(request, reply, {
      status: 422,
      code: 'INVALID_INPUT',
      message: error.problems
        .map(({ path, message }) => (path ? `${path}: ${message}` : `${error.what} ${message}`))
        .join('; '),
    });
  if (error instanceof UserErrors) {
    const [first] = error.errors;
    return sendError(request, reply, { status: 409, code: first?.code ?? 'INVALID', message: error.message });
  }
  throw error;
};

const closedIn = (given: string | undefined): ClosedRows => {
  if (given === undefined) return 'REFUSE';
  if (!Object.hasOwn(ClosedRows, given))
    throw badInput(`closed: "${given.slice(0, 40)}" is neither REFUSE nor LEAVE_OUT`);
  return given as ClosedRows;
};

/** `/import/…`: files that are sent to be taken in. */
export const importRoutes = async (app: FastifyInstance, parts: DataParts): Promise<void> => {
  const { UPLOAD_BYTES: limit, UPLOAD_DEADLINE_MS: withinMs } = parts.config;
  const withRoom = roomForFiles();

  const upload = async (request: FastifyRequest, reply: FastifyReply, asked: DataRequest) => {
    const { viewer, given, operation } = asked;
    allowUploads(viewer);
    checkNames(given, ['name'], 'an upload');
    checkLength(request, limit);
    const kept = await withRoom(asked, async () => keepUpload(operation, viewer, await fileIn(request, limit)));
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({ upload: kept.upload, until: kept.until.toISOString() });
  };

  const take = async (request: FastifyRequest, reply: FastifyReply, asked: DataRequest) => {
    const { viewer, given, operation, today } = asked;
    allowUploads(viewer);
    checkNames(given, ['plan', 'dryRun', 'expect', 'closed', 'name'], 'an import');
    checkLength(request, limit);
    const how = {
      kind: (request.params as { kind: string }).kind,
      plan: given.plan,
      isDryRun: flagIn(given, 'dryRun') ?? true,
      expect: given.expect ?? null,
      closed: closedIn(given.closed),
      today,
    };
    const { result } = await withRoom(asked, async () =>
      importFile(operation, await fileIn(request, limit), how, { viewer, requestId: request.id }),
    );
    return reply
      .code(how.isDryRun || result.canBeTaken ? 200 : 422)
      .header('cache-control', 'no-store')
      .send(result);
  };

  await app.register(async (own) => {
    await own.register(multipart, {
      limits: { fileSize: limit + 1, files: 1, fields: 10, fieldSize: 1_000, parts: 12, headerPairs: 50 },
      throwFileSizeLimit: false,
    });
    own.removeContentTypeParser(['application/json', 'text/plain']);
    // Anything else is the file itself, which is read once it is known who sends it.
    own.addContentTypeParser('*', (_, payload, done) => done(null, payload));
    const answering =
      (work: (request: FastifyRequest, reply: FastifyReply, asked: DataRequest) => Promise<FastifyReply>) =>
      (request: FastifyRequest, reply: FastifyReply) =>
        answerData(request, reply, parts, { points: POINTS, withinMs }, (asked) =>
          work(request, reply, asked).catch((error: unknown) => sendMistakes(request, reply, error)),
        );
    own.post('/import/uploads', { bodyLimit: limit + 65_536 }, answering(upload));
    own.post('/import/:kind', { bodyLimit: limit + 65_536 }, answering(take));
  });
};
