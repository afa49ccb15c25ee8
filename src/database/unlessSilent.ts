/** The error that a server says nothing: like that of a socket. */
export const silent = (cause?: unknown): Error =>
  Object.assign(new Error('the database does not answer', { cause }), { code: 'ETIMEDOUT' });

/** The longest that an operation waits for an answer that comes at once, however long it may take in all. */
const MOST_MS = 20_000;

/** What a server answers to something that it answers at once if it hears it; after this time, that it is silent. */
export const unlessSilent = async <T>(answer: Promise<T>, milliseconds: number): Promise<T> => {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(silent()), Math.min(milliseconds, MOST_MS));
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
};
