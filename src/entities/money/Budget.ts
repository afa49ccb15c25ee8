import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { now } from '../../clock.js';
import { BudgetStatus, BudgetType, DateScalar, DateTimeScalar } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { Project } from '../plan/Project.js';
import { Provenance } from '../plan/Provenance.js';

@ObjectType({
  implements: Node,
  description:
    'Planned cost of a project in a period (IATI budget). Budgets are never changed or deleted: a later one replaces an earlier one.',
})
@Entity()
@Index({ properties: ['project', 'periodStart', 'periodEnd'] })
@Check({ name: 'budget_amount_valid', expression: "amount >= 0 and amount <> 'NaN'" })
@Check({ name: 'budget_currency_valid', expression: "currency ~ '^[A-Z]{3}$'" })
@Check({ name: 'budget_period_valid', expression: 'period_start <= period_end' })
export class Budget extends Node {
  @ManyToOne(() => Project, { ref: true })
  project!: Ref<Project>;

  @Field(() => BudgetType, { description: 'Original or revised (IATI BudgetType).' })
  @Enum({ items: () => BudgetType })
  type!: BudgetType;

  @Field(() => BudgetStatus, { description: 'Indicative or committed (IATI BudgetStatus).' })
  @Enum({ items: () => BudgetStatus })
  status!: BudgetStatus;

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

  @Field(() => DateScalar, {
    description: 'Day whose exchange rate applies (IATI value-date). The budget counts from this day.',
  })
  @Property({ type: 'date' })
  valueDate!: string;

  @Field(() => DateTimeScalar, { description: 'Moment at which the tracker learned of it.' })
  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
