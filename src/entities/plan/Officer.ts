import type { Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { ActionPlan } from './ActionPlan.js';
import { Country } from './Country.js';
import { Provenance } from './Provenance.js';
import { WorkingGroup } from './WorkingGroup.js';

@ObjectType({ description: 'A country that holds an office in a working group.' })
@Entity()
@Unique({
  name: 'officer_unique',
  expression:
    'create unique index officer_unique on officer (plan_id, coalesce(working_group_id, 0), coalesce(country_id, 0), role)',
})
@Check({ name: 'officer_from_valid', expression: '"from" is null or partial_date_earliest("from") is not null' })
@Check({ name: 'officer_to_valid', expression: '"to" is null or partial_date_earliest("to") is not null' })
export class Officer {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Index()
  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  /** Null if the source does not say which of the plan's groups it is: the officer is then shown in each. */
  @Index()
  @ManyToOne(() => WorkingGroup, { ref: true, nullable: true })
  workingGroup: Ref<WorkingGroup> | null = null;

  @Index()
  @ManyToOne(() => Country, { ref: true, nullable: true })
  country: Ref<Country> | null = null;

  @Field(() => String, {
    description: 'Office. If the source does not say in which of several groups, this text says so.',
  })
  @Property({ type: 'text' })
  role!: string;

  @Property({ type: 'text', nullable: true })
  from: string | null = null;

  @Property({ type: 'text', nullable: true })
  to: string | null = null;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
