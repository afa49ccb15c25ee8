import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../Node.js';
import { Named } from '../textRules.js';
import { ActionPlan } from './ActionPlan.js';
import { Pillar } from './Pillar.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'A group of member States that is responsible for a part of the plan.' })
@Entity()
@Named('working_group', 'title')
@Unique({ properties: ['plan', 'number'] })
@Check({ name: 'working_group_number_valid', expression: 'number > 0' })
export class WorkingGroup extends Node {
  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  @Field(() => Int, { description: 'Number of the group within its plan.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String, { description: 'Title of the group.' })
  @Property({ type: 'text' })
  title!: string;

  @Index()
  @ManyToOne(() => Pillar, { ref: true, nullable: true })
  pillar: Ref<Pillar> | null = null;

  @Field(() => Int, {
    description: 'Version, which grows with each change. Pass it when you change the group or its officers.',
  })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
