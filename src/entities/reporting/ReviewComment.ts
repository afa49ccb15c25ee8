import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { CommentSeverity, DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { ProgressReport } from './ProgressReport.js';

@ObjectType({ implements: Node, description: 'A review comment on a report, or on one of its fields.' })
@Entity()
export class ReviewComment extends Node {
  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  @Field(() => String, {
    nullable: true,
    description: 'Field of the report that the comment is about; null for the whole report.',
  })
  @Property({ type: 'text', nullable: true })
  field: string | null = null;

  @Field(() => CommentSeverity, { description: 'How much it matters.' })
  @Enum({ items: () => CommentSeverity })
  severity!: CommentSeverity;

  @Field(() => String, { description: 'The comment.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { description: 'Name of the person who wrote it.' })
  @Property({ type: 'text' })
  author!: string;

  @Field(() => DateTimeScalar, { description: 'Moment at which it was written.' })
  @Property({ type: 'timestamptz', length: 3 })
  at: Opt<Date> = now();

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Moment at which it was resolved; null while it is open.',
  })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  resolvedAt: Date | null = null;
}
