import type { Ref } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar, DateScalar } from '../schema/scalars.js';
import { Node } from './Node.js';
import { Provenance } from './Provenance.js';

@ObjectType({ implements: Node, description: 'An intergovernmental action plan: pillars, actions and the groups that carry them.' })
@Entity()
@Check({ name: 'action_plan_period_valid', expression: 'start_date <= end_date' })
@Check({ name: 'action_plan_reporting_currency_valid', expression: "reporting_currency ~ '^[A-Z]{3}$'" })
export class ActionPlan extends Node {
  @Field(() => String, { description: 'Unique code of the plan, e.g. "APIS-2022-2026".' })
  @Unique()
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'Title of the plan.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What the plan is for.' })
  @Property({ type: 'text', nullable: true })
  description: string | null = null;

  @Field(() => DateScalar, { description: 'First day of the plan.' })
  @Property({ type: 'date' })
  startDate!: string;

  @Field(() => DateScalar, { description: 'Last day of the plan.' })
  @Property({ type: 'date' })
  endDate!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Currency in which totals of the plan are shown when a query names none.' })
  @Property({ type: 'text', default: 'USD' })
  reportingCurrency: string = 'USD';

  @Field(() => String, { description: 'IANA time zone in which the days of the plan begin and end.' })
  @Property({ type: 'text', default: 'Asia/Bangkok' })
  timeZone: string = 'Asia/Bangkok';

  @ManyToOne(() => ActionPlan, { ref: true, nullable: true, unique: true })
  supersedes: Ref<ActionPlan> | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
