import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { setTimeout as wait } from 'node:timers/promises';
import { bumpRevision } from '../database/revision.js';

const RETRIES = 3;
/** Serialization failure and deadlock: the same work may succeed when tried again. */
const isPassing = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/**
 * Runs a write in one transaction. Whatever it changed on entities is flushed; if anything was, the revision grows
 * by one in the same transaction. All of it happens, or nothing.
 */
export const write = async <T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<{ result: T; changes: number }> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await orm.em.fork().transactional(async (em) => {
        const result = await work(em);
        const unit = em.getUnitOfWork();
        unit.computeChangeSets();
        const changes = unit.getChangeSets().length + unit.getCollectionUpdates().length;
        if (changes > 0) {
          await em.flush();
          await bumpRevision(em);
        }
        return { result, changes };
      });
    } catch (error) {
      if (!isPassing(error) || attempt === RETRIES) throw error;
      await wait(20 * 2 ** attempt * (1 + Math.random()));
    }
  }
};
