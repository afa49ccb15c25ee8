import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One write to one field of one thing: who, what, old and new, why. Never changed or deleted. */
@Entity()
@Index({ properties: ['subjectType', 'subjectId'] })
@Index({ properties: ['at', 'id'] })
export class AuditEntry {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'timestamptz', length: 3, defaultRaw: 'now()' })
  at: Opt<Date> = new Date();

  @Property({ type: 'text' })
  actor!: string;

  /** Name of the mutation or command. */
  @Property({ type: 'text' })
  operation!: string;

  @Property({ type: 'text' })
  subjectType!: string;

  @Property({ type: 'integer', nullable: true })
  subjectId: number | null = null;

  @Property({ type: 'text', nullable: true })
  field: string | null = null;

  @Property({ type: 'text', nullable: true })
  from: string | null = null;

  @Property({ type: 'text', nullable: true })
  to: string | null = null;

  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Property({ type: 'text' })
  requestId!: string;
}
