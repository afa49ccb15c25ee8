import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { ReportingPeriod } from './ReportingPeriod.js';

@ObjectType({
  implements: Node,
  description:
    'The plan as reported when a period was closed. Snapshots are never changed or deleted. Cite one by its code.',
})
@Entity()
@Unique({ properties: ['period', 'version'] })
export class Snapshot extends Node {
  @Field(() => String, {
    description: 'Citable code, e.g. "APIS-2024-H2-v1". The payload is also served at /snapshots/<code>.json.',
  })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @ManyToOne(() => ReportingPeriod, { ref: true, deleteRule: 'restrict' })
  period!: Ref<ReportingPeriod>;

  @Field(() => Int, { description: 'Version: 1, and one more each time the period is reopened and closed again.' })
  @Property({ type: 'integer' })
  version!: number;

  @Field(() => String, { description: 'SHA-256 of the payload, in hexadecimal.' })
  @Property({ type: 'text' })
  sha256!: string;

  @Field(() => DateTimeScalar, { description: 'Moment at which it was made.' })
  @Property({ type: 'timestamptz', length: 3 })
  createdAt: Opt<Date> = now();

  @Field(() => String, {
    nullable: true,
    description: 'Reason why the period was reopened before; null for the first version.',
  })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => String, { description: 'The stored answer, byte for byte: canonical JSON with sorted keys.' })
  @Property({ type: 'text' })
  payload!: string;
}
