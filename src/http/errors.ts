import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Fault, faultOf } from '../database/faults.js';
import { isOfTheMoment, Refusal } from '../domain/Refusal.js';

const OURS = 'Something went wrong on our side';

const unavailable = {
  message: 'The database cannot be reached at the moment; try again shortly',
  code: 'UNAVAILABLE',
};

/** What the caller sees of each kind of trouble that the database can be in. */
const faults: Record<Fault, { message: string; code: string }> = {
  LOST: unavailable,
  AWAY: unavailable,
  CANCELLED: { message: 'The request took too long and was cancelled; ask for less', code: 'DEADLINE_EXCEEDED' },
  TOO_MUCH: { message: 'This is more than the database can do at once; ask for less', code: 'LIMIT_EXCEEDED' },
};

interface Presentation {
  /** What the caller sees; null for what graphql and Apollo themselves say of a document or its variables. */
  shown: { message: string; code: string } | null;
  /** Whether it is a fault of ours that must be logged. */
  isFault: boolean;
}

/** What the caller sees of a fault of ours. */
export const unknownFault = { message: OURS, code: 'INTERNAL_SERVER_ERROR' };

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';

/** What stands behind an error of GraphQL. */
export const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

/** How an error is shown, and whether it is a fault. */
export const present = (error: unknown): Presentation => {
  const cause = causeOf(error);
  if (isOfTheMoment(cause))
    return { shown: { message: cause.message, code: cause.code }, isFault: cause.code !== 'OVERLOADED' };
  if (cause instanceof Refusal) {
    const isValidation = error instanceof GraphQLError && error.extensions.code === VALIDATION;
    const { message } = error instanceof GraphQLError ? error : cause;
    return { shown: { message, code: isValidation ? VALIDATION : cause.code }, isFault: false };
  }
  const fault = faultOf(cause);
  if (fault) return { shown: faults[fault], isFault: true };
  if (cause instanceof GraphQLError) return { shown: null, isFault: false };
  return { shown: unknownFault, isFault: true };
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

/** Codes of what may go well a moment later: the answer is 503, and says when to try again. */
const PASSING = ['UNAVAILABLE', 'OVERLOADED'];

export const isPassing = (code: unknown): boolean => PASSING.includes(String(code));

/** The status of an answer that is an error and nothing else. */
export const statusOf = (code: string): number => {
  if (code === 'UNAUTHENTICATED') return 401;
  if (isPassing(code)) return 503;
  return code === 'DEADLINE_EXCEEDED' ? 504 : 500;
};
