import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../vocabulary/index.js';
import { Action } from './Action.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'How an action continues in the plan that supersedes its own.' })
@Entity()
@Unique({ properties: ['from', 'to'] })
@Check({ name: 'action_succession_share_valid', expression: 'share > 0 and share <= 100' })
@Check({ name: 'action_succession_ends_valid', expression: 'from_id <> to_id' })
export class ActionSuccession {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Action, { ref: true })
  from!: Ref<Action>;

  @Index()
  @ManyToOne(() => Action, { ref: true })
  to!: Ref<Action>;

  @Field(() => DecimalScalar, {
    description: 'Percentage of the old action that continues in the new one: above 0, at most 100, four decimals.',
  })
  @Property({ type: 'decimal', precision: 7, scale: 4 })
  share!: string;

  @Field(() => String, { nullable: true, description: 'What continues, and what changes.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
