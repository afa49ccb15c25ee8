import type { FastifyError, FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { wantsPage } from './asked.js';
import { present, statusOf } from './errors.js';
import { sendError } from './sendError.js';
import type { SendPage } from './web/webPages.js';

/** Answers of what is thrown on the way to a route, and of addresses that there are none of. */
export const handleErrors = (app: FastifyInstance, { BODY_LIMIT_BYTES }: Config, sendPage: SendPage): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { statusCode: status = 500, message } = error;
    const { shown } = present(error);
    if (shown && status >= 500) {
      request.log.error({ err: error }, 'request failed');
      return sendError(request, reply, { status: statusOf(shown.code), ...shown });
    }
    if (status === 413)
      return sendError(request, reply, {
        status,
        code: 'LIMIT_EXCEEDED',
        message: `The body is larger than the ${BODY_LIMIT_BYTES} bytes allowed; send it in parts`,
      });
    return sendError(request, reply, { status, code: 'BAD_REQUEST', message });
  });
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? sendPage(request, reply)
      : sendError(request, reply, {
          status: 404,
          code: 'NOT_FOUND',
          message: `There is nothing at ${request.method} ${request.url.split('?')[0]}; the API is at /graphql`,
        }),
  );
};
