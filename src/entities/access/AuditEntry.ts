import type { Opt } from '@mikro-orm/core';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';

@ObjectType({
  implements: Node,
  description:
    'One write to one field of one item. Entries are never changed or deleted; each contains the hash of the entry before it.',
})
@Entity()
@Index({ properties: ['subjectType', 'subjectId'] })
@Index({ properties: ['at', 'id'] })
export class AuditEntry extends Node {
  @Field(() => DateTimeScalar, { description: 'Moment of the write.' })
  @Property({ type: 'timestamptz', length: 3 })
  at: Opt<Date> = now();

  @Field(() => String, { description: 'Name of the person or program that wrote.' })
  @Property({ type: 'text' })
  actor!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Unique id of the person or program that wrote: "token:" and the number of the token, or the subject (`sub`) at the issuer. Null for the command line and for entries older than this field.',
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

  @Field(() => String, { nullable: true, description: 'Field that was changed; null if the whole item was created.' })
  @Property({ type: 'text', nullable: true })
  field: string | null = null;

  @Field(() => String, { nullable: true, description: 'Value before.' })
  @Property({ type: 'text', nullable: true })
  from: string | null = null;

  @Field(() => String, { nullable: true, description: 'Value after.' })
  @Property({ type: 'text', nullable: true })
  to: string | null = null;

  @Field(() => String, { nullable: true, description: 'Reason for the change, if one was given.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => String, { description: 'Id of the request.' })
  @Property({ type: 'text' })
  requestId!: string;

  /** Place in the chain, set by the database. */
  @Unique()
  @Property({ type: 'bigint', nullable: true })
  position: Opt<string> | null = null;

  @Field(() => String, {
    description: 'SHA-256, in hexadecimal, of this entry together with the hash of the entry before it.',
  })
  @Property({ type: 'text', default: '' })
  hash: Opt<string> = '';
}
