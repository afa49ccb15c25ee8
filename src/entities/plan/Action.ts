import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, DecimalScalar, Wording } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Coded, Named } from '../textRules.js';
import { ActionPlan } from './ActionPlan.js';
import { Pillar } from './Pillar.js';
import { Provenance } from './Provenance.js';
import { WorkingGroup } from './WorkingGroup.js';

@ObjectType({ implements: Node, description: 'One of the numbered actions of a plan.' })
@Entity()
@Coded('action', 'plan_id')
@Named('action', 'title')
@Unique({ properties: ['plan', 'number'], deferMode: 'deferred' })
@Unique({ properties: ['plan', 'code'] })
@Check({ name: 'action_number_valid', expression: 'number > 0' })
@Check({ name: 'action_weight_valid', expression: 'weight > 0 and weight <= 1000000' })
@Check({ name: 'action_period_valid', expression: 'start_date <= end_date' })
export class Action extends Node {
  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  @Field(() => Int, { description: 'Number of the action within its plan.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String, { description: 'Code of the action within its plan, e.g. "A07".' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, {
    description: 'Title. The field `wording` tells whether it is the title in the adopted document.',
  })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => Wording, {
    description: 'Whether the title is the adopted wording, a paraphrase, illustrative, or not verified.',
  })
  @Enum({ items: () => Wording })
  wording!: Wording;

  @Field(() => String, { nullable: true, description: 'What the action is about.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Index()
  @ManyToOne(() => Pillar, { ref: true, nullable: true })
  pillar: Ref<Pillar> | null = null;

  @Index()
  @ManyToOne(() => WorkingGroup, { ref: true, nullable: true })
  workingGroup: Ref<WorkingGroup> | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day; null if it is not stated: the plan's first day then applies.",
  })
  @Property({ type: 'date', nullable: true })
  startDate: string | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Last day; null if it is not stated: the plan's last day then applies.",
  })
  @Property({ type: 'date', nullable: true })
  endDate: string | null = null;

  @Field(() => DecimalScalar, { description: 'Weight in means over actions: above 0, on any scale. Default: 1.' })
  @Property({ type: 'decimal', precision: 12, scale: 4, default: '1' })
  weight: Opt<string> = '1';

  @Field(() => [String], { description: 'Targets of the Sustainable Development Goals that it serves, e.g. "9.c".' })
  @Property({ type: 'string[]', columnType: 'text[]', defaultRaw: "'{}'" })
  sdgTargets: Opt<string[]> = [];

  @Property({
    type: 'text',
    generated: "(search_key((((code || ' ') || title) || ' ') || coalesce(description, ''))) stored",
  })
  searchKey!: Opt<string>;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the action.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
