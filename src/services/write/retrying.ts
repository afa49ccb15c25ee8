import { setTimeout as wait } from 'node:timers/promises';

const RETRIES = 3;

/** SQLSTATEs of serialization failure and deadlock: the same work may succeed when it is tried again. */
export const PASSING: readonly string[] = ['40001', '40P01'];

/** SQLSTATE of a unique violation: somebody wrote the same row at the same time. */
export const UNIQUE_VIOLATION = '23505';

/** Does some work, and does it again, up to three times, where it fails with one of these SQLSTATEs. */
export const retrying = async <T>(states: readonly string[], work: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === RETRIES || !states.includes((error as { code?: string }).code ?? '')) throw error;
      await wait(20 * 2 ** attempt * (1 + Math.random()));
    }
  }
};
