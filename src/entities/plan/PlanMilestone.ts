import type { Ref } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Named } from '../textRules.js';
import { ActionPlan } from './ActionPlan.js';
import { Provenance } from './Provenance.js';

@ObjectType({ description: 'A dated step in the life of a plan: adopted, endorsed, recognised …' })
@Entity()
@Named('plan_milestone', 'title')
@Unique({ properties: ['plan', 'title'] })
@Check({ name: 'plan_milestone_date_valid', expression: 'partial_date_earliest(date) is not null' })
export class PlanMilestone {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  @Field(() => String, { description: 'What happened, or is planned.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'Body that took the step.' })
  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'text' })
  date!: string;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
