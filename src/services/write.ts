import { setTimeout as wait } from 'node:timers/promises';
import type { EntityManager, EventSubscriber, FlushEventArgs, MikroORM } from '@mikro-orm/postgresql';
import { bumpRevision } from '../database/revision.js';

const RETRIES = 3;
/** Serialization failure and deadlock: the same work may succeed when tried again. */
const isPassing = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/** Counts the rows that an entity manager writes. */
class WriteCount implements EventSubscriber {
  rows = 0;

  onFlush({ uow }: FlushEventArgs): void {
    this.rows += uow.getChangeSets().length + uow.getCollectionUpdates().length;
  }
}

/**
 * Runs a write in one transaction. Whatever it changed on entities is flushed; if anything was, the revision grows
 * by one in the same transaction. All of it happens, or nothing.
 */
export const write = async <T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<{ result: T; changes: number; revision: string | null }> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const count = new WriteCount();
      const em = orm.em.fork({ freshEventManager: true });
      em.getEventManager().registerSubscriber(count);
      const { result, revision } = await em.transactional(async (inside) => {
        const given = await work(inside);
        await inside.flush();
        return { result: given, revision: count.rows > 0 ? await bumpRevision(inside) : null };
      });
      return { result, changes: count.rows, revision };
    } catch (error) {
      if (!isPassing(error) || attempt === RETRIES) throw error;
      await wait(20 * 2 ** attempt * (1 + Math.random()));
    }
  }
};
