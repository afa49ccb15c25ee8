import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateTimeScalar, ReportState } from '../../vocabulary/index.js';
import { ProgressReport } from './ProgressReport.js';
import { Submission } from './Submission.js';

@ObjectType({ description: 'A step of a report, such as its submission. Steps are never changed or deleted.' })
@Entity()
@Index({ properties: ['report', 'at', 'id'] })
@Index({ properties: ['at', 'id'] })
export class ReportEvent {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  @Field(() => DateTimeScalar, { description: 'Moment of the step.' })
  @Property({ type: 'timestamptz', length: 3 })
  at: Opt<Date> = now();

  @Field(() => String, {
    description: 'Name of the person who took the step, for viewers who work on the report; "withheld" for others.',
  })
  @Property({ type: 'text' })
  actor!: string;

  @Field(() => ReportState, {
    nullable: true,
    description: 'State before; null for the step that requested the report.',
  })
  @Enum({ items: () => ReportState, nullable: true })
  from: ReportState | null = null;

  @Field(() => ReportState, { description: 'State after.' })
  @Enum({ items: () => ReportState })
  to!: ReportState;

  /** The submission, for the step that made it and for the steps of its review. */
  @ManyToOne(() => Submission, { ref: true, nullable: true, deleteRule: 'restrict' })
  submission: Ref<Submission> | null = null;

  /** Reason, if one was given. */
  @Property({ type: 'text', nullable: true })
  note: string | null = null;
}
