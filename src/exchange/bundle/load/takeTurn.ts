import type { EntityManager } from '@mikro-orm/postgresql';
import { locks } from '../../../database/locks.js';
import type { OnStep } from './Load.js';

/** Waits for its turn: one load at a time, each sees what the one before has stored. */
export const takeTurn = async (em: EntityManager, onStep: OnStep): Promise<void> => {
  const [row] = await em.execute<{ free: boolean }[]>('select pg_try_advisory_xact_lock(?) as free', [locks.load]);
  if (row?.free) return;
  onStep('waiting for another load to end');
  await em.execute('select pg_advisory_xact_lock(?)', [locks.load]);
};
