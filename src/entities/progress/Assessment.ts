import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';
import { ProgressStatus } from '../../vocabulary/index.js';
import { Action } from '../plan/Action.js';
import { Provenance } from '../plan/Provenance.js';

/** Status of an action as assessed by the secretariat, from a day on. Never changed: a later row replaces or lifts it. */
@Entity()
@Index({ properties: ['action', 'date', 'recordedAt'] })
@Check({ name: 'assessment_note_valid', expression: "note ~ '\\S'" })
export class Assessment {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Action, { ref: true, deleteRule: 'restrict' })
  action!: Ref<Action>;

  /** Null if the assessment before it was lifted. */
  @Enum({ items: () => ProgressStatus, nullable: true })
  status!: ProgressStatus | null;

  @Property({ type: 'text' })
  note!: string;

  /** Day from which it holds. */
  @Property({ type: 'date' })
  date!: string;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
