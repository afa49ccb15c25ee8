import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, PeriodKind, PeriodState } from '../../vocabulary/index.js';
import { Node } from '../Node.js';
import { ActionPlan } from '../plan/ActionPlan.js';
import { Provenance } from '../plan/Provenance.js';
import { Coded } from '../textRules.js';

@ObjectType({ implements: Node, description: 'A span of time for which reports are requested.' })
@Entity()
@Coded('reporting_period', 'plan_id')
@Unique({ properties: ['plan', 'code'] })
@Check({ name: 'reporting_period_span_valid', expression: 'start <= "end" and "end" <= due_on' })
export class ReportingPeriod extends Node {
  @ManyToOne(() => ActionPlan, { ref: true })
  plan!: Ref<ActionPlan>;

  @Field(() => String, { description: 'Code of the period within its plan, e.g. "2024-H2".' })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  @Property({ type: 'date' })
  start!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  @Property({ type: 'date' })
  end!: string;

  @Field(() => DateScalar, { description: 'Last day on which a report is on time.' })
  @Property({ type: 'date' })
  dueOn!: string;

  @Field(() => PeriodKind, { description: 'Kind of period.' })
  @Enum({ items: () => PeriodKind, default: 'REGULAR' })
  kind: Opt<PeriodKind> = PeriodKind.REGULAR;

  @Field(() => PeriodState, { description: 'State of the period.' })
  @Enum({ items: () => PeriodState, default: 'OPEN' })
  state: Opt<PeriodState> = PeriodState.OPEN;

  /** Reason for which it was last opened again. */
  @Property({ type: 'text', nullable: true })
  reopenReason: string | null = null;

  @Field(() => Int, { description: 'Version, which grows with each change. Pass it when you change the period.' })
  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @ManyToOne(() => Provenance, { ref: true })
  provenance!: Ref<Provenance>;
}
