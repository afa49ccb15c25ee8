import type { Opt } from '@mikro-orm/core';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';

@ObjectType({
  implements: Node,
  description:
    'One write to one field of one thing. Never changed or deleted; each entry carries the hash of the one before it.',
})
@Entity()
@Index({ properties: ['subjectType', 'subjectId'] })
@Index({ properties: ['at', 'id'] })
export class AuditEntry extends Node {
  @Field(() => DateTimeScalar, { description: 'When.' })
  @Property({ type: 'timestamptz', length: 3 })
  at: Opt<Date> = now();

  @Field(() => String, { description: 'Who, by name.' })
  @Property({ type: 'text' })
  actor!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Who, in a way that no two share: "token:" and its number, or the subject at the issuer. Null for the command line, and before it was kept.',
  })
  @Property({ type: 'text', nullable: true })
  actorId: string | null = null;

  @Field(() => String, { description: 'Name of the mutation or command.' })
  @Property({ type: 'text' })
  operation!: string;

  @Property({ type: 'text' })
  subjectType!: string;

  @Property({ type: 'integer', nullable: true })
  subjectId: number | null = null;

  @Field(() => String, { nullable: true, description: 'The field; null where the whole thing was made.' })
  @Property({ type: 'text', nullable: true })
  field: string | null = null;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  @Property({ type: 'text', nullable: true })
  from: string | null = null;

  @Field(() => String, { nullable: true, description: 'What it became.' })
  @Property({ type: 'text', nullable: true })
  to: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why, where somebody said so.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => String, { description: 'Request that it came with.' })
  @Property({ type: 'text' })
  requestId!: string;

  /** Place in the chain, set by the database. */
  @Unique()
  @Property({ type: 'bigint', nullable: true })
  position: Opt<string> | null = null;

  @Field(() => String, {
    description: 'SHA-256 of the entry together with the hash of the one before it, in hexadecimal.',
  })
  @Property({ type: 'text', default: '' })
  hash: Opt<string> = '';
}
