import { type ChangeSet, ChangeSetType, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/postgresql';
import { asText } from './audit.js';

/** What changed of a row that was there before: one field, or all of it where the row was removed. */
interface Changed {
  subjectType: string;
  subjectId: number;
  field: string | null;
  from: string | null;
  to: string | null;
}

/** Fields that change with every write, and say nothing about it. */
const NOT_AUDITED = ['version', 'updatedAt'];

const changesOf = ({ type, meta, entity, payload, originalEntity }: ChangeSet<object>): Changed[] => {
  const subject = { subjectType: meta.className, subjectId: (entity as { id: number }).id };
  const before = (originalEntity ?? {}) as Record<string, unknown>;
  if (type === ChangeSetType.DELETE) return [{ ...subject, field: null, from: asText(before), to: null }];
  if (type !== ChangeSetType.UPDATE) return [];
  return Object.entries(payload)
    .filter(([field]) => !NOT_AUDITED.includes(field))
    .map(([field, to]) => ({ ...subject, field, from: asText(before[field]), to: asText(to) }));
};

/**
 * Counts the rows that an entity manager writes. Of a load it also keeps what changed of rows that were there before.
 */
export class WriteLog implements EventSubscriber {
  rows = 0;
  changed: Changed[] = [];

  constructor(private readonly isLoad: boolean) {}

  onFlush({ uow }: FlushEventArgs): void {
    this.rows += uow.getChangeSets().length + uow.getCollectionUpdates().length;
    if (this.isLoad) this.changed.push(...uow.getChangeSets().flatMap(changesOf));
  }
}
