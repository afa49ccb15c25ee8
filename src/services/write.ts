import { setTimeout as wait } from 'node:timers/promises';
import type { EntityManager, EventSubscriber, FlushEventArgs, MikroORM } from '@mikro-orm/postgresql';
import { bumpRevision } from '../database/revision.js';
import { AuditEntry } from '../entities/AuditEntry.js';

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
 * by one in the same transaction. All of it happens, or nothing. What is loaded (`load` names it) stands in the audit as one entry.
 */
export const write = async <T>(
  orm: MikroORM,
  work: (em: EntityManager) => Promise<T>,
  load: string | null = null,
): Promise<{ result: T; changes: number; revision: string | null }> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const count = new WriteCount();
      const em = orm.em.fork({ freshEventManager: true });
      em.getEventManager().registerSubscriber(count);
      return await em.transactional(async (inside) => {
        const result = await work(inside);
        await inside.flush();
        const changes = count.rows;
        if (!changes) return { result, changes, revision: null };
        if (load !== null) {
          inside.create(AuditEntry, { actor: 'command line', operation: 'load', subjectType: 'Dataset', to: `${load}: ${changes} rows`, requestId: 'cli' });
          await inside.flush();
        }
        return { result, changes, revision: await bumpRevision(inside) };
      });
    } catch (error) {
      if (!isPassing(error) || attempt === RETRIES) throw error;
      await wait(20 * 2 ** attempt * (1 + Math.random()));
    }
  }
};
