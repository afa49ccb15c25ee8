import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';
import { ReportingPeriod } from './ReportingPeriod.js';

/**
 * A due date that a period was given later. Never changed: a later row replaces it. It is that of the reports submitted
 * after it was recorded and, where it forgives, of those submitted before.
 */
@Entity()
@Index({ properties: ['period', 'recordedAt'] })
@Check({ name: 'due_date_reason_valid', expression: "reason ~ '\\S'" })
export class DueDate {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => ReportingPeriod, { ref: true, deleteRule: 'restrict' })
  period!: Ref<ReportingPeriod>;

  /** Last day on which a report is on time, from then on. */
  @Property({ type: 'date' })
  dueOn!: string;

  /** What it was until then. */
  @Property({ type: 'date' })
  before!: string;

  @Property({ type: 'boolean' })
  forgivesLate!: boolean;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();
}
