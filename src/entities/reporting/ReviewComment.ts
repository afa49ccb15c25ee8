import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { CommentSeverity, DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { ProgressReport } from './ProgressReport.js';

@ObjectType({ implements: Node, description: 'A remark of a reviewer on a report, or on one of its fields.' })
@Entity()
export class ReviewComment extends Node {
  @Index()
  @ManyToOne(() => ProgressReport, { ref: true, deleteRule: 'restrict' })
  report!: Ref<ProgressReport>;

  @Field(() => String, { nullable: true, description: 'Field of the report that it is on; null for the whole.' })
  @Property({ type: 'text', nullable: true })
  field: string | null = null;

  @Field(() => CommentSeverity, { description: 'How much it matters.' })
  @Enum({ items: () => CommentSeverity })
  severity!: CommentSeverity;

  @Field(() => String, { description: 'The remark.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => String, { description: 'Who made it.' })
  @Property({ type: 'text' })
  author!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  @Property({ type: 'timestamptz', length: 3 })
  at: Opt<Date> = now();

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was settled; null while it is open.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  resolvedAt: Date | null = null;
}
