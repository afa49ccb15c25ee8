import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal } from '../domain/Refusal.js';

const OURS = 'Something went wrong on our side';

/** SQLSTATEs and socket errors that mean the database is away or too busy, not that we are wrong. */
const AWAY = /^(08\w{3}|57P0[123]|53\w{3}|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const AWAY_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|not queryable|Client has encountered a connection error/i;

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '');

interface Presentation {
  /** What the caller sees; null for what graphql and Apollo themselves say of a document or its variables. */
  shown: { message: string; code: string } | null;
  /** Whether it is a fault of ours that must be logged. */
  isFault: boolean;
}

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';

/** How an error is shown, and whether it is a fault. */
export const present = (error: unknown): Presentation => {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof Refusal) {
    const isValidation = error instanceof GraphQLError && error.extensions.code === VALIDATION;
    const { message } = error instanceof GraphQLError ? error : cause;
    return { shown: { message, code: isValidation ? VALIDATION : cause.code }, isFault: false };
  }
  if (['57014', 'DEADLINE_EXCEEDED'].includes(codeOf(cause)))
    return {
      shown: { message: 'The request took too long and was cancelled; ask for less', code: 'DEADLINE_EXCEEDED' },
      isFault: true,
    };
  if (AWAY.test(codeOf(cause)) || (cause instanceof Error && AWAY_MESSAGE.test(cause.message))) {
    return {
      shown: { message: 'The database cannot be reached at the moment; try again shortly', code: 'UNAVAILABLE' },
      isFault: true,
    };
  }
  if (cause instanceof GraphQLError) return { shown: null, isFault: false };
  return { shown: { message: OURS, code: 'INTERNAL_SERVER_ERROR' }, isFault: true };
};

/** Apollo's hook: masks whatever is not ours to show. */
export const formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
  const { shown } = present(error);
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  if (shown) return { ...formatted, message: shown.message, extensions: { ...extensions, code: shown.code } };
  const isOurFault = extensions.code === 'INTERNAL_SERVER_ERROR';
  return {
    ...formatted,
    message: isOurFault && !formatted.message.startsWith('Variable "') ? OURS : formatted.message,
    extensions,
  };
};
