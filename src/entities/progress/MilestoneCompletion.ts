import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';
import { Milestone } from './Milestone.js';

/** A milestone was completed on a day. Never changed: a later row replaces it. */
@Entity()
@Index({ properties: ['milestone', 'recordedAt'] })
export class MilestoneCompletion {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Milestone, { ref: true, deleteRule: 'restrict' })
  milestone!: Ref<Milestone>;

  /** Null if the completion recorded before was recorded in error. */
  @Property({ type: 'date', nullable: true })
  completedOn!: string | null;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();
}
