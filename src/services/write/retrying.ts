import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../../database/faults.js';

const RETRIES = 3;

const stateOf = (error: unknown) => (error as { code?: string } | null)?.code ?? '';

/**
 * Whether the same work may succeed when it is tried again: after a serialization failure, a deadlock, or the loss of a
 * connection on which nothing was committed.
 */
export const isPassing = (error: unknown): boolean =>
  ['40001', '40P01'].includes(stateOf(error)) || faultOf(error) === 'LOST';

/** Whether somebody wrote the same row at the same time (SQLSTATE of a unique violation). */
export const isTaken = (error: unknown): boolean => stateOf(error) === '23505';

/** Does some work, and does it again, up to three times, where it fails in a way that may pass. */
export const retrying = async <T>(mayPass: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === RETRIES || !mayPass(error)) throw error;
      await wait(20 * 2 ** attempt * (1 + Math.random()));
    }
  }
};
