import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { ActionPlan } from './ActionPlan.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'One of the main parts of a plan. Actions belong to pillars.' })
@Entity()
@Coded('pillar', 'plan_id')
@Named('pillar', 'title')
@Unique({ properties: ['plan', 'number'], deferMode: 'deferred' })
@Unique({ properties: ['plan', 'code'] })
@Check({ name: 'pillar_number_valid', expression: 'number > 0' })
export class Pillar extends Node {
  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  @Field(() => Int, { description: 'Number of the pillar within its plan.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String, { description: 'Code of the pillar within its plan, e.g. "P1".' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the pillar.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the pillar.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
