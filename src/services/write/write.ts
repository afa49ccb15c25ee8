import { setTimeout as wait } from 'node:timers/promises';
import {
  type ChangeSet,
  ChangeSetType,
  type EntityManager,
  type EventSubscriber,
  type FlushEventArgs,
  type MikroORM,
} from '@mikro-orm/postgresql';
import { bumpRevision } from '../../database/revision.js';
import { AuditEntry } from '../../entities/access/index.js';

const RETRIES = 3;
/** Serialization failure and deadlock: the same work may succeed when tried again. */
const isPassing = (error: unknown) => ['40001', '40P01'].includes((error as { code?: string }).code ?? '');

/** Who stands in the audit for what is done from the command line. */
export const fromCli = { actor: 'command line', requestId: 'cli' };

/** What the audit holds of a value. */
export const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** What changed of a row that was there: of one field, or all of it where the row was removed. */
interface Changed {
  subjectType: string;
  subjectId: number;
  field: string | null;
  from: string | null;
  to: string | null;
}

const UNSAID = ['version', 'updatedAt'];

const changesOf = ({ type, meta, entity, payload, originalEntity }: ChangeSet<object>): Changed[] => {
  const subject = { subjectType: meta.className, subjectId: (entity as { id: number }).id };
  const before = (originalEntity ?? {}) as Record<string, unknown>;
  if (type === ChangeSetType.DELETE) return [{ ...subject, field: null, from: asText(before), to: null }];
  if (type !== ChangeSetType.UPDATE) return [];
  return Object.entries(payload)
    .filter(([field]) => !UNSAID.includes(field))
    .map(([field, to]) => ({ ...subject, field, from: asText(before[field]), to: asText(to) }));
};

/** Counts the rows that an entity manager writes, and of a load keeps what it changes of those that were there. */
class WriteLog implements EventSubscriber {
  rows = 0;
  changed: Changed[] = [];

  constructor(private readonly isLoad: boolean) {}

  onFlush({ uow }: FlushEventArgs): void {
    this.rows += uow.getChangeSets().length + uow.getCollectionUpdates().length;
    if (this.isLoad) this.changed.push(...uow.getChangeSets().flatMap(changesOf));
  }
}

/**
 * Runs a write in one transaction. Whatever it changed on entities is flushed; if anything was, the revision grows
 * by one in the same transaction. All of it happens, or nothing. A load (`load` names it) stands in the audit with one entry, and with
 * one for each field that it changes of what was there.
 */
export const write = async <T>(
  orm: MikroORM,
  work: (em: EntityManager) => Promise<T>,
  load: string | null = null,
): Promise<{ result: T; changes: number; revision: string | null }> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const log = new WriteLog(load !== null);
      const em = orm.em.fork({ freshEventManager: true });
      em.getEventManager().registerSubscriber(log);
      return await em.transactional(async (inside) => {
        const result = await work(inside);
        await inside.flush();
        const changes = log.rows;
        if (!changes) return { result, changes, revision: null };
        if (load !== null) {
          const by = { ...fromCli, operation: 'load', reason: load };
          for (const changed of log.changed) inside.create(AuditEntry, { ...by, ...changed });
          inside.create(AuditEntry, { ...by, subjectType: 'Dataset', to: `${load}: ${changes} rows` });
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
