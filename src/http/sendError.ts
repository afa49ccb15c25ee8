import type { FastifyReply, FastifyRequest } from 'fastify';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The media type that a request wants its answer in. */
export const acceptedType = ({ headers }: FastifyRequest): string =>
  headers.accept?.includes('application/graphql-response+json') ? GRAPHQL_TYPE : JSON_TYPE;

interface HttpError {
  status: number;
  code: string;
  message: string;
  /** More members of `extensions`. */
  more?: object;
}

/** Answers with an error in the shape that GraphQL gives errors, whatever the address. */
export const sendError = (
  request: FastifyRequest,
  reply: FastifyReply,
  { status, code, message, more = {} }: HttpError,
): FastifyReply =>
  reply
    .code(status)
    .header('content-type', acceptedType(request))
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ errors: [{ message, extensions: { code, ...more, requestId: request.id } }] }));
