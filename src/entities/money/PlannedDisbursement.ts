import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { BudgetType, DateScalar, DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Organisation } from '../plan/Organisation.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';

@ObjectType({
  implements: Node,
  description:
    'Money that is to be disbursed in a period (IATI planned-disbursement): a forecast. Forecasts are never changed or deleted: a later one replaces an earlier one.',
})
@Entity()
@Index({ properties: ['project', 'periodStart', 'periodEnd'] })
@Check({ name: 'planned_disbursement_amount_valid', expression: "amount >= 0 and amount <> 'NaN'" })
@Check({ name: 'planned_disbursement_currency_valid', expression: "currency ~ '^[A-Z]{3}$'" })
@Check({ name: 'planned_disbursement_period_valid', expression: 'period_start <= period_end' })
export class PlannedDisbursement extends Node {
  @ManyToOne(() => Project, { ref: true })
  project!: Ref<Project>;

  @Field(() => BudgetType, { description: 'Original or revised (IATI BudgetType).' })
  @Enum({ items: () => BudgetType })
  type!: BudgetType;

  @Field(() => DateScalar, { description: 'First day of the period.' })
  @Property({ type: 'date' })
  periodStart!: string;

  @Field(() => DateScalar, { description: 'Last day of the period.' })
  @Property({ type: 'date' })
  periodEnd!: string;

  @Property({ type: 'decimal', precision: 24, scale: 4 })
  amount!: string;

  @Property({ type: 'text' })
  currency!: string;

  @Field(() => DateScalar, { description: 'Day whose exchange rate applies (IATI value-date).' })
  @Property({ type: 'date' })
  valueDate!: string;

  @Index()
  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  provider: Ref<Organisation> | null = null;

  @Index()
  @ManyToOne(() => Organisation, { ref: true, nullable: true, deleteRule: 'restrict' })
  receiver: Ref<Organisation> | null = null;

  @Field(() => DateTimeScalar, { description: 'Moment at which the tracker learned of it.' })
  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
